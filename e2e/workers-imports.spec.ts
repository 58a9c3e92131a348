/**
 * World: Node. What workers import from blob: and data: addresses: recorded, or listed, and they cannot tell.
 */
import { callLines, expect, notRecordedLines, test } from './driver.ts';
import { pageThatListens, recordAndCompare } from './workers.ts';

test('importScripts and import() of text in a worker are recorded', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `listen('classic', new Worker('classic.js')); listen('module', new Worker('module.js', { type: 'module' }));`,
      4,
    ),
    '/classic.js': `const blob = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      const url = blob('function inBlob(n) { return n + 1 } var fromBlob = inBlob(1);');
      importScripts(url, 'data:text/javascript,function inData(n){return n}var fromData=inData(2)');
      try { importScripts(blob('function thrower() {\\n throw new RangeError("meant") }\\nthrower();')) } catch (e) { postMessage([e.name, e.message]) }
      const tell = (f) => [f.name, f.length, String(f), Object.hasOwn(globalThis, 'importScripts')];
      postMessage([fromBlob, fromData, ...tell(importScripts)]);`,
    '/module.js': `const url = URL.createObjectURL(new Blob(['ex', 'port const twice = (x) => x * 2; ex', 'port const at = import.meta.url;'], { type: 'text/javascript' }));
      const [one, two] = await Promise.all([import(url), import(url)]);
      const { f } = await import('data:text/javascript,ex' + 'port function f(s) { return s + s }');
      postMessage([one === two, one.twice(2), one.at === url, f('x')]);
      try { importScripts('x.js') } catch (e) { postMessage(e.name) }`,
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  const calls = callLines(profile);
  for (const call of [
    '1  inBlob(n: int)',
    '1  inData(n: int)',
    '1  thrower()',
    '1  twice(x: int)',
    '1  f(s: string)',
  ])
    expect(calls.filter((line) => line.startsWith(`${call}  `))).toHaveLength(1);
  expect(notRecordedLines(profile)).toEqual([]);
});

test('text that another realm made is listed', async ({ driver }) => {
  const { origin } = await driver.serve({
    '/page.html': pageThatListens(
      `const blob = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
       listen('classic', new Worker('classic.js')).postMessage(blob('function inBlob(n) { return n } var got = inBlob(1)'));
       listen('module', new Worker('module.js', { type: 'module' })).postMessage(blob('export function f(n) { return n }'));`,
      2,
    ),
    '/classic.js': 'onmessage = ({ data }) => { importScripts(data); postMessage(got) };',
    '/module.js': 'onmessage = async ({ data }) => postMessage((await import(data)).f(1));',
  });
  const { profile } = await recordAndCompare(driver, `${origin}/page.html`);
  expect(notRecordedLines(profile).map((line) => line.replace(/ .*/, ''))).toEqual([
    'in-memory',
    'in-memory',
  ]);
});
