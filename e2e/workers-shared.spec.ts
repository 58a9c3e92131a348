/**
 * World: Node. Shared workers that the recorded tab starts: contexts of their own, recorded from their first statement,
 * whoever else uses them; those that nothing can be put into run as they were written, and are listed.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { contextLines, pageThatListens, recordAndCompare } from './workers.ts';

/** A name that no other page has: else one shared worker would be both pages'. */
const SHARE = `const share = (name, url, options) => {
  const worker = new SharedWorker(url, { name: name + performance.timeOrigin, ...options });
  worker.port.onmessage = ({ data }) => say(name, data);
  worker.onerror = () => say(name, 'error');
  return worker.port;
};`;

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
  expect(contextLines(profile).filter((line) => line.startsWith('worker'))).toHaveLength(3);
  // It imports, and stands on this machine.
  expect(notRecordedLines(profile)).toEqual(['local-network module.js']);
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

test('a policy, a text of its own, and requests on this machine keep it as it was written', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `${SHARE}
       share('policy', 'policy.js'); share('asks', 'asks.js');
       share('text', URL.createObjectURL(new Blob(['onconnect = ({ ports: [port] }) => port.postMessage(1)'])));`,
      3,
    ),
    '/policy.js': {
      body: `function guarded() { return 1 } onconnect = ({ ports: [port] }) => port.postMessage(guarded());`,
      headers: { 'content-security-policy': "script-src 'none'; connect-src 'none'" },
    },
    '/asks.js': `function asks() { return typeof fetch } onconnect = ({ ports: [port] }) => port.postMessage(asks());`,
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  const codes = notRecordedLines(profile).map((line) => line.replace(/ [-0-9a-f]{36}$/, ' text'));
  expect(codes.sort()).toEqual(['local-network asks.js', 'shared-worker policy.js', 'shared-worker text']);
});
