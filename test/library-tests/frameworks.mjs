/**
 * World: Node, tests. What tests of other people's libraries ask for, in few words: `describe`, `it` and `expect` as in
 * mocha and jest, and `tape`. Tests run one after the other, and each says in one line how it went.
 */
import assert from 'node:assert';
import { isDeepStrictEqual } from 'node:util';

/** @type {{ name: string, run: () => unknown }[]} */
const tests = [];
const path = [];
const before = [];

function describe(name, body) {
  path.push(name);
  body();
  path.pop();
}

function test(name, run) {
  tests.push({ name: [...path, name].join(' > '), run: () => withDone(run) });
}

// What the library's own authors leave out.
test.skip = () => undefined;

/** A test that takes an argument calls it when it is done. */
function withDone(run) {
  if (run.length === 0) return run();
  return new Promise((resolve, reject) => {
    run((error) => (error ? reject(error) : resolve()));
  });
}

function expect(value) {
  const check = (isNot) => {
    const that = (holds, what) => {
      if (holds === isNot) assert.fail(`expected ${isNot ? 'not ' : ''}${what}`);
    };
    return {
      toBe: (other) => that(Object.is(value, other), `${String(other)}, is ${String(value)}`),
      toEqual: (other) => that(isDeepStrictEqual(value, other), 'an equal value'),
      toBeTruthy: () => that(Boolean(value), 'something true'),
      toBeInstanceOf: (type) => that(value instanceof type, type.name),
      toBeGreaterThanOrEqual: (least) => that(value >= least, `${least} or more`),
      toBeLessThanOrEqual: (most) => that(value <= most, `${most} or less`),
      toMatch: (pattern) =>
        that(typeof pattern === 'string' ? value.includes(pattern) : pattern.test(value), String(pattern)),
      toThrow: (wanted) => {
        let thrown = null;
        try {
          value();
        } catch (error) {
          thrown = { error };
        }
        // Anything can be thrown.
        const message = String(thrown?.error?.message ?? thrown?.error);
        const isIt =
          wanted === undefined ||
          (typeof wanted === 'string'
            ? message.includes(wanted)
            : typeof wanted === 'function'
              ? thrown?.error instanceof wanted
              : message === wanted.message);
        that(thrown !== null && isIt, `a throw of ${String(wanted)}`);
      },
    };
  };
  const later = (settle) => ({ toBe: async (other) => expect(await settle()).toBe(other) });
  const reason = () =>
    value.then(
      () => assert.fail('expected a rejection'),
      (error) => error,
    );
  return {
    ...check(false),
    not: check(true),
    resolves: later(() => value),
    rejects: later(reason),
  };
}

/** As the package of that name: a test ends with `t.end()` or with its last planned assertion. */
export function tape(name, run) {
  tests.push({
    name,
    run: () =>
      new Promise((resolve, reject) => {
        let left = Infinity;
        const checked = (check) => {
          try {
            check();
          } catch (error) {
            reject(error);
          }
          if (--left === 0) resolve();
        };
        const equal = (a, b) => checked(() => assert.strictEqual(a, b));
        const deepEqual = (a, b) => checked(() => assert.deepStrictEqual(a, b));
        const same = (a, b) => checked(() => assert.deepEqual(a, b));
        run({
          plan: (count) => (left = count),
          end: () => resolve(),
          ...{ equal, equals: equal, deepEqual, same },
          ok: (value) => checked(() => assert.ok(value)),
          notOk: (value) => checked(() => assert.ok(!value)),
          fail: (message) => checked(() => assert.fail(message)),
          throws: (action) => checked(() => assert.throws(action)),
          doesNotThrow: (action) => checked(() => assert.doesNotThrow(action)),
        });
      }),
  });
}
// Old files reach it by a default import, too.
tape.test = tape;

export function installGlobals() {
  Object.assign(globalThis, { describe, it: test, test, expect, beforeEach: (run) => before.push(run) });
}

/** One line a test, by way of `say`. */
export async function runTests(say) {
  for (const { name, run } of tests) {
    try {
      for (const prepare of before) await prepare();
      await run();
      say(`ok ${name}`);
    } catch (error) {
      say(`not ok ${name}: ${String(error.message).split('\n')[0]}`);
    }
  }
}
