/**
 * World: Node. Workers on this machine whose main script may ask other servers: recorded from their first statement,
 * and they keep their place in the network, their messages and their errors.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { contextLines, pageThatListens, recordAndCompare } from './workers.ts';

const CORS = { 'access-control-allow-origin': '*' };

test('main scripts that ask another port are recorded, classic and module', async ({ driver }) => {
  const other = await driver.serve({
    '/data.json': { body: '{"answer":42}', type: 'application/json', headers: CORS },
    '/shared.js': { body: 'function shared(n) { return n } self.fromOther = shared(1);', headers: CORS },
  });
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `listen('classic', new Worker('classic.js')).postMessage('${other.origin}');
       listen('module', new Worker('module.js', { type: 'module' })).postMessage('${other.origin}');`,
      2,
    ),
    '/classic.js': `importScripts('part.js');
      function ask(url) { return fetch(url).then((response) => response.text()) }
      onmessage = async ({ data, isTrusted }) => {
        importScripts(data + '/shared.js');
        postMessage([fromOther, await ask(data + '/data.json'), part(1), isTrusted, location.pathname, name]);
      };`,
    '/part.js': 'function part(n) { return n }',
    '/module.js': `import { load } from './load.js';
      const own = (x) => [x, import.meta.url.replace(/^.*:[0-9]+/, ''), typeof this];
      addEventListener('message', async ({ data, ports }) =>
        postMessage([own(1), ports.length, await load(data + '/data.json'), (await import(data + '/shared.js')) && fromOther]));
      export {};`,
    '/load.js': 'export async function load(url) { return (await fetch(url)).text() }',
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  const calls = callLines(profile).filter((line) => !line.includes('page.html'));
  expect(calls.sort()).toEqual([
    '1  (anonymous in ask)(response: Response)  classic.js:2',
    '1  (anonymous)({data, ports}: Object)  module.js:3',
    '1  ask(url: string)  classic.js:2',
    '1  load(url: string)  load.js:1',
    '1  onmessage({data, isTrusted}: Object)  classic.js:3',
    '1  own(x: int)  module.js:2',
    '1  part(n: int)  part.js:1',
    '2  shared(n: int)  shared.js:1',
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
  expect(contextLines(profile).sort()).toEqual(['page page.html', 'worker classic.js', 'worker module.js']);
});

test('what such a worker is told, throws and asks for while it begins is as it was', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const early = (name, url, options) => {
         const worker = listen(name, new Worker(url, options));
         const { port1, port2 } = new MessageChannel();
         port1.onmessage = ({ data }) => say(name, 'port', data);
         worker.postMessage('one'); worker.postMessage('two', [port2]); worker.postMessage({ three: [3] });
         return worker;
       };
       early('classic', 'listens.js'); early('module', 'listens.js?module', { type: 'module' });
       early('waits', 'waits.js', { type: 'module' });
       listen('throws', new Worker('throws.js')); listen('throws module', new Worker('throws.js', { type: 'module' }));
       listen('later', new Worker('later.js')); listen('sync', new Worker('sync.js'));`,
      13,
    ),
    '/listens.js': `const asks = () => fetch; let count = 0;
      function hear({ data, ports }) { ports[0]?.postMessage('hello'); postMessage([++count, data]) }
      onmessage = hear;`,
    '/waits.js': `const first = await new Promise((heard) => addEventListener('message', heard, { once: true }));
      const asks = () => fetch; function say(data) { postMessage(data) }
      say(['waited', first.data]);`,
    '/throws.js': `const asks = () => fetch;
      function thrower() {
        throw new RangeError('meant');
      }
      thrower();`,
    '/later.js': `const asks = () => fetch;
      function timed() { postMessage(['timed', thrown]) }
      let thrown = ''; addEventListener('error', (event) => { thrown = event.message; event.preventDefault() });
      setTimeout(timed, 30); Promise.resolve().then(() => { thrown += 'microtask ' }); nowhere();`,
    '/sync.js': `const request = new XMLHttpRequest(); request.open('GET', 'text.txt', false); request.send();
      function waited() { return Atomics.wait(new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer), 0, 0, 10) }
      const inner = new Worker('inner.js'); inner.onmessage = ({ data }) => postMessage([request.responseText, waited(), data]);`,
    '/inner.js': 'postMessage("inner")',
    '/text.txt': { body: 'text', type: 'text/plain' },
  });
  const { profile, said } = await recordAndCompare(driver, `${origin}/page.html`);
  for (const name of ['classic', 'module'])
    expect(said.filter((line) => line.startsWith(`["${name}",[`))).toEqual([
      `["${name}",[1,"one"]]`,
      `["${name}",[2,"two"]]`,
      `["${name}",[3,{"three":[3]}]]`,
    ]);
  const calls = callLines(profile);
  expect(calls.filter((line) => line.startsWith('3  hear('))).toHaveLength(2);
  expect(calls).toContain('2  thrower()  throws.js:2');
  expect(calls).toContain('1  say(data: Array<string>(2))  waits.js:2');
  expect(calls).toContain('1  timed()  later.js:2');
  expect(calls).toContain('1  waited()  sync.js:2');
});

test('where that is not sure beforehand, a main script runs as it was written and is listed', async ({
  driver,
}) => {
  const policy = { 'content-security-policy': "script-src 'self'" };
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `listen('policy', new Worker('policy.js')); listen('gives', new Worker('gives.js', { type: 'module' }));`,
      2,
    ),
    '/policy.js': {
      body: 'function guarded() { return typeof fetch } postMessage(guarded());',
      headers: policy,
    },
    '/gives.js': `import { answer } from './asks.js'; export const question = 6; postMessage(answer() + question);`,
    '/asks.js': `import * as main from './gives.js'; export function answer() { return Object.keys(main).length }`,
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(notRecordedLines(profile).sort()).toEqual(['local-network gives.js', 'local-network policy.js']);
  expect(callLines(profile)).toContain('1  answer()  asks.js:1');
});
