/**
 * World: Node. What shared workers import is recorded from its first statement, whether their own script is or not:
 * whichever text comes first brings the recorder.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { contextLines, pageThatListens, recordAndCompare, SHARE } from './workers.ts';

const CORS = { 'access-control-allow-origin': '*' };

test('what shared workers import is recorded, classic and module, at once and later', async ({ driver }) => {
  const other = await driver.serve({
    '/other.js': { body: 'function other(n) { return n } self.fromOther = other(1);', headers: CORS },
  });
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `${SHARE}
       share('classic', 'classic.js').postMessage('${other.origin}');
       share('module', 'module.js', { type: 'module' }).postMessage('${other.origin}');`,
      2,
    ),
    '/classic.js': `importScripts('part.js', 'strict.js');
      onconnect = ({ ports: [port] }) => {
        port.onmessage = ({ data }) => {
          importScripts(data + '/other.js', 'late.js');
          let thrown; try { throws() } catch (error) { thrown = error.stack.match(/late\\.js:[0-9]+/)[0] }
          port.postMessage([fromOther, part(2), strictly(), thrown, part.toString()]);
        };
      };`,
    '/part.js': 'function part(n) { return n } part(1);',
    '/strict.js': `/* first */ "use strict"; function strictly() { return this === undefined }`,
    '/late.js': `function late(n) { return n }
      function throws() { throw new Error(late('meant')) }`,
    '/module.js': `import { load } from './load.js';
      onconnect = ({ ports: [port] }) => {
        port.onmessage = async ({ data }) => {
          await import(data + '/other.js');
          const { lazy } = await import('./lazy.js');
          port.postMessage([fromOther, load(1), lazy(2), import.meta.url.replace(/^.*:[0-9]+/, '')]);
        };
      };`,
    '/load.js': `import { deep } from './deep.js'; export function load(x) { return deep(x) } load(1.5);`,
    '/deep.js': 'export function deep(x) { return x }',
    '/lazy.js': 'export function lazy(n) { return n }',
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  const calls = callLines(profile).filter((line) => !line.includes('page.html'));
  expect(calls.sort()).toEqual([
    '1  deep(x: float)  deep.js:1',
    '1  deep(x: int)  deep.js:1',
    '1  late(n: string)  late.js:1',
    '1  lazy(n: int)  lazy.js:1',
    '1  load(x: float)  load.js:1',
    '1  load(x: int)  load.js:1',
    '1  onconnect({ports}: Object)  classic.js:2',
    '1  onconnect({ports}: Object)  module.js:2',
    '1  port.onmessage({data}: Object)  classic.js:3',
    '1  port.onmessage({data}: Object)  module.js:3',
    '1  strictly()  strict.js:1',
    '1  throws()  late.js:2',
    '2  other(n: int)  other.js:1',
    '2  part(n: int)  part.js:1',
  ]);
  expect(contextLines(profile).sort()).toEqual(['page page.html', 'worker classic.js', 'worker module.js']);
  expect(notRecordedLines(profile)).toEqual([]);
});

for (const end of ['closed', 'crashed'] as const) {
  test(`DevTools ${end}: a shared worker still gets what it imports`, async ({ driver }) => {
    const { origin } = await driver.serve({
      '/page.html': `<!doctype html><script>
        const { port } = new SharedWorker('shared.js', 'own' + performance.timeOrigin);
        port.onmessage = ({ data }) => { document.title = data };
        const ask = (text) => port.postMessage(text);
        ask('First');
      </script>`,
      '/shared.js': `onconnect = ({ ports: [port] }) => {
        port.onmessage = ({ data }) => { importScripts('late.js?' + data); port.postMessage(late(data)) };
      };`,
      '/late.js': 'function late(text) { return text }',
    });
    const tab = await driver.open(`${origin}/page.html`);
    await tab.panel.reloadAndRecord();
    await tab.hasTitle('First');
    await driver.sleepBackground();
    if (end === 'closed') await tab.panel.close();
    else await tab.panel.crash();
    await tab.evaluate(`ask('Last')`);
    await tab.hasTitle('Last');
    await expect.poll(() => driver.isDebugged(tab)).toBe(false);
  });
}
