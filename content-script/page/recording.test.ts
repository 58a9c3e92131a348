/**
 * Instrumented programs, recorded: exact counts and trees whatever way a function is left.
 */
import { describe, expect, it } from 'vitest';
import { buildRecorder, createRealm, type TestRealm } from '../../test/recorder-realm.ts';

describe('recording', async () => {
  const recorder = await buildRecorder();
  const start = (): TestRealm => {
    const realm = createRealm(recorder);
    realm.run('globalThis.p = new SignatureProfiler.Profile()');
    return realm;
  };

  it('balances exceptions, early returns and finally blocks', () => {
    const realm = start();
    realm.load(`
      function thrower(x) { if (x > 1) throw new Error('no'); return x }
      function early(x) { for (;;) { if (x) return 1; x = true } }
      function caught(x) { try { return thrower(x) } catch { return early(false) } finally { early(true) } }
      function main() { caught(1); caught(2); try { thrower(3) } catch {} return early(true) }
    `);
    realm.run('p.runCall(main)');
    expect(realm.tree()).toEqual([
      'main() 1',
      '  caught(x: int) 2',
      '    thrower(x: int) 2',
      '    early(x: boolean) 3',
      '  thrower(x: int) 1',
      '  early(x: boolean) 1',
    ]);
  });

  it('counts recursion, mutual recursion and callbacks in their places', () => {
    const realm = start();
    realm.load(`
      function fact(n) { return n < 2 ? 1 : n * fact(n - 1) }
      function even(n) { return n === 0 || odd(n - 1) }
      function odd(n) { return n !== 0 && even(n - 1) }
      function twice(f) { f(1); f('x') }
    `);
    realm.run('p.enable(); fact(3); even(3)');
    realm.load('function callback(v) {} twice(callback); [1, 2].map((x) => callback(x))', 'other.js');
    realm.run('p.disable()');
    expect(realm.tree()).toEqual([
      'fact(n: int) 1',
      '  fact(n: int) 1',
      '    fact(n: int) 1',
      'even(n: int) 1',
      '  odd(n: int) 1',
      '    even(n: int) 1',
      '      odd(n: int) 1',
      'twice(f: function) 1',
      '  callback(v: int) 1',
      '  callback(v: string) 1',
      '(anonymous)(x: int) 2',
      '  callback(v: int) 2',
    ]);
    expect(realm.rows()).toContain('3/1 fact(n: int)');
  });

  it('is balanced after a stack overflow, thirty times over', () => {
    const realm = start();
    realm.load(`
      function deep(n) { return deep(n + 1) + 1 }
      function caught() { try { deep(0) } catch (error) { if (error.name !== "RangeError") throw error } after(1) }
      function after(x) {}
    `);
    realm.run('p.enable(); for (let i = 0; i < 30; i++) { caught(); after("x") } p.disable()');
    const tree = realm.tree();
    const roots = tree.filter((line) => !line.startsWith(' '));
    expect(roots).toEqual(['caught() 30', 'after(x: string) 30']);
    expect(realm.rows().filter((row) => row.endsWith(' after(x: int)'))).toEqual(['30 after(x: int)']);
  });

  it('records what is called after enable inside a call that is running', () => {
    const realm = start();
    realm.load(`
      function outer() { p.enable(); inner(1); inner(2.5) }
      function inner(x) { return x }
    `);
    realm.run('outer(); outer(); p.disable()');
    expect(realm.tree()).toEqual([
      'inner(x: int) 1',
      'inner(x: float) 1',
      'outer() 1',
      '  inner(x: int) 1',
      '  inner(x: float) 1',
    ]);
  });

  it('lets a frame of an ended recording leave nothing in the next', () => {
    const realm = start();
    realm.load(`
      function old() { p.disable(); p.enable(); inner(); }
      function inner() {}
    `);
    realm.run('p.enable(); old(); inner(); p.disable()');
    expect(realm.tree()).toEqual(['old() 1', 'inner() 2']);
  });

  it('gives overlapping Profiles their own parts and nothing else', () => {
    const realm = start();
    realm.load('function f(x) { return x } function g(a) { f(a) }');
    realm.run(`
      globalThis.q = new SignatureProfiler.Profile({ signatures: false });
      p.enable(); f(1);
      q.enable(); g('s'); g(1);
      p.disable(); f(2.5); f(3);
      q.disable(); f(null);
    `);
    expect(realm.tree('p')).toEqual([
      'f(x: int) 1',
      'g(a: string) 1',
      '  f(x: string) 1',
      'g(a: int) 1',
      '  f(x: int) 1',
    ]);
    expect(realm.tree('q')).toEqual(['g 2', '  f 2', 'f 2']);
  });

  it('goes on where it stopped, and forgets when told to', () => {
    const realm = start();
    realm.load('function f(x) { return x }');
    realm.run('p.enable(); f(1); p.disable(); f(1); p.enable(); f(1); f("s"); p.disable()');
    expect(realm.rows()).toEqual(['1 f(x: string)', '2 f(x: int)']);
    realm.run('p.clear()');
    expect(realm.rows()).toEqual([]);
    realm.run('p.enable(); f(1); p.clear(); f(2.5); p.disable()');
    expect(realm.rows()).toEqual(['1 f(x: float)']);
  });

  it('tells apart functions of one name in two files, even files of the same bytes', () => {
    const realm = start();
    const source = '(function () { function same(x) { return x } same(1) })()';
    realm.run('p.enable()');
    realm.load(source, 'https://one.test/a.js');
    realm.load(source, 'https://two.test/a.js');
    realm.run('p.disable()');
    const { sites } = realm.profile();
    expect(realm.rows().filter((row) => row === '1 same(x: int)')).toHaveLength(2);
    expect(sites.url.filter((_, site) => sites.name[site] === 'same')).toEqual([
      'https://one.test/a.js',
      'https://two.test/a.js',
    ]);
  });

  it('never counts the calls of a host function as its caller', () => {
    const realm = start();
    realm.load('function caller() { for (let i = 0; i < 5; i++) host(i) } ');
    realm.run(`
      globalThis.host = Math.abs;
      p.runCall(caller);
    `);
    expect(realm.rows()).toEqual(['1 caller()']);
  });

  it('returns what the call returns, throws what it throws, and stops either way', () => {
    const realm = start();
    realm.load('function add(a, b) { return a + b } function fail() { throw new TypeError("mine") }');
    expect(realm.run('p.runCall(add, 2, 3)')).toBe(5);
    expect(realm.run('try { p.runCall(fail) } catch (error) { error.message }')).toBe('mine');
    expect(realm.run('_$on')).toBe(false);
    expect(realm.rows()).toEqual(['1 add(a: int, b: int)', '1 fail()']);
  });

  it('describes surplus, missing, default, rest and destructured arguments', () => {
    const realm = start();
    realm.load(`
      function two(a, b) { arguments }
      function blind(a) {}
      function five(a, b, c, d, e) { return arguments }
      function rest(a, ...xs) {}
      function defaulted(a = 1.5) {}
      function pattern({ a, b }, [c]) {}
      const arrow = ({ a }) => a;
    `);
    realm.run(`p.enable();
      two(1); blind(1, 2); two(1, 's', 3, 4); two(...new Array(300).fill(0)); five(1, 2, 3, 4, 5); five(1, 2, 3, 4, 's', 6);
      rest(1, 2, 3); defaulted(); pattern({ a: 1, b: 2 }, [1]); arrow({ a: 1 }); p.disable()`);
    expect(realm.rows()).toEqual([
      '1 arrow({a}: Object)',
      '1 blind(a: int)',
      '1 defaulted(a: float)',
      '1 five(a: int, b: int, c: int, d: int, e: int)',
      '1 five(a: int, b: int, c: int, d: int, e: string, …+1)',
      '1 pattern({a, b}: Object, [c]: Array<int>(1))',
      '1 rest(a: int, ...xs: Array<int>(2))',
      '1 two(a: int, b: int, …+298)',
      '1 two(a: int, b: string, …+2)',
      '1 two(a: int, b: undefined)',
    ]);
  });
});
