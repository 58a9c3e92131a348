/**
 * World: Node. Code that a page makes while it runs is recorded under the place that made it, and runs as it
 * would.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';

test('functions made of text and timers with text are recorded', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': `<!doctype html><script src="app.js"></script>`,
    '/app.js': `function compile(text) { return new Function('a', text) }
const double = compile('return a * 2');
double(1); double(2.5);
new Function('n', 'return n //# sourceURL=row.tpl')('x');
const later = Object.getPrototypeOf(async () => {}).constructor('x', 'return x');
window.texts = [String(double), double.constructor === Function, later.name];
setTimeout("function timed(n) { return n }\\ntimed(7); document.title = 'Done'");
later(null);`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await expect(tab.page).toHaveTitle('Done');
  const profile = await tab.panel.stop();
  expect(callLines(profile).sort()).toEqual([
    '1  anonymous(a: float)  eval at compile (app.js:1):1',
    '1  anonymous(a: int)  eval at compile (app.js:1):1',
    '1  anonymous(n: string)  row.tpl:1',
    '1  anonymous(x: null)  eval at app.js:5:1',
    '1  compile(text: string)  app.js:1',
    '1  timed(n: int)  eval at app.js:7:1',
  ]);
  expect(await tab.evaluate('texts')).toEqual([
    'function anonymous(a\n) {\nreturn a * 2\n}',
    true,
    'anonymous',
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
});

test('a policy that forbids code from text forbids it as before', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': {
      body: `<!doctype html><script src="app.js"></script>`,
      headers: { 'content-security-policy': `script-src 'self'` },
    },
    '/app.js': `addEventListener('securitypolicyviolation', (event) => { seen.push(event.blockedURI) });
window.seen = [];
try { new Function('return 1') } catch (error) { seen.push(error.name, error.message) }
seen.push(setTimeout('seen.push("ran")'));
setTimeout(() => { document.title = 'Done' }, 50);`,
  });
  const plain = await driver.openPlain(`${origin}/page.html`);
  await expect(plain).toHaveTitle('Done');
  const before = await plain.evaluate<unknown>('seen');
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await expect(tab.page).toHaveTitle('Done');
  expect(await tab.evaluate('seen')).toEqual(before);
  expect(JSON.stringify(before)).toContain('EvalError');
});
