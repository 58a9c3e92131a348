/**
 * World: Node. Shared workers made of text: recorded from their first statement, one worker for whoever says its address,
 * and neither they nor the page can tell.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { contextLines, pageThatListens, recordAndCompare, SHARE } from './workers.ts';

const CORS = { 'access-control-allow-origin': '*' };
const BLOB = `const blob = (text, type = 'text/javascript') => URL.createObjectURL(new Blob([text], { type }));`;
/** Counts who connects: one worker counts on. */
const COUNTS = `'let count = 0; const next = (name) => name + ++count; onconnect = ({ ports: [port] }) => port.postMessage(next(name.replace(/[0-9.]+/, "")))'`;

test('shared workers of text are recorded from their first statement, classic and module', async ({
  driver,
}) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens('', 6, '<script src="makes.js" defer></script>'),
    '/makes.js': `${SHARE} ${BLOB}
      const classic = blob(\`function plain(n) { return n + 1 }
        const begun = plain(1);
        importScripts('\${location.origin}/early.js');
        onconnect = ({ ports: [port] }) => {
          const { stack } = new Error('here');
          port.postMessage([begun, plain.toString(), location.protocol, self.origin, performance.getEntriesByType('resource').length, stack.match(/:[0-9]+:/)[0]]);
          port.onmessage = async ({ data }) => {
            const { lazy } = await import('\${location.origin}/lazy.js');
            port.postMessage([plain(data), early(2), lazy(3)]);
          };
        };\`);
      share('classic', classic).postMessage(0.5);
      URL.revokeObjectURL(classic);
      const piece = location.origin + '/piece.js';
      share('module', blob(\`'use strict'; import { piece } from '\${piece}'; const own = (n) => piece(n) * 2;
        onconnect = ({ ports: [port] }) => port.postMessage([own(2), typeof this, import.meta.url.slice(0, 5)]);\`), { type: 'module' });
      share('strict', blob(\`"use strict"; function strict() { return this === undefined }
        onconnect = ({ ports: [port] }) => port.postMessage(strict());\`));
      share('broken', blob('let a = 1 2;'));
      share('untyped', blob('function untyped() { return 1 } onconnect = ({ ports: [port] }) => port.postMessage(untyped());', ''));`,
    '/early.js': 'function early(n) { return n }',
    '/lazy.js': { body: 'export const lazy = (n) => n;', headers: CORS },
    '/piece.js': { body: 'export function piece(n) { return n + 1 }', headers: CORS },
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  const calls = callLines(profile).filter((line) => line.includes('worker at'));
  const place = 'worker at share (makes.js:2)';
  expect(calls.sort()).toEqual([
    `1  onconnect({ports}: Object)  ${place}:1`,
    `1  onconnect({ports}: Object)  ${place}:4`,
    `1  own(n: int)  ${place}:1`,
    `1  plain(n: float)  ${place}:1`,
    `1  plain(n: int)  ${place}:1`,
    `1  port.onmessage({data}: Object)  ${place}:7`,
    `1  strict()  ${place}:1`,
    `1  untyped()  ${place}:1`,
    `2  onconnect({ports}: Object)  ${place}:2`,
  ]);
  expect(contextLines(profile).filter((line) => line.startsWith('worker'))).toHaveLength(4);
  // What they import by its address nobody sees in time.
  expect(notRecordedLines(profile).sort()).toEqual([
    'shared-import early.js',
    'shared-import lazy.js',
    'shared-import piece.js',
    `syntax ${place}`,
  ]);
});

test('whoever says the address, in whatever frame, reaches the same worker', async ({ driver }) => {
  const frame = `<!doctype html><script>
    const join = (url, name) => {
      new SharedWorker(url, name).port.onmessage = ({ data }) => parent.say('frame', data);
    };
    parent.joined(join, URL.createObjectURL(new Blob([${COUNTS}])));
  </script>`;
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `${BLOB}
       const url = blob(${COUNTS}), own = String(performance.timeOrigin);
       const connect = (url, name) => new Promise((resolve) => {
         new SharedWorker(url, name).port.onmessage = ({ data }) => resolve(say('page', data));
       });
       window.joined = async (join, theirs) => {
         await connect(url, 'a' + own);
         await connect(url + '#part', 'a' + own);
         await connect(url, { name: 'b' + own });
         join(url, 'a' + own);
         await connect(theirs, 'c' + own);
         join(theirs, 'c' + own);
       };
       addEventListener('load', () => document.body.append(Object.assign(document.createElement('iframe'), { src: 'frame.html' })));`,
      6,
    ),
    '/frame.html': frame,
  });
  const { profile, said } = await recordAndCompare(driver, `${origin}/page.html`);
  expect([...said].sort()).toEqual([
    '["frame","a2"]',
    '["frame","c2"]',
    '["page","a1"]',
    '["page","a1"]',
    '["page","b1"]',
    '["page","c1"]',
  ]);
  expect(callLines(profile).filter((line) => line.includes('next('))).toHaveLength(2);
  expect(notRecordedLines(profile)).toEqual([]);
});

test('a page cannot tell what makes its shared workers', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens('', 1, '<script src="looks.js" defer></script>'),
    '/looks.js': `const tell = (f) => [f.name, f.length, String(f), Object.getOwnPropertyNames(f).join(), 'prototype' in f];
      const thrown = (f) => { try { f(); return 'no error' } catch (e) { return e.constructor.name + ': ' + e.message } };
      class Mine extends SharedWorker { answer() { return 42 } }
      const url = URL.createObjectURL(new Blob(['onconnect = () => undefined']));
      const mine = new Mine(url);
      const reads = [];
      const options = { get type() { reads.push('type'); return 'classic' }, get name() { reads.push('name'); return 'n' } };
      new SharedWorker(url, options);
      let stringified = 0;
      new SharedWorker({ toString() { stringified++; return url } });
      say([
        tell(SharedWorker), thrown(() => SharedWorker(url)), thrown(() => new SharedWorker()), thrown(() => new SharedWorker('http://[')),
        mine instanceof SharedWorker, mine instanceof Mine, mine.answer(), Object.getPrototypeOf(Mine) === SharedWorker,
        SharedWorker.prototype.constructor === SharedWorker, mine.port instanceof MessagePort, reads.sort(), stringified,
        Object.getOwnPropertyDescriptor(window, 'SharedWorker').enumerable,
      ]);`,
  });
  await recordAndCompare(driver, `${origin}/page.html`);
});

test('a strict policy holds, and what is not known to be text is listed', async ({ driver }) => {
  const page = pageThatListens(
    `${SHARE} ${BLOB}
     share('made', blob('function made() { try { eval("1") } catch (e) { return e.name } } onconnect = ({ ports: [port] }) => port.postMessage(made());'));
     new Response('onconnect = ({ ports: [port] }) => port.postMessage(1);').blob().then((unknown) => share('unknown', URL.createObjectURL(unknown)));`,
    2,
  ).replace('<script>', '<script nonce="n">');
  const { origin } = await driver.serve({
    '/page.html': {
      body: page,
      headers: {
        'content-security-policy': `default-src 'none'; script-src 'nonce-n'; worker-src blob:; connect-src 'none'`,
      },
    },
  });
  const { profile, said } = await recordAndCompare(driver, `${origin}/page.html`);
  expect([...said].sort()).toEqual(['["made","EvalError"]', '["unknown",1]']);
  expect(callLines(profile).filter((line) => line.includes('made()'))).toHaveLength(1);
  expect(notRecordedLines(profile)).toEqual(['in-memory worker at share (page.html:10)']);
});
