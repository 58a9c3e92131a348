/**
 * World: Node. Workers inside workers whose script has an address: recorded where their server gives single bytes, and
 * neither they nor their makers can tell; listed elsewhere.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { contextLines, pageThatListens, recordAndCompare } from './workers.ts';

/** A server that gives parts. */
const inParts = (body: string): { readonly body: string; readonly ranges: true } => ({ body, ranges: true });

test('classic and module workers inside workers are recorded, two deep', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(`listen('outer', new Worker('deep/outer.js'));`, 2),
    '/deep/outer.js': `function outer(n) { return n } outer(1);
      const hear = (worker) => { worker.onmessage = ({ data }) => postMessage(data); return worker };
      hear(new Worker('inner.js?x=1#part', { name: 'nested' })).postMessage('one');
      hear(new Worker(new URL('/module.js', location.href), { type: 'module' })).postMessage('two');`,
    '/deep/inner.js': inParts(`importScripts('part.js');
      function inner(n) { return n + part(n) }
      onmessage = ({ data }) => {
        const innermost = new Worker('innermost.js');
        innermost.onmessage = (event) =>
          postMessage([data, event.data, inner(1), name, location.href.replace(/^.*:[0-9]+/, ''), inner.toString(), self.origin === location.origin]);
      };`),
    '/deep/part.js': 'function part(n) { return n + 1 }',
    '/deep/innermost.js': inParts(`function innermost(n) { return n }
      fetch('data.json').then((response) => response.json()).then(({ n }) => postMessage(innermost(n)));`),
    '/deep/data.json': '{"n":7}',
    '/module.js': inParts(`import { piece } from './deep/piece.js';
      const own = (x) => x * piece(2);
      addEventListener('message', ({ data }) => postMessage([data, own(0.5), import.meta.url.replace(/^.*:[0-9]+/, ''), typeof this]));`),
    '/deep/piece.js': 'export function piece(n) { return n }',
  });
  const { profile, said } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(said.some((line) => line.includes('"/deep/inner.js?x=1#part"'))).toBe(true);
  const calls = callLines(profile);
  expect(calls).toEqual(
    expect.arrayContaining([
      '1  outer(n: int)  outer.js:1',
      '1  inner(n: int)  inner.js:2',
      '1  part(n: int)  part.js:1',
      '1  innermost(n: int)  innermost.js:1',
      '1  own(x: float)  module.js:2',
      '1  piece(n: int)  piece.js:1',
    ]),
  );
  expect(notRecordedLines(profile)).toEqual([]);
  expect(contextLines(profile).filter((line) => line.startsWith('worker'))).toHaveLength(4);
});

test('what is thrown, missing, broken or waits is as it was', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(`listen('outer', new Worker('outer.js'));`, 7),
    '/outer.js': `const order = [];
      function make(name, url, options) {
        const worker = new Worker(url, options);
        worker.onmessage = ({ data }) => postMessage([name, data]);
        worker.onerror = (event) => { event.preventDefault(); postMessage([name, event.message, event.lineno, String(event.filename).replace(/^.*\\//, '')]) };
        return worker;
      }
      make('throws', 'throws.js'); make('throws module', 'throws.js', { type: 'module' });
      make('missing', 'missing.js'); make('broken', 'broken.js');
      Promise.resolve().then(() => order.push('microtask')); setTimeout(() => postMessage(order), 50);
      make('answers', { toString: () => 'answers.js' }).postMessage('hello');
      try { new Worker('http://[') } catch (e) { postMessage(e.name) }
      order.push('synchronous');`,
    '/throws.js': inParts(`function thrower() {
        throw new RangeError('meant');
      }
      thrower();`),
    '/broken.js': inParts('let a = 1 2;'),
    '/answers.js': inParts(
      'function echo(x) { return x } onmessage = ({ data }) => postMessage(echo(data));',
    ),
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(callLines(profile)).toContain('2  thrower()  throws.js:1');
  // An address that is made text by code of the page's is read once, by the browser.
  expect(notRecordedLines(profile).sort()).toEqual(['nested-worker answers.js', 'syntax broken.js']);
});

test('where nothing is sure beforehand it runs as it was written, and is listed', async ({ driver }) => {
  const { origin, requests } = await driver.serve({
    '/page.html': pageThatListens(
      `listen('outer', new Worker('outer.js')); listen('guarded', new Worker('guarded.js'));`,
      4,
    ),
    '/outer.js': `const make = (url, options) => { new Worker(url, options).onmessage = ({ data }) => postMessage(data) };
      make('whole.js'); make('policy.js'); make('gives.js', { type: 'module' });`,
    '/guarded.js': {
      body: `new Worker('inner.js').onmessage = ({ data }) => postMessage(data);
        addEventListener('securitypolicyviolation', () => postMessage('violation'));`,
      headers: { 'content-security-policy': "connect-src 'none'" },
    },
    '/whole.js': 'function whole(n) { return n } postMessage(whole(1));',
    '/policy.js': {
      ...inParts('function policy(n) { return n } postMessage(policy(1));'),
      headers: { 'content-security-policy': "script-src 'self'" },
    },
    '/gives.js': inParts('export function gives(n) { return n } postMessage(gives(1));'),
    '/inner.js': inParts('function inner(n) { return n } postMessage(inner(1));'),
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(notRecordedLines(profile).sort()).toEqual([
    'nested-worker gives.js',
    'nested-worker inner.js',
    'nested-worker policy.js',
    'nested-worker whole.js',
  ]);
  expect(requests.filter((path) => path.startsWith('/_'))).toEqual([]);
});

test('isolation is hidden from one that runs as it was written, too', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(`listen('outer', new Worker('outer.js'));`, 2),
    '/outer.js': `postMessage([crossOriginIsolated, typeof SharedArrayBuffer]);
      new Worker('inner.js').onmessage = ({ data }) => postMessage(data);`,
    '/inner.js': `const getter = Object.getOwnPropertyDescriptor(WorkerGlobalScope.prototype, 'crossOriginIsolated').get;
      const refused = (() => { try { getter.call({}) } catch (e) { return e.message } })();
      postMessage([crossOriginIsolated, typeof SharedArrayBuffer, getter.name, String(getter), refused]);`,
  });
  const { profile, said } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(said).toContain('["outer",[false,"undefined"]]');
  expect(profile.contexts.some(({ clock }) => clock.isolated)).toBe(true);
  expect(notRecordedLines(profile)).toEqual(['nested-worker inner.js']);
});
