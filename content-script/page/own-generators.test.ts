/**
 * World: Node. Generators that delegate to generators: what nothing stands for is recorded as if something did, call for call and millisecond
 * for millisecond; and what is not known for sure has a stand-in.
 */
import vm from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instrument } from '../../instrument/index.ts';
import { f, record, type Total } from '../../test/core-listener.ts';
import { installHelpers, setFlag } from './install-helpers.ts';
import { createNotRecordedList } from './not-recorded-list.ts';
import { createOwnGenerators } from './own-generators.ts';
import { createProxyRegistry } from './proxies.ts';
import { createSiteTables } from './site-tables.ts';
import { ROOT } from './tree-columns.ts';

/** Runs a program in this realm; it moves the clock by `pass`, and says by `say` what it sees. */
function run(source: string, limits?: { nodes: number; depth: number }) {
  const recording = record(limits);
  const { core, pass } = recording;
  const result = instrument(source, { url: 'program.js', sourceType: 'script', firstSite: f(0) });
  if (!result.ok) throw new Error(result.error.message);
  const helpers = {};
  installHelpers(helpers, core, createSiteTables(createNotRecordedList().report));
  setFlag(helpers, true);
  const said: unknown[] = [];
  const stood: unknown[] = [];
  const delegate: unknown = Reflect.get(helpers, '_$d');
  const watched = {
    _$d: (operand: unknown, ...others: unknown[]) => {
      const result: unknown = Reflect.apply(delegate as () => unknown, null, [operand, ...others]);
      if (result !== operand) stood.push(operand);
      return result;
    },
  };
  // As names of a scope: this realm is the tests' own.
  const program = vm.compileFunction(`with (helpers) with (watched) {${result.code}}`, [
    'helpers',
    'watched',
    'pass',
    'say',
  ]) as (...values: unknown[]) => void;
  program(helpers, watched, pass, (value: unknown) => said.push(value));
  expect(core.tree.current()).toBe(ROOT);
  recording.stop();
  return { heard: Object.fromEntries(recording.heard), said, stood: stood.length };
}

const GENERATORS = ['g0', 'g1', 'Node.prototype.m0', 'Node.prototype.m1', 'Node.prototype[Symbol.iterator]'];

const { body } = fc.letrec<{ body: string; statement: string }>((tie) => ({
  body: fc.array(tie('statement'), { minLength: 1, maxLength: 4 }).map((all) => all.join(' ')),
  statement: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(
      'say(yield n);',
      'say(yield 2);',
      'pass(1);',
      'leaf();',
      'if (n === 1) throw new Error("thrown");',
      'if (n === 2) return 5;',
      'say(yield* g0(n - 1));',
      'say(yield* g1(n - 1));',
      'say(yield* node.m0(n - 1));',
      'say(yield* node.next.m1(n - 1));',
      'yield* (node.next);',
      'yield* [n, leaf()];',
      'yield* g1.call(null, n - 1);',
      'for (const x of g0(n - 1)) say(x);',
    ),
    fc.tuple(tie('body'), tie('body')).map(([a, b]) => `try { ${a} } catch { ${b} }`),
    fc.tuple(tie('body'), tie('body')).map(([a, b]) => `try { ${a} } finally { ${b} }`),
  ),
}));

const programs = fc.record({
  bodies: fc.array(body, { minLength: 5, maxLength: 5 }),
  drives: fc.array(
    fc.tuple(fc.nat(3), fc.constantFrom('next', 'next', 'next', 'throw', 'return'), fc.boolean()),
    { maxLength: 20 },
  ),
});

type Program = typeof programs extends fc.Arbitrary<infer T> ? T : never;

function sourceOf({ bodies, drives }: Program): string {
  const [a, b, c, d, e] = bodies.map((text) => `if (n <= 0 || fuel-- <= 0) return 0; pass(1); ${text}`);
  return `
    let fuel = 60;
    function leaf() { pass(1) }
    function* g0(n) { ${a} }
    function* g1(n) { ${b} }
    class Node { *m0(n) { ${c} } *m1(n) { ${d} } *[Symbol.iterator](n = 2) { ${e} } }
    const node = new Node(); node.next = node;
    const open = [g0(3), g1(3), node.m0(3), node[Symbol.iterator]()];
    function one(generator, method) { pass(1); try { say(generator[method](7)) } catch (error) { say(error.name) } pass(1) }
    function other(generator, method) { pass(2); one(generator, method) }
    ${drives.map(([index, method, isOther]) => `${isOther ? 'other' : 'one'}(open[${index}], '${method}'); pass(1);`).join('\n')}`;
}

/** `replaced`: their generators have a `return` of their own, which does what it did. */
function compare(program: Program, replaced: boolean, limits?: { nodes: number; depth: number }) {
  const own = GENERATORS.map((of) => `${of}.prototype.return = ${of}.prototype.return;`).join(' ');
  const source = sourceOf(program);
  return run(replaced ? source.replace('const open', `${own} const open`) : source, limits);
}

describe('random programs', () => {
  it('are recorded as with a stand-in for each', () => {
    let [stood, stoodBefore] = [0, 0];
    fc.assert(
      fc.property(programs, (program) => {
        const [own, before] = [compare(program, false), compare(program, true)];
        expect(own.said).toEqual(before.said);
        expect(own.heard).toEqual(before.heard);
        stood += own.stood;
        stoodBefore += before.stood;
      }),
      { numRuns: 60, seed: 20_261_130 },
    );
    expect(stood).toBeLessThan(stoodBefore / 2);
  });

  it('are counted so with caps that are hit at every corner', () => {
    fc.assert(
      fc.property(programs, (program) => {
        const limits = { nodes: 6, depth: 3 };
        const [own, before] = [compare(program, false, limits), compare(program, true, limits)];
        expect(own.said).toEqual(before.said);
        // Which calls are timed depends on how many frames run above one another.
        const counted = (of: Readonly<Record<string, Total>>) =>
          Object.entries(of).map(([path, { calls, selfTime }]) => [path, calls, selfTime]);
        expect(counted(own.heard)).toEqual(counted(before.heard));
      }),
      { numRuns: 60, seed: 20_261_130 },
    );
  });
});

describe('programs that deceive', () => {
  const LEAF = 'function leaf() { pass(1) }';
  it.each([
    [
      'a generator that never waits has a parameter that does',
      ['f', 'outer'],
      `async function other() { leaf(); await 1; leaf() }
       function* f(a = async () => { await 1 }) { other(); leaf(); return 5 }
       function* outer() { yield* f(); leaf(); yield 1; leaf() }
       function* top() { yield* outer(); leaf() }
       const start = () => { const open = top(); open.next(); leaf(); open.next() };`,
    ],
    [
      'one that is counted only makes generators',
      ['f', 'outer'],
      `function* g() { yield 1; leaf() }
       function* f() { with ({}) { for (const x of g()) leaf(); yield 1; leaf() } }
       function* outer() { yield* f(); leaf() }
       const start = () => { for (const x of outer()) leaf() };`,
    ],
    [
      'a function that replaces itself hands over one from before',
      ['g', 'outer'],
      `function* g() { yield 1; leaf(); yield 2; leaf() }
       const old = g(); let h = () => { h = g; return old };
       function* outer() { yield* h(); leaf() }
       const start = () => { old.next(); const open = outer(); open.next(); leaf(); open.next() };`,
    ],
    [
      'and that one waits for another',
      ['g', 'k', 'outer'],
      `function* g() { yield 1; leaf() }
       function* k() { yield* g(); leaf(); yield 2 }
       const old = k(); let h = () => { h = k; return old };
       function* outer() { yield* h(); leaf() }
       const start = () => { old.next(); const open = outer(); open.next(); leaf(); open.next() };`,
    ],
    [
      'a method that replaces itself has begun what it hands over',
      ['Node.prototype.real', 'outer'],
      `class Node { *real() { leaf(); yield 1; leaf(); yield 2 } walk() { this.walk = this.real; const it = this.real(); it.next(); return it } }
       const node = new Node();
       function* outer() { yield* node.walk(); leaf() }
       const start = () => { const open = outer(); open.next(); leaf(); open.next() };`,
    ],
  ])('%s', (_, makers, source) => {
    const own = makers.map((of) => `${of}.prototype.return = ${of}.prototype.return;`).join(' ');
    const [told, stood] = ['', own].map((first) => run(`${LEAF} ${source} ${first} start(); leaf()`));
    expect(told.heard).toEqual(stood.heard);
  });
});

it('is all forgotten where the stack was full before it began', () => {
  const { heard, said } = run(`
    function* deep() { yield* deep() }
    function* outer() { yield* inner() }
    function* inner() { yield 1 }
    function one() { try { deep().next() } catch (error) { say(error instanceof RangeError) } for (const x of outer()) say(x) }
    one()`);
  expect(said).toEqual([true, 1]);
  expect(heard['f3() > f1() > f2()'].calls).toBe(1);
});

describe('a generator', () => {
  const proxies = createProxyRegistry();
  const { isMadeBy, memberOf } = createOwnGenerators(proxies);
  /** Instrumented, in strict code. */
  const made = (source: string): unknown => {
    const result = instrument(source, { url: 'made.js', sourceType: 'script' });
    if (!result.ok) throw new Error(result.error.message);
    const code = result.code.replace(/^.*?\/\*_\$\*\//s, '');
    const run = vm.compileFunction(`"use strict"; return ${code}`, ['_$on', '_$d', '_$y', '_$r']) as (
      ...values: unknown[]
    ) => unknown;
    const same = (x: unknown): unknown => x;
    return run(false, same, same, same);
  };
  type Maker = () => Generator;

  it('needs nothing where an instrumented function made it', () => {
    const maker = made('(function* () { yield 1 })') as Maker;
    expect(isMadeBy(maker(), maker)).toBe(true);
    const { all } = made('({ *all() { yield 1 } })') as { all: Maker };
    expect(isMadeBy(all(), all)).toBe(true);
  });

  it('is not taken for one where nothing is inserted, or nothing tells when it waits', () => {
    const plain = function* () {
      yield 1;
    };
    expect(isMadeBy(plain(), plain)).toBe(false);
    const inner = made('(function* () { return (function* () { yield 1 })() })') as Maker;
    expect(isMadeBy(inner(), inner)).toBe(false);
    const waits = made('(async function* () { yield 1 })') as Maker;
    expect(isMadeBy(waits(), waits)).toBe(false);
    const bound = made('(function* () { yield 1 })') as Maker;
    expect(isMadeBy(bound(), bound.bind(null))).toBe(false);
    expect(isMadeBy(bound(), new Proxy(bound, {}))).toBe(false);
    const other = made('(function* () { yield 1 })') as Maker;
    expect(isMadeBy(bound(), other)).toBe(false);
    for (const value of [null, undefined, 1, [], {}, bound]) expect(isMadeBy(value, bound)).toBe(false);
    for (const value of [null, undefined, 1, {}, bound()]) expect(isMadeBy(bound(), value)).toBe(false);
  });

  it.each(['next', 'return', 'throw', Symbol.iterator])('is not where its %s may be another', (key) => {
    const maker = made('(function* () { yield 1 })') as Maker;
    const own = { value: () => ({ done: true, value: 1 }), configurable: true };
    const one = Object.defineProperty(maker(), key, own);
    expect(isMadeBy(one, maker)).toBe(false);
    const prototype = Object.getPrototypeOf(maker()) as object;
    const generators = Object.getPrototypeOf(prototype) as object;
    for (const holder of [prototype, generators]) {
      const was = Object.getOwnPropertyDescriptor(holder, key);
      Object.defineProperty(holder, key, own);
      expect(isMadeBy(maker(), maker)).toBe(false);
      if (was) Object.defineProperty(holder, key, was);
      else Reflect.deleteProperty(holder, key);
      expect(isMadeBy(maker(), maker)).toBe(true);
    }
  });

  it('is found by what was called, without a getter or a trap', () => {
    const maker = made('(function* () { yield 1 })') as Maker;
    const node = Object.create({ walk: maker }) as object;
    const holder = {
      left: { node },
      get right() {
        throw new Error('read');
      },
    };
    expect(memberOf(holder, ['left', 'node', 'walk'])).toBe(maker);
    expect(memberOf(maker, [])).toBe(maker);
    for (const keys of [
      ['right', 'walk'],
      ['none', 'walk'],
      ['left', 'none', 'walk'],
    ])
      expect(memberOf(holder, keys)).toBe(undefined);
    const proxy = new Proxy(
      { walk: maker },
      {
        getOwnPropertyDescriptor: () => {
          throw new Error('read');
        },
      },
    );
    proxies.add(proxy, 0);
    expect(memberOf(proxy, ['walk'])).toBe(undefined);
    expect(memberOf({ proxy }, ['proxy', 'walk'])).toBe(undefined);
    expect(memberOf(Object.create(proxy), ['walk'])).toBe(undefined);
    const { proxy: foreign, revoke } = Proxy.revocable({ walk: maker }, {});
    revoke();
    expect(memberOf(foreign, ['walk'])).toBe(undefined);
    const endless: object = new Proxy({}, { getPrototypeOf: () => endless });
    expect(memberOf(endless, ['walk'])).toBe(undefined);
    proxies.add(endless, 0);
    expect(isMadeBy(endless, maker)).toBe(false);
    for (const nothing of [null, undefined, 1, 'text']) expect(memberOf(nothing, ['walk'])).toBe(undefined);
  });
});
