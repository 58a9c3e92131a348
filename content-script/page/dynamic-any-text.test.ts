/**
 * Laws: whatever text becomes code at run time, and whichever way, a program does what it does without us, while somebody
 * records and while nobody does.
 */
import vm from 'node:vm';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { instrument } from '../../instrument/index.ts';
import { arbitraryProgram, arbitraryText } from '../../instrument/testing/arbitrary-program.ts';
import { buildDynamicRecorder } from '../../test/recorder-realm.ts';
import { parses, runProgram, takeRejections } from '../../test/run-program.ts';

// As in instrument/differential.test.ts.
const wanted = process.env['PROGRAMS'];
const programs = Number(wanted ?? 5);
const seed = wanted === undefined ? { seed: 20_261_129 } : {};

takeRejections();
let recorder = '';
beforeAll(async () => {
  recorder = await buildDynamicRecorder();
});

const guarded = (statement: string): string => `try { ${statement} } catch (e) { log(where(e)) }`;
const isBody = (text: string): boolean => parses(`(function () {${text}\n})`);

it.each<[way: string, program: (text: string) => string, isTaken: (text: string) => boolean]>([
  ['eval', (text) => guarded(`log('value', eval(${text}))`), parses],
  [
    'eval in a function',
    (text) => `(function (x) { ${guarded(`log(eval(${text}), x)`)} return arguments[1] })(1, 2)`,
    parses,
  ],
  ['the window’s eval', (text) => guarded(`log('value', (0, eval)(${text}))`), parses],
  ['eval in strict code', (text) => `(() => { 'use strict'; ${guarded(`log(eval(${text}))`)} })()`, parses],
  [
    'Function',
    (text) =>
      guarded(`const f = new Function('x', 'y = 2', ${text}); log(f(1, 2, 3), String(f), f.length, f.name)`),
    isBody,
  ],
  [
    'the makers of functions that wait',
    (text) =>
      guarded(
        `for (const kind of [async () => {}, function* () {}]) drive(kind.constructor('x', ${text})(1), 'nnrn')`,
      ),
    isBody,
  ],
])('no text that goes through %s can tell', async (_way, program, isTaken) => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(arbitraryText, arbitraryProgram), async (text) => {
      fc.pre(isTaken(text));
      const source = program(JSON.stringify(text));
      const result = instrument(source, { url: 'program.js', sourceType: 'script', embedSites: true });
      if (!result.ok) throw new Error(result.error.message);
      const { code } = result;
      const plain = await runProgram(source, () => undefined);
      // Where a stack ends depends on the size of its frames.
      fc.pre(!plain.some((line) => line.includes('RangeError')));
      for (const how of ['dormant', 'recording'])
        expect([how, ...(await runProgram(code, (realm) => install(realm, how)))]).toEqual([how, ...plain]);
    }),
    { numRuns: programs, maxSkipsPerRun: 1000, ...seed },
  );
});

/** The recorder with its hooks, which takes what it needs and leaves no clock behind. */
function install(realm: vm.Context, how: string): void {
  vm.runInContext('globalThis.performance = { now: () => 0, timeOrigin: 0 }', realm);
  vm.runInContext(recorder, realm);
  vm.runInContext('delete globalThis.performance, delete globalThis.notRecorded', realm);
  if (how === 'recording') vm.runInContext('new SignatureProfiler.Profile().enable()', realm);
}
