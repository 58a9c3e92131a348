/**
 * Tests: runs random programs and writes down what they do: what they log, return, throw and reject, in which
 * turn of the microtask queue.
 */
import { inspect } from 'node:util';
import vm from 'node:vm';
import { afterAll, beforeAll } from 'vitest';
import { restore } from '../instrument/index.ts';

// Enough for every function of a program to run a few times.
const FUEL = 150;
/** Whether the engine takes a text for a script. */
export function parses(source: string): boolean {
  try {
    new vm.Script(source);
    return true;
  } catch {
    return false;
  }
}

/**
 * Lines of a stack, without those inside `eval`, which the engine caches with the place that called it first. Without
 * the functions' names: those without one get one that the engine guesses from what is around them.
 */
function framesOf(stack: string): string[] {
  const frames = stack
    .split('\n')
    .filter((line) => line.includes('program.js:') && !line.includes('eval at'));
  return frames.map((frame) =>
    frame.replace(/^.*?(<\w+_initializer>)?( \()?program\.js:(\d+):\d+\)?$/, 'line $3 $1').trim(),
  );
}

/** Whether the program that runs has `using`: the engine has no place for what is disposed at the end of a block. */
let disposes = false;
let onRejection: (reason: unknown) => void = () => undefined;

/** Rejections that a program leaves unhandled are part of what it does, not an error of the test that runs it. */
export function takeRejections(): void {
  const listeners = process.listeners('unhandledRejection');
  beforeAll(() => {
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', (reason) => {
      onRejection(reason);
    });
  });
  afterAll(() => {
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) process.on('unhandledRejection', listener);
  });
}

/** A value as text, the errors inside it by their name. */
function show(value: unknown): string {
  return (
    inspect(value, { depth: 3 })
      // These messages of the engine quote the text of a function, on several lines.
      .replace(/Class extends value [^]*? is not a constructor or null/g, 'Class extends value')
      .replace(/TypeError: (?:(?!TypeError: )[^])*? is not a constructor/g, 'TypeError: no constructor')
      .replace(/\n\s+at .*/g, '')
      .replace(/(\w*Error): .*/g, '$1')
  );
}

function describeError(error: unknown): unknown {
  if (error === null || typeof error !== 'object' || !('stack' in error)) return error;
  // The engine has no place for some things, and takes the nearest line that it knows.
  const name = String(Reflect.get(error, 'name'));
  const isTooEarly = String(Reflect.get(error, 'message')).endsWith('before initialization');
  let isUnplaced = isTooEarly;
  const frames = framesOf(String(error.stack)).map((frame) => {
    const shown = isUnplaced || disposes ? frame.replace(/line \d+/, 'somewhere') : frame;
    isUnplaced = frame.includes('_initializer>');
    return shown;
  });
  return [name, ...frames];
}

// What the recorder does in pages: the text of a function is the one that was written. That of an array is short: of one that
// has arrays twice in it, and so on, it would double each time.
const RESTORED_TEXT = `{
  Array.prototype.toString = function () { return 'list of ' + this.length };
  const { toString } = Function.prototype;
  Function.prototype.toString = function () { return restore(toString.call(this)) };
  // While recording a stack may have lines of helpers, which would push others out.
  Error.stackTraceLimit = 200;
}`;

/** Runs iterators and promises that programs make, and says what came of each step. */
const DRIVER = `{
  const { reject, resolve } = Promise, { then } = Promise.prototype, { apply } = Reflect;
  const done = (how) => (value) => log(how, value);
  const watch = (value, how) => value instanceof Promise && apply(then, value, [done(how), (e) => log(how, 'rejects', where(e))]);
  globalThis.late = (value) => ({ then(f) { log('late'); apply(then, apply(resolve, Promise, [1]), [() => f(value)]) } });
  const seen = new Set();
  globalThis.tag = (strings, ...values) => {
    log(seen.has(strings) ? 'again' : strings.raw, values.length);
    seen.add(strings);
    return values[0];
  };
  const stepOf = (it, how, i) => (how === 'n' ? it.next(i) : how === 'r' ? it.return(i) : it.throw(i));
  globalThis.stepwise = (it, how) => {
    const from = (i) => {
      const done = (word, show) => (value) => { log(how[i], word, show(value)); from(i + 1) };
      if (i < how.length) apply(then, stepOf(it, how[i], i), [done('settles', (x) => x), done('rejects', where)]);
    };
    if (it?.next) from(0);
    return it;
  };
  globalThis.drive = (it, how = '') => {
    watch(it, 'settled');
    if (it?.next) for (let i = 0; i < how.length; i++)
      try {
        const step = stepOf(it, how[i], i);
        step instanceof Promise ? watch(step, how[i]) : log(how[i], step);
      } catch (e) { log(how[i], 'throws', where(e)) }
    return it;
  };
}`;
// Programs take milliseconds; one without end is a mistake of who makes them.
const MOST_TIME = 20_000;

// Turns of the microtask queue that are told apart; programs are quiet before that.
const TURNS = 80;

/**
 * Runs a program of `arbitraryProgram` in a realm of its own and says all that it did, with the turns of the
 * microtask queue between. `betweenTurns` is called when nothing of the program is on the stack.
 */
export async function runProgram(
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
  disposes = code.includes('using ');
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
  vm.runInContext(code, realm, { filename: 'program.js', timeout: MOST_TIME });
  betweenTurns();
  await new Promise((resolve) => setImmediate(resolve));
  return log;
}
