/**
 * World: Node. Dedicated workers, classic and module: each a context of its own, recorded from before its first
 * statement, and the page hears what it hears without us.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { contextLines, pageThatListens, recordAndCompare } from './workers.ts';

test('records classic and module workers from their first statement', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const worker = listen('classic', new Worker('classic.js', { name: 'first' }));
       worker.postMessage(1); worker.postMessage(2);
       listen('module', new Worker('module.js', { type: 'module' })).postMessage(0.5);`,
      5,
    ),
    '/classic.js': `function first(n) { return n + 1 } postMessage([first(1), name, location.pathname]);
      onmessage = ({ data }) => postMessage(first(data));`,
    '/module.js': `const twice = (x) => x * 2;
      postMessage([typeof this, twice(1), location.pathname]);
      addEventListener('message', ({ data }) => postMessage(twice(data)));`,
  });
  const { profile, said } = await recordAndCompare(driver, `${origin}/page.html`);
  const classic = said.filter((line) => line.includes('classic'));
  expect(classic).toEqual(['["classic",[2,"first","/classic.js"]]', '["classic",2]', '["classic",3]']);
  const calls = callLines(profile);
  expect(calls).toContain('3  first(n: int)  classic.js:1');
  expect(calls).toContain('1  twice(x: int)  module.js:1');
  expect(calls).toContain('1  twice(x: float)  module.js:1');
  expect(contextLines(profile).sort()).toEqual(['page page.html', 'worker classic.js', 'worker module.js']);
  expect(notRecordedLines(profile)).toEqual([]);
});

test('records what workers import: importScripts, static and dynamic imports', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `listen('classic', new Worker('deep/classic.js')); listen('module', new Worker('deep/module.js', { type: 'module' }));`,
      2,
    ),
    '/deep/classic.js': `importScripts('part.js', '../other.js');
      import('./late.js').then(({ late }) => postMessage([part(1), other(2), late('x')]));`,
    '/deep/part.js': 'function part(n) { return n + 1 }',
    '/other.js': 'function other(n) { return n + 1 }',
    '/deep/late.js': 'export function late(s) { return s + s }',
    '/deep/module.js': `import { piece } from './piece.js'; import data from './data.json' with { type: 'json' };
      const { eventual } = await import('./eventual.js');
      postMessage([piece(1), eventual(2), data.n, import.meta.url.replace(/^.*:[0-9]+/, '')]);`,
    '/deep/piece.js': `import { inner } from '../inner.mjs'; export function piece(n) { return inner(n) + inner(n) }`,
    '/inner.mjs': 'export function inner(n) { return n + 1 }',
    '/deep/data.json': '{"n":7}',
    '/deep/eventual.js': 'export const eventual = (n) => n * 3;',
  });
  const { profile, said } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(said).toContain('["module",[4,6,7,"/deep/module.js"]]');
  const imported = callLines(profile).filter((line) => !line.includes('page.html'));
  expect(imported.sort()).toEqual([
    '1  (anonymous)({late}: Object)  classic.js:2',
    '1  eventual(n: int)  eventual.js:1',
    '1  late(s: string)  late.js:1',
    '1  other(n: int)  other.js:1',
    '1  part(n: int)  part.js:1',
    '1  piece(n: int)  piece.js:1',
    '2  inner(n: int)  inner.mjs:1',
  ]);
  expect(notRecordedLines(profile)).toEqual([]);
  expect(contextLines(profile).sort()).toEqual(['page page.html', 'worker classic.js', 'worker module.js']);
});

test('a worker on this machine keeps its requests to another port', async ({ driver }) => {
  const cors = { 'access-control-allow-origin': '*' };
  const other = await driver.serve({
    '/data.json': { body: '{"answer":42}', type: 'application/json', headers: cors },
    '/shared.js': { body: 'function shared(n) { return n } self.fromOther = shared(1);', headers: cors },
  });
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `listen('classic', new Worker('classic.js')).postMessage('${other.origin}');
       listen('module', new Worker('module.js', { type: 'module' })).postMessage('${other.origin}');`,
      2,
    ),
    '/classic.js': `onmessage = async ({ data }) => {
        importScripts(data + '/shared.js');
        postMessage([fromOther, await (await fetch(data + '/data.json')).text()]);
      };`,
    '/module.js': `import { load } from './load.js';
      onmessage = async ({ data }) => postMessage([await load(data + '/data.json'), (await import(data + '/shared.js')) && fromOther]);`,
    '/load.js': `export async function load(url) { return (await fetch(url)).text() }`,
  });
  const { profile, said } = await recordAndCompare(driver, `${origin}/page.html`);
  expect([...said].sort()).toEqual([
    '["classic",[1,"{\\"answer\\":42}"]]',
    '["module",["{\\"answer\\":42}",1]]',
  ]);
  const calls = callLines(profile);
  expect(calls).toContain('1  load(url: string)  load.js:1');
  expect(calls).toContain('2  shared(n: int)  shared.js:1');
});

test('nested workers are contexts, and what they import is recorded', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(`listen('outer', new Worker('outer.js'));`, 1),
    '/outer.js': `function outer(n) { return n } outer(1);
      const inner = new Worker('inner.js', { name: 'nested' }); inner.onmessage = ({ data }) => postMessage(data);`,
    '/inner.js': `importScripts('part.js'); postMessage([name, part(1), part(2)]);`,
    '/part.js': 'function part(n) { return n + 1 }',
  });
  const { profile, said } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(said).toEqual(['["outer",["nested",2,3]]']);
  const calls = callLines(profile);
  expect(calls).toContain('1  outer(n: int)  outer.js:1');
  expect(calls).toContain('2  part(n: int)  part.js:1');
  expect(contextLines(profile).sort()).toEqual(['page page.html', 'worker inner.js', 'worker outer.js']);
  expect(notRecordedLines(profile)).toEqual(['nested-worker inner.js']);
});

test('what a worker did is kept when it is terminated on its result, or closes itself', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const terminated = new Worker('terminated.js');
       terminated.onmessage = ({ data }) => { terminated.terminate(); say('terminated', data) };
       const closed = new Worker('closed.js');
       closed.onmessage = ({ data }) => say('closed', data);
       const atOnce = new Worker('at-once.js'); atOnce.onmessage = () => say('never'); atOnce.terminate();`,
      2,
    ),
    '/terminated.js': `function work(n) { let sum = 0; for (let i = 0; i < n; i++) sum += add(i, 1); return sum }
      function add(a, b) { return a + b } postMessage(work(100)); work(1000);`,
    '/closed.js': `function before() { return 1 } function after() { return 2 }
      const said = before(); postMessage(said); close(); after();`,
    '/at-once.js': 'postMessage(1)',
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  const calls = callLines(profile);
  expect(calls).toContain('1  before()  closed.js:1');
  expect(calls).toContain('1  after()  closed.js:1');
  expect(calls.some((line) => /^1\d\d+ {2}add\(a: int, b: int\)|^100 {2}add/.test(line))).toBe(true);
  const contexts = contextLines(profile);
  expect(contexts).toContain('worker terminated.js (ended early)');
  expect(contexts).toContain('worker closed.js');
});
