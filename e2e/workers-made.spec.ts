/**
 * World: Node. Workers made of text, from blob: and data: addresses: recorded, nested ones too, and neither they
 * nor the page that makes them can tell.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { contextLines, pageThatListens, recordAndCompare } from './workers.ts';

test('records workers from blob: and data: addresses, classic and module', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens('', 7, '<script src="makes.js" defer></script>'),
    '/makes.js': `const address = (...parts) => URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
      function make(name, url, options) {
        const worker = listen(name, new Worker(url, options));
        if (url.startsWith('blob:')) URL.revokeObjectURL(url);
        return worker;
      }
      make('classic', address('function plain(n) { return n + 1 }', '\\npostMessage([plain(1), name, location.protocol]);'), { name: 'blob one' });
      make('module', address('import { piece } from "' + location.origin + '/piece.js"; const own = (n) => n * 2; postMessage([own(2), piece(3), typeof this]);'), { type: 'module' });
      make('data', 'data:text/javascript,' + encodeURIComponent('function inData(n) { return n } postMessage([inData(4), self.origin])'));
      make('nested', address(new Blob(['function outer(n) { return n } outer(1);']),
        'const inner = new Worker(URL.createObjectURL(new Blob(["function inner(n) { return n } postMessage(inner(5))"])));inner.onmessage = ({ data }) => postMessage(data);'));
      make('throws', address('function thrower() {\\n  throw new RangeError("meant");\\n}\\nthrower();'));
      make('broken', address('let a = 1 2;'));
      make('answers', address('function echo(x) { return x } onmessage = ({ data }) => postMessage(echo(data));')).postMessage('hello');`,
    '/piece.js': {
      body: 'export function piece(n) { return n + 1 }',
      headers: { 'access-control-allow-origin': '*' },
    },
  });
  const { profile, said } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(said).toContain('["classic",[2,"blob one","blob:"]]');
  const lines = callLines(profile);
  for (const call of [
    '1  plain(n: int)',
    '1  own(n: int)',
    '1  piece(n: int)',
    '1  inData(n: int)',
    '1  outer(n: int)',
    '1  inner(n: int)',
    '1  thrower()',
    '1  echo(x: string)',
  ])
    expect(lines.filter((line) => line.startsWith(`${call}  `))).toHaveLength(1);
  expect(lines.find((line) => line.startsWith('1  plain'))).toContain('worker at make (makes.js:3)');
  expect(contextLines(profile).filter((line) => line.startsWith('worker'))).toHaveLength(8);
  expect(notRecordedLines(profile).map((line) => line.replace(/ .*/, ''))).toEqual(['syntax']);
});

test('a page cannot tell what makes its workers', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens('', 1, '<script src="looks.js" defer></script>'),
    '/looks.js': `const tell = (f) => [f.name, f.length, String(f), Object.getOwnPropertyNames(f).join(), 'prototype' in f];
      const thrown = (f) => { try { f(); return 'no error' } catch (e) { return e.constructor.name + ': ' + e.message } };
      class Mine extends Worker { answer() { return 42 } }
      class Text extends Blob { constructor(text) { super([text], { type: 'text/javascript' }) } }
      const url = URL.createObjectURL(new Text('postMessage(1)'));
      const mine = new Mine(url);
      const reads = [];
      const options = { get type() { reads.push('type'); return 'classic' }, get name() { reads.push('name'); return 'n' } };
      new Worker(url, options).terminate();
      const parts = new Proxy(['a', 'b'], { get(target, key) { reads.push(String(key)); return Reflect.get(target, key) } });
      new Blob(parts);
      let stringified = 0;
      new Worker({ toString() { stringified++; return url } }).terminate();
      say([
        tell(Worker), tell(Blob), tell(URL.createObjectURL), tell(URL.revokeObjectURL),
        thrown(() => Worker(url)), thrown(() => new Worker()), thrown(() => new Worker('http://[')), thrown(() => Blob([])),
        thrown(() => new Blob(1)), thrown(() => URL.createObjectURL({})),
        mine instanceof Worker, mine instanceof Mine, mine.answer(), mine.constructor === Mine, Object.getPrototypeOf(Mine) === Worker,
        Worker.prototype.constructor === Worker, Blob.prototype.constructor === Blob, Object.getPrototypeOf(File) === Blob,
        new File(['x'], 'f') instanceof Blob, new Blob(['é']).size, reads.sort(), stringified,
        Object.getOwnPropertyDescriptor(window, 'Worker').enumerable,
      ]);`,
  });
  await recordAndCompare(driver, `${origin}/page.html`);
});

test('a strict policy holds for workers as before', async ({ driver }) => {
  const policy = {
    'content-security-policy': `default-src 'none'; script-src 'self' 'nonce-n'; worker-src 'self' blob:; connect-src 'none'`,
  };
  const page = pageThatListens(
    `listen('same', new Worker('same.js'));
     const url = URL.createObjectURL(new Blob(['function made(n) { return n } let made_ = made(1); try { eval("1") } catch (e) { made_ = e.name } postMessage([made_, typeof importScripts])']));
     listen('blob', new Worker(url));
     listen('data', new Worker('data:text/javascript,postMessage(1)'));`,
    3,
  ).replace('<script>', '<script nonce="n">');
  const { origin } = await driver.serve({
    '/page.html': { body: page, headers: policy },
    '/same.js': {
      body: 'function same(n) { return n } postMessage(same(1));',
      headers: { 'content-security-policy': "default-src 'none'" },
    },
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  const lines = callLines(profile);
  expect(lines).toContain('1  same(n: int)  same.js:1');
  expect(lines.some((line) => line.startsWith('1  made(n: int)'))).toBe(true);
});
