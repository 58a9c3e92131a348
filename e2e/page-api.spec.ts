/**
 * World: Node. A page profiles itself while a session is on, and shows what it has in the panel.
 */
import { callLines, expect, test } from './driver.ts';

const PAGE = {
  '/page.html': `<!doctype html><title>Loading</title><script src="app.js"></script>`,
  '/app.js': `function scale(x, by) { return x * by }
    function inner() { scale(1, 2); scale(1.5, 2) }
    const p = globalThis.SignatureProfiler ? new SignatureProfiler.Profile() : null;
    window.log = [];
    console.log = (text) => log.push(text);
    const answer = p ? p.runCall((n) => { inner(); return n }, 42) : 0;
    scale('not', 'recorded');
    p?.printStats({ sort: 'ncalls' });
    p?.callers();
    if (p) SignatureProfiler.plot(p);
    document.title = 'Answer ' + answer;`,
};

test('a page that profiles itself prints its rows by name and shows them in the panel', async ({
  driver,
}) => {
  const { origin } = await driver.serve(PAGE);
  const tab = await driver.open(`${origin}/page.html`);
  await tab.hasTitle('Answer 0');
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Answer 42');
  const recorded = callLines(await tab.panel.stop());
  expect(recorded).toContain('1  scale(x: string, by: string)  app.js:1');

  const [stats, callers] = await tab.evaluate<string[]>('log');
  expect(stats).toContain('app.js:1(scale(x: int, by: int))');
  expect(stats).toContain('app.js:1(scale(x: float, by: int))');
  expect(stats).not.toContain('string');
  expect(callers).toMatch(/scale\(x: int, by: int\)\) +<-.*app\.js:2\(inner\(\)\)/);
  await tab.evaluate('SignatureProfiler.plot(p)');
  await expect
    .poll(async () => callLines(await tab.panel.exportProfile()))
    .toContain('1  scale(x: float, by: int)  app.js:1');
  await expect
    .poll(async () => callLines(await tab.panel.exportProfile()))
    .not.toContain('1  scale(x: string, by: string)  app.js:1');
});

test('without signatures a recording has one row for each function', async ({ driver }) => {
  const { origin } = await driver.serve(PAGE);
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.click('checkbox', 'Signatures');
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Answer 42');
  const profile = await tab.panel.stop();
  expect(profile.meta.settings.signatures).toBe(false);
  expect(callLines(profile)).toContain('3  scale  app.js:1');
});

test('a worker that profiles itself prints its rows by name, those of what it imports too', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><title>Loading</title><script>
      new Worker('worker.js').onmessage = ({ data }) => { window.report = data; document.title = 'Reported' };
    </script>`,
    '/worker.js': `importScripts('part.js');
      function work(n) { return part(n) + part('x') }
      console.log = (text) => postMessage(text);
      const p = globalThis.SignatureProfiler ? new SignatureProfiler.Profile() : null;
      p?.runCall(() => work(1));
      if (p) p.printStats(); else postMessage('');`,
    '/part.js': 'function part(x) { return x }',
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.hasTitle('Reported');
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Reported');
  const report = await tab.evaluate<string>('report');
  for (const row of ['worker.js:2(work(n: int))', 'part.js:1(part(x: int))', 'part.js:1(part(x: string))'])
    expect(report).toContain(row);
});
