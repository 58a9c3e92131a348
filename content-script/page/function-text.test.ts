/**
 * World: tests. The same script runs plain in a bare realm and instrumented in one with the recorder: every
 * text of a function that a page can get is the same in both.
 */
import vm from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { instrument } from '../../instrument/index.ts';
import { buildRecorder } from '../../test/recorder-realm.ts';

let recorder = '';
beforeAll(async () => {
  recorder = await buildRecorder();
});

const FUNCTIONS = `
  function declared(a, b) { 'use strict'; return a + b }
  const arrow = (x) => x * 2, inParentheses = (x) => ({ x }), block = x => { return x };
  async function later(x) { await x; return x }
  function* many(n) { yield n }
  async function* both(n) { yield await n }
  const asynchronous = async (x) => await x;
  class Shape extends Object {
    #hidden = () => 1;
    static count = 0;
    static { this.made = () => 2 }
    constructor(sides) { super(); this.sides = sides }
    get area() { return this.#hidden() }
    set area(value) { this.sides = value }
    static of(...sides) { return new Shape(sides) }
    async *walk({ from = 0 } = {}, [to] = [1]) { yield from + to }
    ['comp' + 'uted'](a = () => 3) { return a() }
  }
  function outer() { function inner(y) { return y } return inner }
  function hoisting() { var g; function g() { return 1 } return g }
  function directive() { 'use strict'
    return 1 }
  const object = { method(a) { return a }, get accessor() { return 1 }, plain: function (a) { return a } };
  const area = Object.getOwnPropertyDescriptor(Shape.prototype, 'area');
  const accessor = Object.getOwnPropertyDescriptor(object, 'accessor');
  const all = { declared, arrow, inParentheses, block, later, many, both, asynchronous, Shape, outer,
    inner: outer(), hoisting, hoisted: hoisting(), directive, method: object.method, accessor: accessor.get,
    plain: object.plain, getArea: area.get, setArea: area.set, of: Shape.of, made: Shape.made,
    walk: Shape.prototype.walk, computed: Shape.prototype.computed, bound: declared.bind(null, 1) };
  const again = (f) => String(f) === f.toString() && f + '' === \`\${f}\` && f.toString() === f.toString();
  JSON.stringify(Object.entries(all).map(([key, f]) => [key, f.toString(), again(f)]));
`;

const NATIVES = `
  const { toString } = Function.prototype;
  const revocable = Proxy.revocable;
  const note = (run) => { try { return run() } catch (error) {
    return [error.constructor.name, error instanceof TypeError, error.message] } };
  const describe = (f) => ({ text: toString.call(f), own: Reflect.ownKeys(f).map(String), name: f.name,
    length: f.length, proto: Object.getPrototypeOf(f) === Function.prototype,
    attributes: Reflect.ownKeys(f).map((key) => { const { value, ...rest } = Object.getOwnPropertyDescriptor(f, key);
      return [String(key), typeof value, rest] }) });
  JSON.stringify([
    describe(toString), describe(Proxy), describe(revocable), toString.toString(), toString + '',
    toString === Function.prototype.toString, toString.call(toString),
    Object.getOwnPropertyDescriptor(Function.prototype, 'toString').writable,
    Object.getOwnPropertyDescriptor(Function.prototype, 'toString').enumerable,
    Object.getOwnPropertyDescriptor(Function.prototype, 'toString').configurable,
    Reflect.ownKeys(Function.prototype).map(String),
    note(() => new toString()), note(() => Reflect.construct(Object, [], toString)),
    note(() => class extends toString {}),
    ...[undefined, null, 1, 'text', {}, [], Symbol.iterator, 1n, /x/, Object.create(Function.prototype)].map((self) =>
      note(() => toString.call(self))),
    note(() => toString.call(new Proxy(() => 1, {}))), note(() => toString.call(new Proxy({}, {}))),
    note(() => toString.call(new Proxy(class A {}, { get() { throw 1 }, apply() { throw 2 } }))),
    note(() => { const { proxy, revoke } = Proxy.revocable(function f() {}, {}); revoke(); return toString.call(proxy) }),
    note(() => toString.apply(Math.max, [1, 2])), note(() => Reflect.apply(toString, Math.max, [])),
    note(() => toString.bind(Math.min)()), note(() => 'prototype' in toString),
    note(() => Object.prototype.toString.call(toString)), typeof toString,
    note(() => toString.call(Object.getOwnPropertyDescriptor(Map.prototype, 'size').get)),
  ]);
`;

/** Runs in a bare realm as it is, and instrumented in one with the recorder, recording. */
function runBoth(source: string): { readonly plain: unknown; readonly hooked: unknown } {
  const plain = vm.runInContext(source, vm.createContext({ performance })) as unknown;
  const realm = vm.createContext({ performance });
  vm.runInContext(recorder, realm);
  const result = instrument(source, { url: 'test.js', sourceType: 'script', embedSites: true });
  if (!result.ok) throw new Error(result.error.message);
  vm.runInContext('new SignatureProfiler.Profile().enable()', realm);
  return { plain, hooked: vm.runInContext(result.code, realm) as unknown };
}

describe('the text of functions', () => {
  it('is what the page was written in, for every form of function', () => {
    const { plain, hooked } = runBoth(FUNCTIONS);
    expect(JSON.parse(hooked as string)).toEqual(JSON.parse(plain as string));
    expect(plain).toContain('return a + b');
  });

  it('is native code for what stands in the place of a native, toString itself among them', () => {
    const { plain, hooked } = runBoth(NATIVES);
    expect(JSON.parse(hooked as string)).toEqual(JSON.parse(plain as string));
    expect(plain).toContain('function toString() { [native code] }');
  });

  it('is the original of a function from another realm, too', () => {
    const { plain, hooked } = runBoth('function foreign(a) { return a } foreign');
    const here = vm.createContext({ performance });
    vm.runInContext(recorder, here);
    const textOf = vm.runInContext('(f) => Function.prototype.toString.call(f)', here) as (
      f: unknown,
    ) => string;
    expect(Function.prototype.toString.call(hooked)).toContain('_$');
    expect(textOf(hooked)).toBe(Function.prototype.toString.call(plain));
  });

  it('runs elsewhere, where there is no recorder', () => {
    const { hooked } = runBoth('function work(n) { return n + 1 } `(${work})(1)`');
    expect(vm.runInNewContext(hooked as string)).toBe(2);
  });

  it('calls nothing that a page has put on prototypes', () => {
    const realm = vm.createContext({ performance });
    vm.runInContext(recorder, realm);
    const source = `
      function f(a) { return a }
      const calls = [];
      const { toString } = Function.prototype, { apply } = Reflect, same = (a, b) => a === b;
      for (const [holder, keys] of [[RegExp.prototype, ['exec', 'test', Symbol.replace, Symbol.match]],
        [String.prototype, ['includes', 'replace', 'replaceAll', 'indexOf', 'slice', 'split']],
        [WeakMap.prototype, ['get', 'set', 'has']], [Function.prototype, ['call', 'apply', 'bind']]])
        for (const key of keys) holder[key] = function () { calls.push(String(key)) };
      for (const flag of ['flags', 'global', 'unicode', 'lastIndex'])
        Object.defineProperty(RegExp.prototype, flag, { get() { calls.push(flag) } });
      for (const field of ['groups', 'get', 'apply', 'index'])
        Object.defineProperty(Object.prototype, field, { configurable: true, get() { calls.push(field) } });
      const text = apply(toString, f, []);
      calls.length + ' ' + text`;
    const result = instrument(source, { url: 'test.js', sourceType: 'script', embedSites: true });
    expect(result.ok && vm.runInContext(result.code, realm)).toBe('0 function f(a) { return a }');
  });

  it('is the page’s own where the page has replaced the method, and never ours', () => {
    const { plain, hooked } = runBoth(`
      const native = Function.prototype.toString;
      Function.prototype.toString = function () { return 'mine: ' + native.call(this) };
      const seen = String(function f() { return 1 });
      Function.prototype.toString = native;
      seen`);
    expect(hooked).toBe(plain);
  });
});
