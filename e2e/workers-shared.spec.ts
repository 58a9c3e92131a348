/**
 * World: Node. Shared workers that the recorded tab starts: contexts of their own, recorded from their first statement,
 * whoever else uses them; those that nothing can be put into run as they were written, and are listed.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { contextLines, pageThatListens, recordAndCompare, SHARE } from './workers.ts';

test('shared workers are recorded from their first statement', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `${SHARE}
       share('classic', 'classic.js').postMessage(1);
       share('strict', 'strict.js'); share('module', 'module.js', { type: 'module' });
       share('plain module', 'strict.js?module', { type: 'module' });`,
      5,
    ),
    '/classic.js': `function first(n) { return n + 1 } const begun = first(1);
      onconnect = ({ ports: [port] }) => {
        port.postMessage([begun, first.toString(), location.pathname, (function () { return this === self })()]);
        port.onmessage = ({ data }) => port.postMessage(first(data));
      };`,
    '/strict.js': `// a comment
      'use strict';
      function isStrict() { return this === undefined } const begun = isStrict();
      onconnect = ({ ports: [port] }) => port.postMessage([begun, typeof globalThis.r]);`,
    '/module.js': `import { part } from './part.js';
      function own(x) { return x * 2 } const begun = own(0.5);
      onconnect = ({ ports: [port] }) => port.postMessage([begun, part(1), import.meta.url.replace(/^.*:[0-9]+/, '')]);`,
    '/part.js': 'export function part(n) { return n + 1 }',
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  const calls = callLines(profile);
  expect(calls).toContain('2  first(n: int)  classic.js:1');
  expect(calls.filter((line) => line.startsWith('1  isStrict()'))).toHaveLength(2);
  expect(contextLines(profile).filter((line) => line.startsWith('worker'))).toHaveLength(4);
  expect(calls).toContain('1  part(n: int)  part.js:1');
  expect(calls).toContain('1  own(x: float)  module.js:2');
  expect(notRecordedLines(profile)).toEqual([]);
});

test('one that another tab has started is left alone, and so is what a session no longer watches', async ({
  driver,
}) => {
  const page = pageThatListens(
    `const { port } = new SharedWorker('shared.js', 'ours');
     port.onmessage = ({ data }) => say('shared', data); port.postMessage(1);`,
    1,
  );
  const { origin } = await driver.serve({
    '/page.html': page,
    '/shared.js': `let count = 0; function answer(n) { return n + 1 }
      onconnect = ({ ports: [port] }) => { port.onmessage = ({ data }) => port.postMessage([++count, answer(data)]) };`,
  });
  const other = await driver.openPlain(`${origin}/page.html`);
  await other.hasTitle('Done');
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  await tab.hasTitle('Done');
  expect(await tab.evaluate('said')).toEqual(['["shared",[3,2]]']);
  const profile = await tab.panel.stop();
  expect(contextLines(profile)).toEqual(['page page.html']);
  expect(callLines(profile).filter((line) => line.includes('shared.js'))).toEqual([]);
});

test('two that begin at one address at once, and such with a policy, are recorded', async ({ driver }) => {
  const body = `'use strict'; function guarded() { return this === undefined } const begun = guarded();
    onconnect = ({ ports: [port] }) => port.postMessage([begun, performance.getEntriesByType('resource').length]);`;
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `${SHARE}
       share('one', 'same.js'); share('two', 'same.js');
       share('policy', 'policy.js'); share('module', 'policy.js?module', { type: 'module' });`,
      4,
    ),
    '/same.js': body,
    '/policy.js': {
      body,
      headers: { 'content-security-policy': "script-src 'none'; connect-src 'none'" },
    },
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(contextLines(profile).filter((line) => line.startsWith('worker'))).toHaveLength(4);
  const guarded = callLines(profile).filter((line) => line.includes('guarded()'));
  expect(guarded.map((line) => line.replace(/http:.*\//, '')).sort()).toEqual([
    '1  guarded()  policy.js:1',
    '1  guarded()  policy.js?module:1',
    '2  guarded()  same.js:1',
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
});

test('what one counted that closes itself at once is not lost', async ({ driver }) => {
  const body = (name: string): string =>
    `function ${name}() { return '${name}' } function after() { return 1 }
     const ends = (port) => { if (port) port.postMessage(${name}()); else ${name}(); close(); after(); };`;
  const connects = 'onconnect = ({ ports: [port] }) => ends(port);';
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `${SHARE}
       const blob = (text) => URL.createObjectURL(new Blob([text]));
       for (let i = 0; i < 3; i++) {
         share('file' + i, 'connects.js?' + i);
         share('text' + i, blob(${JSON.stringify(`${body('told')} ${connects}//`)} + i));
         share('module' + i, 'module.js?' + i, { type: 'module' });
         share('first' + i, 'first.js?' + i);
         share('first text' + i, blob(${JSON.stringify(`${body('begun')} ends();//`)} + i));
       }`,
      9,
    ),
    '/connects.js': `${body('connected')} ${connects}`,
    '/module.js': `${body('imported')} ${connects}`,
    '/first.js': `${body('first')} ends();`,
  });
  const tab = await driver.open(`${origin}/page.html`);
  await tab.panel.reloadAndRecord();
  // Those that close in their first turn tell nobody else.
  await expect.poll(() => tab.panel.text()).toContain('16 contexts');
  const profile = await tab.panel.stop();
  const counts = new Map<string, number>();
  for (const line of callLines(profile)) {
    const [, calls = '', name = ''] = /^(\d+) {2}(\w+)\(/.exec(line) ?? [];
    counts.set(name, (counts.get(name) ?? 0) + Number(calls));
  }
  const seen = ['connected', 'told', 'imported', 'first', 'begun', 'after'].map((name) => counts.get(name));
  expect(seen).toEqual([3, 3, 3, 3, 3, 15]);
  expect(notRecordedLines(profile)).toEqual([]);
  const contexts = contextLines(profile).filter((line) => line.startsWith('worker'));
  expect(contexts).toHaveLength(15);
  expect(contexts.filter((line) => line.includes('ended early'))).toEqual([]);
});

test('a page cannot tell how its shared workers close themselves', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(`${SHARE} share('closes', 'closes.js').postMessage('late');`, 1),
    '/closes.js': `const said = [close.name, close.length, String(close), Object.keys(globalThis).join()];
      const thrown = (f) => { try { return String(f()) } catch (error) { return error.constructor.name + ': ' + error.message } };
      said.push(thrown(() => close.call({})), thrown(() => close.call(new EventTarget())));
      onconnect = ({ ports: [port] }) => {
        port.onmessage = () => port.postMessage('after its end');
        setTimeout(() => port.postMessage('a timer after its end'), 0);
        Promise.resolve().then(() => { said.push(thrown(() => close.call(undefined))); port.postMessage(said); });
        said.push(thrown(() => close()));
      };`,
  });
  await recordAndCompare(driver, `${origin}/page.html`);
});
