/**
 * World: Node, tests. What tests of other people's libraries ask for, in few words: `describe`, `it` and `expect` as in
 * mocha, jest and jasmine, and `tape`. Tests run one after the other, and each says in one line how it went.
 */
import assert from 'node:assert';
import { isDeepStrictEqual } from 'node:util';

const HOOKS = ['beforeAll', 'beforeEach', 'afterEach', 'afterAll'];

/** A `describe`, or the whole file, with what runs around its tests. */
const suiteOf = (name) => ({ name, ...Object.fromEntries(HOOKS.map((hook) => [hook, []])) });

/** @type {{ name: string, suites: ReturnType<typeof suiteOf>[], run: () => unknown }[]} */
const tests = [];
const suites = [suiteOf(null)];

function describe(name, body) {
  suites.push(suiteOf(name));
  body();
  suites.pop();
}

function test(name, run) {
  const path = suites.slice(1).map((suite) => suite.name);
  tests.push({ name: [...path, name].join(' > '), suites: [...suites], run: () => withDone(run) });
}

// What the library's own authors leave out.
test.skip = () => undefined;

/** A test that takes an argument calls it when it is done. */
function withDone(run) {
  if (run.length === 0) return run();
  return new Promise((resolve, reject) => {
    const done = (error) => (error ? reject(error) : resolve());
    done.fail = reject;
    run(done);
  });
}

function expect(value) {
  const check = (isNot) => {
    const that = (holds, what) => {
      if (holds === isNot) assert.fail(`expected ${isNot ? 'not ' : ''}${what}`);
    };
    const toThrow = (...wanted) => that(throwsAs(value, wanted), `a throw of ${wanted.map(String).join()}`);
    return {
      nothing: () => undefined,
      toBe: (other) => that(Object.is(value, other), `${String(other)}, is ${String(value)}`),
      toEqual: (other) => that(isDeepStrictEqual(value, other), 'an equal value'),
      toBeCloseTo: (other, digits = 2) =>
        that(Math.abs(value - other) < 10 ** -digits / 2, `about ${other}, is ${value}`),
      toBeTruthy: () => that(Boolean(value), 'something true'),
      toBeFalsy: () => that(!value, 'something false'),
      toBeNull: () => that(value === null, 'null'),
      toBeDefined: () => that(value !== undefined, 'something'),
      toBeInstanceOf: (type) => that(value instanceof type, type.name),
      toBeGreaterThan: (less) => that(value > less, `more than ${less}`),
      toBeLessThan: (more) => that(value < more, `less than ${more}`),
      toBeGreaterThanOrEqual: (least) => that(value >= least, `${least} or more`),
      toBeLessThanOrEqual: (most) => that(value <= most, `${most} or less`),
      toMatch: (pattern) =>
        that(typeof pattern === 'string' ? value.includes(pattern) : pattern.test(value), String(pattern)),
      toThrow,
      toThrowError: toThrow,
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

/** Whether a call throws what is asked for: a text, a pattern, a class, a class and a text, an error with that message. */
function throwsAs(call, [wanted, text]) {
  let thrown = null;
  try {
    call();
  } catch (error) {
    thrown = { error };
  }
  if (thrown === null) return false;
  const { error } = thrown;
  // Anything can be thrown.
  const message = String(error?.message ?? error);
  if (wanted === undefined) return true;
  if (typeof wanted === 'string') return message.includes(wanted);
  if (wanted instanceof RegExp) return wanted.test(message);
  if (typeof wanted !== 'function') return message === wanted.message;
  return error instanceof wanted && (text === undefined || throwsAs(() => assert.fail(message), [text]));
}

/** As the package of that name: a test ends with `t.end()` or with its last planned assertion. */
export function tape(name, run) {
  tests.push({
    name,
    suites: [],
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
  const hooks = HOOKS.map((hook) => [hook, (run) => suites.at(-1)[hook].push(run)]);
  Object.assign(globalThis, {
    describe,
    it: test,
    xit: test.skip,
    test,
    expect,
    ...Object.fromEntries(hooks),
  });
}

/** One line a test, by way of `say`. */
export async function runTests(say) {
  let entered = [];
  const goTo = async (next) => {
    for (const suite of entered.filter((each) => !next.includes(each)).reverse())
      for (const run of suite.afterAll) await withDone(run);
    for (const suite of next.filter((each) => !entered.includes(each)))
      for (const run of suite.beforeAll) await withDone(run);
    entered = next;
  };
  for (const { name, suites: around, run } of tests) {
    await goTo(around);
    try {
      for (const { beforeEach } of around) for (const prepare of beforeEach) await withDone(prepare);
      await run();
      for (const { afterEach } of [...around].reverse()) for (const clear of afterEach) await withDone(clear);
      say(`ok ${name}`);
    } catch (error) {
      say(`not ok ${name}: ${String(error.message).split('\n')[0]}`);
    }
  }
  await goTo([]);
}
