import { inspect } from 'node:util';
import vm from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EmbeddedSites, SiteId } from '../protocol/calling-convention.ts';
import { instrument, restore } from './index.ts';
import { arbitraryProgram } from './testing/arbitrary-program.ts';
import { installReferenceRecorder } from './testing/reference-recorder.ts';

// Enough for every function of a program to run a few times.
const FUEL = 150;
const programs = Number(process.env['PROGRAMS'] ?? 300);

function parses(source: string): boolean {
  try {
    new vm.Script(source);
    return true;
  } catch {
    return false;
  }
}

/** Without those inside `eval`, which the engine caches with the place that called it first. */
function framesOf(stack: string): string[] {
  const frames = stack
    .split('\n')
    .filter((line) => line.includes('program.js:') && !line.includes('eval at'));
  return frames.map((frame) => frame.replace(/:\d+\)?$/, ''));
}

// Rejections that a program leaves unhandled are part of what it does, not an error of this test.
const listeners = process.listeners('unhandledRejection');
let onRejection: (reason: unknown) => void = () => undefined;
beforeAll(() => {
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason) => onRejection(reason));
});
afterAll(() => {
  process.removeAllListeners('unhandledRejection');
  for (const listener of listeners) process.on('unhandledRejection', listener);
});

/** A value as text, the errors inside it by their name. */
function show(value: unknown): string {
  return inspect(value, { depth: 3 })
    .replace(/\n\s+at .*/g, '')
    .replace(/(\w*Error): .*/g, '$1');
}

function describeError(error: unknown): unknown {
  return error !== null && typeof error === 'object' && 'stack' in error
    ? [String(Reflect.get(error, 'name')), ...framesOf(String(error.stack))]
    : error;
}

// What the recorder does in pages: the text of a function is the one that was written.
const RESTORED_TEXT = `{
  const { toString } = Function.prototype;
  Function.prototype.toString = function () { return restore(toString.call(this)) };
}`;

/** Runs iterators and promises that programs make, and says what came of each step. */
const DRIVER = `{
  const { reject, resolve } = Promise, { then } = Promise.prototype, { apply } = Reflect;
  const done = (how) => (value) => log(how, value);
  const watch = (value, how) => value instanceof Promise && apply(then, value, [done(how), (e) => log(how, 'rejects', where(e))]);
  globalThis.late = (value) => ({ then(f) { log('late'); apply(then, apply(resolve, Promise, [1]), [() => f(value)]) } });
  globalThis.drive = (it, how = '') => {
    watch(it, 'settled');
    if (it?.next) for (let i = 0; i < how.length; i++)
      try {
        const step = how[i] === 'n' ? it.next(i) : how[i] === 'r' ? it.return(i) : it.throw(i);
        step instanceof Promise ? watch(step, how[i]) : log(how[i], step);
      } catch (e) { log(how[i], 'throws', where(e)) }
    return it;
  };
}`;
// Turns of the microtask queue that are told apart; programs are quiet before that.
const TURNS = 80;

async function run(
  code: string,
  install: (realm: vm.Context) => void,
  betweenTurns: () => void = () => undefined,
): Promise<string[]> {
  const log: string[] = [];
  let fuel = FUEL;
  const realm = vm.createContext({
    fuel: () => fuel-- > 0,
    log: (...values: unknown[]) => log.push(values.map(show).join(' ')),
    // Name, functions and lines: an exception comes from the same place by the same way. The engine's
    // messages quote how much of a function it printed, which may differ.
    where: describeError,
    restore,
  });
  onRejection = (reason) => log.push(`rejected ${show(describeError(reason))}`);
  vm.runInContext(RESTORED_TEXT, realm);
  install(realm);
  vm.runInContext(DRIVER, realm);
  let turn = 0;
  const next = (): void => {
    betweenTurns();
    log.push(`turn ${++turn}`);
    if (turn < TURNS) queueMicrotask(next);
  };
  queueMicrotask(next);
  vm.runInContext(code, realm, { filename: 'program.js' });
  betweenTurns();
  await new Promise((resolve) => setImmediate(resolve));
  return log;
}

it('no program can tell whether it is instrumented', async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryProgram, async (source) => {
      fc.pre(parses(source));
      const result = instrument(source, { url: 'program.js', sourceType: 'script' });
      if (!result.ok) throw new Error(`${result.error.message}\n${result.error.frame}`);
      const { code, first, sites } = result;
      expect(restore(code)).toBe(source);

      const plain = await run(source, () => undefined);
      // Where exactly a stack ends depends on the size of its frames.
      fc.pre(!plain.some((line) => line.includes('RangeError')));
      expect(await run(code, () => undefined)).toEqual(plain);

      let recording: ReturnType<typeof installReferenceRecorder> | undefined;
      const recorded = await run(
        code,
        (realm) => {
          recording = installReferenceRecorder(realm);
          (realm['_$s'] as (first: SiteId, table: EmbeddedSites) => void)(first, sites);
        },
        () => {
          if (recording?.depth() !== 0) recording?.problems.push('somebody runs between two turns');
        },
      );
      expect(recorded).toEqual(plain);
      expect(recording?.problems).toEqual([]);
      expect(recording?.depth()).toBe(0);
      counted += recording?.calls.length ?? 0;
    }),
    { numRuns: programs, maxSkipsPerRun: 1000 },
  );
  // The property says something only if programs call functions.
  expect(counted).toBeGreaterThan(programs);
});
