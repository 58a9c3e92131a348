/**
 * World: Node. Shared workers that have ended and are made again, by the same address and name: the browser has each wait
 * whose last life somebody was attached to.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { pageThatListens } from './workers.ts';

const MAKES = `const connect = (name, url, options) => {
  const { port } = new SharedWorker(url, { name, ...options });
  port.onmessage = ({ data }) => say(name, data);
  port.postMessage(name);
};`;

const ANSWERS = `onconnect = ({ ports: [port] }) => { port.onmessage = ({ data }) => { port.postMessage(answer(data)); if (data === 'closes') close() } };`;

test('shared workers that begin again with each load are recorded each time', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `${MAKES}
       connect('classic', 'classic.js'); connect('module', 'module.js', { type: 'module' });
       connect('asks', 'asks.js'); connect('imports', 'imports.js', { type: 'module' });`,
      4,
    ),
    '/classic.js': `let count = 0; function answer() { return ++count } ${ANSWERS}`,
    '/module.js': `let count = 0; function answer() { return ++count } ${ANSWERS}`,
    '/asks.js': `importScripts('part.js'); onconnect = ({ ports: [port] }) => port.postMessage(part('asks'));`,
    '/imports.js': `import { own } from './own.js'; onconnect = ({ ports: [port] }) => port.postMessage(own(1));`,
    '/part.js': `function part(text) { return text.length }`,
    '/own.js': `export function own(n) { return n + 1 }`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  const expected = ['["asks",4]', '["classic",1]', '["imports",2]', '["module",1]'];
  for (let load = 1; ; load++) {
    await tab.hasTitle('Done');
    expect((await tab.evaluate<string[]>('said')).sort()).toEqual(expected);
    if (load === 3) break;
    await tab.reload();
  }
  const calls = callLines(await tab.panel.stop()).filter((line) => /answer|part|own/.test(line));
  expect(calls.sort()).toEqual([
    '3  answer()  classic.js:1',
    '3  answer()  module.js:1',
    '3  own(n: int)  own.js:1',
    '3  part(text: string)  part.js:1',
  ]);
});

test('one that closes itself can be made again at once', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const again = (url, times) => {
         const { port } = new SharedWorker(url, 'closes');
         port.onmessage = ({ data }) => { port.close(); say(data); if (times > 1) setTimeout(again, 50, url, times - 1); };
         port.postMessage('closes');
       };
       again('closes.js', 3);
       again(URL.createObjectURL(new Blob([${JSON.stringify(`function answer() { return 'of text' } ${ANSWERS}`)}])), 3);`,
      6,
    ),
    '/closes.js': `function answer() { return 'of a file' } ${ANSWERS}`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();
  const calls = callLines(profile).filter((line) => line.includes('answer()'));
  expect(calls.map((line) => line.replace(/ \(.*/, '')).sort()).toEqual([
    '3  answer()  closes.js:1',
    '3  answer()  worker at again',
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
});

test('one that another tab makes again runs as it was written', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(`${MAKES} connect('one', 'one.js');`, 1),
    '/empty.html': '<!doctype html><title>Empty</title>',
    '/one.js': `function answer() { return answer.name } ${ANSWERS}`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  await tab.goto(`${origin}/empty.html`);
  const other = await driver.openPlain(`${origin}/page.html`);
  await other.hasTitle('Done');
  expect(callLines(await tab.panel.stop())).toContain('1  answer()  one.js:1');
});

test('one that another recorded tab has made before begins as it was written', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(`${MAKES} connect('one', 'one.js'); connect('asks', 'asks.js');`, 2),
    '/empty.html': '<!doctype html><title>Empty</title>',
    '/one.js': `function answer() { return answer.name } ${ANSWERS}`,
    '/asks.js': `const might = () => fetch; function answer() { return answer.name } ${ANSWERS}`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  await tab.goto(`${origin}/empty.html`);
  const other = await driver.open(`${origin}/empty.html`);
  await other.panel.reloadAndRecord();
  await other.goto(`${origin}/page.html`);
  await other.hasTitle('Done');
  const calls = callLines(await tab.panel.stop()).filter((line) => line.includes('answer()'));
  expect(calls.sort()).toEqual(['1  answer()  asks.js:1', '1  answer()  one.js:1']);
});

for (const end of ['closed', 'crashed'] as const) {
  test(`DevTools ${end}: a shared worker that begins again does not wait`, async ({ driver }) => {
    const { origin } = await driver.serve({
      '/page.html': pageThatListens(`${MAKES} connect('one', 'one.js');`, 1),
      '/empty.html': '<!doctype html><title>Empty</title>',
      '/one.js': `function answer() { return 1 } ${ANSWERS}`,
    });
    const tab = await driver.open(`${origin}/page.html`);
    await tab.panel.reloadAndRecord();
    await tab.hasTitle('Done');
    await tab.goto(`${origin}/empty.html`);
    await tab.hasTitle('Empty');
    if (end === 'closed') await tab.panel.close();
    else await tab.panel.crash();
    await tab.goto(`${origin}/page.html`);
    await tab.hasTitle('Done');
  });
}
