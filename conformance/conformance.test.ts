import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eachNth, openCheckout, readTest, sourceIn } from './checkout.mjs';
import { buildLibrary } from '../test/library-build.ts';
import { differenceOf, isPassed, wordsOf, type Outcome } from './outcome.mjs';
import { runInNode } from './pool.mjs';
import { createReport } from './report.mjs';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A checkout of so many files. */
function checkoutOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const testWith = (matter: string) => readTest('a.js', `/*---\n${matter}\n---*/\nf();`);
const outcome = (changes: Partial<Outcome>): Outcome => ({
  phase: 'done',
  error: null,
  printed: [],
  problem: null,
  ...changes,
});

describe('a checkout', () => {
  it('lists tests by where they are, without what they import', () => {
    const checkout = openCheckout(
      checkoutOf({
        'harness/sta.js': '',
        'test/language/a/one.js': '',
        'test/language/a/one_FIXTURE.js': '',
        'test/language/b/two.js': '',
        'test/language/b/README.md': '',
        'test/built-ins/three.js': '',
      }),
    );
    expect(checkout.list([])).toEqual(['built-ins/three.js', 'language/a/one.js', 'language/b/two.js']);
    expect(checkout.list(['language/b', 'built-ins'])).toEqual(['built-ins/three.js', 'language/b/two.js']);
    expect(checkout.list(['language/a/on'])).toEqual(['language/a/one.js']);
  });

  it('is sampled in parts that share no test and leave none out', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    expect([0, 1, 2].map((from) => eachNth(names, 3, from))).toEqual([
      ['a', 'd', 'g'],
      ['b', 'e'],
      ['c', 'f'],
    ]);
  });

  it('is refused with the folder that it lacks', () => {
    expect(() => openCheckout(checkoutOf({ 'test/a.js': '' }))).toThrow('it has no folder harness');
  });
});

describe('a test', () => {
  it('runs sloppy and strict unless its flags say otherwise', () => {
    expect(testWith('description: x').modes).toEqual(['sloppy', 'strict']);
    expect(testWith('flags: [onlyStrict]').modes).toEqual(['strict']);
    expect(testWith('flags: [noStrict]').modes).toEqual(['sloppy']);
    expect(testWith('flags: [module]').modes).toEqual(['module']);
    expect(testWith('flags: [raw]').modes).toEqual(['raw']);
  });

  it('is made strict by a directive in front of everything', () => {
    const test = testWith('description: x');
    expect(sourceIn(test, 'strict')).toBe(`"use strict";\n${test.source}`);
    expect(sourceIn(test, 'sloppy')).toBe(test.source);
  });

  it('runs after what it includes, once each; raw tests after nothing', () => {
    expect(testWith('includes: [assert.js, propertyHelper.js]').includes).toEqual([
      'assert.js',
      'sta.js',
      'propertyHelper.js',
    ]);
    expect(testWith('flags: [async]').includes).toContain('doneprintHandle.js');
    expect(testWith('flags: [raw]\nincludes: [x.js]').includes).toEqual([]);
  });
});

describe('an outcome', () => {
  it('of a negative test is a success with the right error at the right time', () => {
    const test = testWith('negative:\n  phase: parse\n  type: SyntaxError');
    expect(isPassed(test, outcome({ phase: 'parse', error: 'SyntaxError: x' }))).toBe(true);
    expect(isPassed(test, outcome({ phase: 'runtime', error: 'SyntaxError: x' }))).toBe(false);
    expect(isPassed(test, outcome({ phase: 'parse', error: 'TypeError: x' }))).toBe(false);
    expect(isPassed(test, outcome({}))).toBe(false);
  });

  it('of an asynchronous test is a success when it says so', () => {
    const test = testWith('flags: [async]');
    expect(isPassed(test, outcome({}))).toBe(false);
    expect(isPassed(test, outcome({ printed: ['Test262:AsyncTestComplete'] }))).toBe(true);
    expect(isPassed(test, outcome({ printed: ['Test262:AsyncTestFailure:x'] }))).toBe(false);
  });

  it('differs by phase, error, what was printed, and what is wrong with the recording', () => {
    const plain = outcome({ printed: ['a'] });
    expect(differenceOf(plain, outcome({ printed: ['a'] }))).toBeNull();
    expect(differenceOf(plain, outcome({ printed: ['b'] }))).toEqual({
      plain: 'done | printed a',
      other: 'done | printed b',
    });
    expect(differenceOf(plain, outcome({ printed: ['a'], problem: 'f runs' }))?.other).toContain('f runs');
    expect(
      differenceOf(
        outcome({ phase: 'runtime', error: 'TypeError: x' }),
        outcome({ phase: 'runtime', error: 'TypeError: y' }),
      ),
    ).not.toBeNull();
  });
});

describe('a run', () => {
  let library: string;
  beforeAll(async () => {
    library = await buildLibrary();
  });
  afterAll(() => {
    rmSync(library, { recursive: true });
  });

  const harness = {
    'harness/assert.js': 'function assert(holds, message) { if (!holds) throw new Test262Error(message) }',
    'harness/sta.js': 'function Test262Error(message) { this.message = message }',
    'harness/doneprintHandle.js':
      'function $DONE(error) { print(error ? "Test262:AsyncTestFailure:" + error : "Test262:AsyncTestComplete") }',
  };

  /** `mode name` → outcomes in words, and what was printed. */
  async function run(tests: Readonly<Record<string, string>>, limit = 10_000) {
    const files = Object.entries(tests).map(([name, text]) => [`test/${name}`, text] as const);
    const checkout = openCheckout(checkoutOf({ ...harness, ...Object.fromEntries<string>(files) }));
    const lines: string[] = [];
    const report = createReport(checkout, ['recording'], (line) => lines.push(line));
    const words: Record<string, string[]> = {};
    const jobs = checkout
      .list([])
      .flatMap((name) => checkout.read(name).modes.map((mode) => ({ name, mode })));
    const settings = { folder: checkout.folder, library, limit, parallel: 1 };
    await runInNode(jobs, ['plain', 'recording'], settings, (result) => {
      report.add(result);
      const { plain, recording } = result.outcomes;
      words[`${result.mode} ${result.name}`] = [plain, recording].map(wordsOf);
    });
    return { differ: report.finish(), lines, words };
  }
  const both = (outcome: string) => [outcome, outcome];

  it('agrees where nothing can be noted, in all modes and phases', async () => {
    const { differ, lines, words } = await run({
      'modes.js': '/*---\n---*/ (function f() { print(this === undefined) })()',
      'parse.js': '/*---\nflags: [raw]\n---*/ function f() { return class }',
      'throws.js': '/*---\nflags: [noStrict]\n---*/ function f() { assert(false, "no") } f()',
      'waits.js':
        '/*---\nflags: [async, noStrict]\n---*/ async function f() { await 1; print("on") } f().then($DONE)',
      'module.js':
        '/*---\nflags: [module]\n---*/ import { x } from "./x_FIXTURE.js"; await 1; print(x()); ' +
        'print((await import("./x_FIXTURE.js")).x === x)',
      'x_FIXTURE.js': 'export const x = () => "imported"',
      'resolution.js': '/*---\nflags: [module]\n---*/ import { y } from "./x_FIXTURE.js";',
      'realms.js':
        '/*---\nflags: [noStrict]\n---*/ const other = $262.createRealm(); ' +
        'print(other.evalScript("(function f() { return Array })()") === Array); print(other.global.Array.name); ' +
        'try { other.evalScript("(") } catch (e) { print(e instanceof other.global.SyntaxError) }',
      'host.js':
        '/*---\nflags: [noStrict]\n---*/ const buffer = new ArrayBuffer(8); $262.detachArrayBuffer(buffer); ' +
        '$262.gc(); print(buffer.byteLength); print(typeof $262.IsHTMLDDA)',
      'agents.js':
        '/*---\nflags: [noStrict]\n---*/ $262.agent.start(`$262.agent.receiveBroadcast((buffer, value) => ' +
        '{ new Int32Array(buffer)[0] = value; $262.agent.report("heard") })`); ' +
        'const shared = new SharedArrayBuffer(4); $262.agent.broadcast(shared, 7); ' +
        'let report; while ((report = $262.agent.getReport()) === null) $262.agent.sleep(1); ' +
        'print(report + new Int32Array(shared)[0])',
    });
    expect(words).toEqual({
      'sloppy modes.js': both('done | printed false'),
      'strict modes.js': both('done | printed true'),
      'raw parse.js': both(words['raw parse.js'][0]),
      'sloppy throws.js': both('runtime | Test262Error: no'),
      'sloppy waits.js': both('done | printed on | printed Test262:AsyncTestComplete'),
      'module module.js': both('done | printed imported | printed true'),
      'module resolution.js': both(words['module resolution.js'][0]),
      'sloppy realms.js': both('done | printed false | printed Array | printed true'),
      'sloppy host.js': both('done | printed 0 | printed undefined'),
      'sloppy agents.js': both('done | printed heard7'),
    });
    expect(words['raw parse.js'][0]).toMatch(/^parse \| SyntaxError: /);
    expect(words['module resolution.js'][0]).toMatch(/^resolution \| SyntaxError: /);
    expect(lines).toEqual(['10 runs, 7 passed plain.', 'recording: 0 differ from plain.']);
    expect(differ).toBe(0);
  });

  it('agrees where a test replaces what reads a recording', async () => {
    const { words } = await run({
      'json.js':
        '/*---\nflags: [noStrict]\n---*/ Object.prototype.toJSON = function toJSON() { print("asked"); return 2 }; JSON.stringify({})',
      'setters.js':
        '/*---\nflags: [noStrict]\n---*/ for (let i = 0; i < 9; i++) Object.defineProperty(Array.prototype, i, { set() { throw i } }); (function f() {})()',
      'attributes.js': '/*---\nflags: [noStrict]\n---*/ Object.prototype.get = function f() {}',
      'lengths.js':
        '/*---\nflags: [noStrict]\n---*/ Object.defineProperty(Int32Array.prototype, "length", { get() { throw 1 } }); (function f() {})()',
      'names.js': '/*---\nflags: [noStrict]\n---*/ eval = JSON = Int32Array = function f() { throw 1 }',
    });
    expect(words).toEqual({
      'sloppy json.js': both('done | printed asked'),
      'sloppy setters.js': both('done'),
      'sloppy attributes.js': both('done'),
      'sloppy lengths.js': both('done'),
      'sloppy names.js': both('done'),
    });
  });

  it('prints what differs, and fails', async () => {
    const { differ, lines } = await run({
      'columns.js':
        '/*---\nflags: [noStrict]\n---*/ function f() { print(new Error().stack.split("\\n")[1]) } f()',
    });
    expect(differ).toBe(1);
    expect(lines[0]).toMatch(
      /^columns.js \(sloppy, recording\)\n {4}plain: done \| printed .*:3:\d+\)\n {4}recording: done \| /,
    );
  });

  it('ends what does not end, and goes on', async () => {
    const { words, differ } = await run(
      {
        'endless.js': '/*---\nflags: [noStrict]\n---*/ function f() { for (;;); } f()',
        'silent.js': '/*---\nflags: [noStrict, async]\n---*/ function f() {} f()',
      },
      200,
    );
    expect(words).toEqual({ 'sloppy endless.js': both('time-out'), 'sloppy silent.js': both('done') });
    expect(differ).toBe(0);
  });
});
