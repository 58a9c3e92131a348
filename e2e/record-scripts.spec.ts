/**
 * World: Node. Every way an external script gets into a document is recorded from its first statement, with
 * exact counts; workers' scripts run as they should and are listed.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';

const call = (name: string, times: number): string =>
  `function ${name}(n) { return n }\nfor (let i = 0; i < ${times}; i++) ${name}(i);`;

test('records external scripts of every kind, each call once', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/': `<!doctype html><title>Kinds</title>
      <link rel="preload" as="script" href="preloaded.js">
      <script src="classic.js"></script>
      <script src="deferred.js" defer></script>
      <script src="asynchronous.js" async></script>
      <script src="cors.js" crossorigin></script>
      <script src="preloaded.js"></script>
      <script src="module.js" type="module"></script>
      <script src="adds.js"></script>`,
    '/classic.js': call('classic', 3),
    '/deferred.js': call('deferred', 4),
    '/asynchronous.js': call('asynchronous', 5),
    '/cors.js': call('cors', 6),
    '/preloaded.js': call('preloaded', 7),
    '/module.js': `import { imported } from './imported.js';
      for (let i = 0; i < 8; i++) imported(i);
      const { dynamic } = await import('./dynamic.js');
      for (let i = 0; i < 9; i++) dynamic(0.5);
      document.title = 'Done';`,
    '/imported.js': 'export function imported(n) { return n }',
    '/dynamic.js': 'export const dynamic = (n) => n * 2;',
    '/adds.js': `const added = document.createElement('script'); added.src = 'inserted.js'; document.head.append(added);`,
    '/inserted.js': call('inserted', 10),
  });
  const tab = await driver.open(`${origin}/`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  const profile = await tab.panel.stop();

  expect(callLines(profile).sort()).toEqual([
    '10  inserted(n: int)  inserted.js:1',
    '3  classic(n: int)  classic.js:1',
    '4  deferred(n: int)  deferred.js:1',
    '5  asynchronous(n: int)  asynchronous.js:1',
    '6  cors(n: int)  cors.js:1',
    '7  preloaded(n: int)  preloaded.js:1',
    '8  imported(n: int)  imported.js:1',
    '9  dynamic(n: float)  dynamic.js:1',
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
  expect(profile.meta.url).toBe(`${origin}/`);
  expect(profile.contexts.map(({ kind, complete }) => [kind, complete])).toEqual([['page', true]]);
});

test('two files with the same bytes stay two rows', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/': `<!doctype html><script src="one.js"></script><script src="two.js"></script>`,
    '/one.js': call('same', 2),
    '/two.js': call('same', 2),
  });
  const tab = await driver.open(`${origin}/`);
  await tab.panel.reloadAndRecord();
  expect(callLines(await tab.panel.stop())).toEqual([
    '2  same(n: int)  one.js:1',
    '2  same(n: int)  two.js:1',
  ]);
});

test('decodes scripts as the browser would have', async ({ driver }) => {
  const latin1 = Buffer.from("function name() { return '\u00e9t\u00e9' }\nwindow.latin = name();", 'latin1');
  const utf16 = Buffer.from(
    "\ufefffunction wide() { return '\u00e9t\u00e9' }\nwindow.wide16 = wide();",
    'utf16le',
  );
  const { origin } = await driver.serve({
    '/': {
      body: `<!doctype html><meta charset="windows-1252"><script src="header.js"></script><script src="document.js"></script><script src="mark.js"></script>`,
      type: 'text/html',
    },
    '/header.js': { body: latin1, type: 'text/javascript; charset=iso-8859-1' },
    '/document.js': {
      body: Buffer.from(latin1.toString('latin1').replace('latin =', 'fromDocument ='), 'latin1'),
      type: 'text/javascript',
    },
    '/mark.js': { body: utf16, type: 'text/javascript' },
  });
  const tab = await driver.open(`${origin}/`);
  await tab.panel.reloadAndRecord();
  expect(await tab.evaluate('[latin, fromDocument, wide16]')).toEqual(['été', 'été', 'été']);
  expect(callLines(await tab.panel.stop())).toHaveLength(3);
});
