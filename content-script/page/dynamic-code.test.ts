/**
 * World: tests. Pages that make code while they run, once in a bare realm and once instrumented in one with
 * the recorder and its hooks: what they can note is the same, and what they made is recorded.
 */
import vm from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { readProfile } from '../../profile/read-profile.ts';
import { buildDynamicRecorder, createRealm, type TestRealm } from '../../test/recorder-realm.ts';

let recorder = '';
beforeAll(async () => {
  recorder = await buildDynamicRecorder();
});

/** What every script here can use: `note` keeps a value, or the error of getting it. */
const NOTE = `
  var notes = [];
  var noteAs = (name, run) => {
    try { notes.push([name, run()]) } catch (error) {
      notes.push([name, error && error.constructor.name, String(error), error instanceof SyntaxError]) } };
`;

interface Outcome {
  readonly plain: unknown[];
  readonly hooked: unknown[];
  readonly realm: TestRealm;
}

/** Runs a script plain and instrumented, recording; `globals` makes what each realm has besides. */
function runBoth(source: string, globals = (): Record<string, unknown> => ({})): Outcome {
  const bare = vm.createContext({ performance, ...globals() });
  vm.runInContext(NOTE, bare);
  vm.runInContext(source, bare, { filename: 'test.js' });
  const realm = createRealm(recorder, globals());
  realm.run(NOTE);
  realm.run('var p = new SignatureProfiler.Profile(); p.enable()');
  realm.load(source, 'test.js');
  realm.run('p.disable()');
  const notes = 'JSON.stringify(notes)';
  return {
    plain: JSON.parse(vm.runInContext(notes, bare) as string) as unknown[],
    hooked: JSON.parse(realm.run(notes) as string) as unknown[],
    realm,
  };
}

const KINDS = `
  const AsyncFunction = (async () => {}).constructor;
  const GeneratorFunction = (function* () {}).constructor;
  const AsyncGeneratorFunction = (async function* () {}).constructor;
  const kinds = { Function, AsyncFunction, GeneratorFunction, AsyncGeneratorFunction };
`;

describe('functions made of text', () => {
  it('are recorded by the types of their arguments, whichever way they are made', () => {
    const { realm } = runBoth(`
      new Function('a', 'b', 'return a + b')(1, 2.5);
      Function('a, b', 'return a + b')('x', 'y');
      (() => {}).constructor('one', 'return one')(true);
      Reflect.construct(Function, ['viaReflect', 'return 1'])(null);
      new Function(['list', 'of'], 'return list')([], {});
      new Function()();
    `);
    expect(realm.rows()).toEqual([
      '1 anonymous()',
      '1 anonymous(a: int, b: float)',
      '1 anonymous(a: string, b: string)',
      '1 anonymous(list: Array(0), of: Object)',
      '1 anonymous(one: boolean)',
      '1 anonymous(viaReflect: null)',
    ]);
  });

  it('record the functions inside them', () => {
    const { realm } = runBoth(`
      new Function('list', 'function inner(x) { return x }\\nreturn list.map(x => inner(x))')([1, 2]);
    `);
    expect(realm.rows().some((row) => row.startsWith('2 inner(x: int)'))).toBe(true);
  });

  it('are one script however often they are made at one place', () => {
    const { realm } = runBoth(`
      for (let i = 0; i < 50; i++) new Function('a', 'return a')(i);
    `);
    expect(realm.rows()).toEqual(['50 anonymous(a: int)']);
  });

  it('look and behave as they would', () => {
    const { plain, hooked } = runBoth(`${KINDS}
      for (const [name, Kind] of Object.entries(kinds)) {
        const f = new Kind('a', 'b = 2', '// comment', 'return a + b // end');
        noteAs(name + ' text', () => [String(f), f.toString(), Function.prototype.toString.call(f)]);
        noteAs(name + ' properties', () => Reflect.ownKeys(f).map((key) =>
          [String(key), typeof f[key], Object.getOwnPropertyDescriptor(f, key)]));
        noteAs(name + ' chain', () => [f instanceof Kind, f instanceof Function, f.constructor === Kind,
          Object.getPrototypeOf(f) === Kind.prototype, Object.getPrototypeOf(f).constructor === Kind]);
        noteAs(name + ' maker', () => [String(Kind), Kind.name, Kind.length, Reflect.ownKeys(Kind).map(String),
          Object.getPrototypeOf(Kind) === (name === 'Function' ? Function.prototype : Function),
          Object.getOwnPropertyDescriptor(Kind.prototype, 'constructor').writable,
          Object.getOwnPropertyDescriptor(Kind, 'prototype')]);
        noteAs(name + ' none', () => [new Kind().toString(), Kind('').toString(), Kind('', '').toString()]);
      }
      noteAs('global', () => [Object.getOwnPropertyDescriptor(globalThis, 'Function').enumerable,
        Function === (() => {}).constructor, Function === (class {}).constructor, Function.constructor === Function,
        Object.getPrototypeOf(async () => {}).constructor === AsyncFunction, typeof Function]);
      noteAs('result', () => new Function('a', 'b', 'return a * b')(6, 7));
      noteAs('strict', () => new Function('"use strict"; return this === undefined')());
      noteAs('directive without semicolon', () => new Function('"use strict"\\nreturn this === undefined')());
      noteAs('sloppy', () => new Function('return this === globalThis')());
      noteAs('global scope', () => { const hidden = 1; return new Function('return typeof hidden')() });
      noteAs('no name of its own', () => new Function('return typeof anonymous')());
      noteAs('arguments', () => new Function('a', 'arguments[0] = 2; return [a, arguments.length]')(1, 5));
      noteAs('new', () => { const F = new Function('x', 'this.x = x'); return [new F(3), new F(3) instanceof F] });
      noteAs('new.target', () => new Function('return new.target === undefined')());
      noteAs('defaults', () => new Function('a = (() => 3)()', '{ b } = { b: 4 }', '...c', 'return [a, b, c]')(
        undefined, undefined, 1, 2));
      noteAs('generator', () => [...new GeneratorFunction('n', 'for (let i = 0; i < n; i++) yield i')(3)]);
      noteAs('vars hoist', () => new Function('var g; function g() { return 1 } return g()')());
      noteAs('name', () => new Function('var g; function g() { return 1 } return g.name')());
      noteAs('nested', () => new Function('return new Function("return 5")')()());
      noteAs('nested text', () => String(new Function('return function inner(a) { return a }')()));
      noteAs('html comment', () => new Function('--> comment\\n return 1 <!-- also')());
      noteAs('line breaks', () => String(new Function('a\\n', '\\n\\nreturn a\\n')));
    `);
    expect(hooked).toEqual(plain);
    expect(plain.length).toBeGreaterThan(35);
  });

  it('fail as they would, with conversions once and in order', () => {
    const { plain, hooked } = runBoth(`${KINDS}
      for (const [name, Kind] of Object.entries(kinds)) {
        for (const texts of [['}'], ['a', '}) (function () {'], ['a', 'a', '"use strict"'], ['/*', '*/ ) {'], ['a,'],
          ['...a, b', ''], ['a = super()', ''], ['return'], ['await 1'], ['yield 1'], ['let let'], [Symbol('s')],
          ['a', { toString() { throw new RangeError('mine') } }], [null], [undefined, null], [1], [['a', 'b'], 'return b']])
          noteAs(name, () => [Kind(...texts).toString(), new Kind(...texts).length]);
      }
      noteAs('conversions', () => {
        const seen = [];
        const text = (name) => ({ toString() { seen.push(name); return name } });
        const f = new Function(text('a'), text('b'), text('c'), text('return a'));
        return [seen, f(1), String(f)];
      });
      noteAs('not iterable', () => Reflect.construct(Function, 1));
      noteAs('a thrown error', () => new Function('throw new TypeError("inside")')());
      noteAs('a line', () => {
        try { new Function('a', '\\n\\nnull.x')() } catch (error) { return /, <anonymous>:(\\d+)/.exec(error.stack)[1] }
      });
    `);
    expect(hooked).toEqual(plain);
  });

  it('can be made by subclasses, proxies and other constructors', () => {
    const { plain, hooked } = runBoth(`
      class Maker extends Function {
        field = 1;
        constructor(...texts) { super(...texts); this.own = 2 }
        get twice() { return this() * 2 }
      }
      noteAs('subclass', () => { const f = new Maker('return 21'); return [f.twice, f.field, f.own, f instanceof Maker,
        f instanceof Function, Object.getPrototypeOf(f) === Maker.prototype, String(f)] });
      noteAs('new.target', () => Object.getPrototypeOf(Reflect.construct(Function, ['return 1'], Array)) === Array.prototype);
      noteAs('prototype is read once', () => {
        const seen = [];
        const target = new Proxy(function () {}, { get(f, key) { seen.push(String(key)); return f[key] } });
        const f = Reflect.construct(Function, ['return 1'], target);
        return [seen, f()];
      });
      noteAs('bound', () => new (Function.bind(null, 'a'))('return a')(4));
      noteAs('proxied', () => new (new Proxy(Function, {}))('return 5')());
      noteAs('species', () => Object.prototype.hasOwnProperty.call(Function, Symbol.species));
      noteAs('has instance', () => Function[Symbol.hasInstance](() => 1));
      noteAs('prototype', () => [typeof Function.prototype, Function.prototype(), Function.prototype.name,
        Reflect.ownKeys(Function.prototype).map(String)]);
      noteAs('frozen', () => { 'use strict'; return Reflect.set(Function, 'prototype', {}) });
      noteAs('calls of Function.prototype', () => [Function.call(null, 'return 1')(), Function.apply(null, ['return 2'])()]);
    `);
    expect(hooked).toEqual(plain);
  });

  it('run as they are, and are listed, where their parameters hold functions', () => {
    const { plain, hooked, realm } = runBoth(`
      noteAs('result', () => new Function('a = () => 1', 'return a()')());
    `);
    expect(hooked).toEqual(plain);
    expect(realm.run('notRecorded.join()')).toBe('function-parameters');
  });

  it('leave a signed text, and every text where a policy of the page is asked, to the browser', () => {
    class Signed {
      toString(): string {
        return 'return 1';
      }
    }
    const trustedTypes = {
      isScript: (value: unknown) => value instanceof Signed,
      defaultPolicy: null as unknown,
    };
    const { realm } = runBoth(`new Function(signed)()`, () => ({ trustedTypes, signed: new Signed() }));
    expect(realm.run('notRecorded.join()')).toBe('function-text');
    const watched = { ...trustedTypes, defaultPolicy: {} };
    const other = runBoth(`new Function('return 1')()`, () => ({ trustedTypes: watched }));
    expect(other.realm.run('notRecorded.join()')).toBe('function-text');
  });

  it('are forbidden as they would be where a realm allows no code from text', () => {
    const run = (prepare: (realm: vm.Context) => void): unknown => {
      const realm = vm.createContext({ performance }, { codeGeneration: { strings: false, wasm: true } });
      prepare(realm);
      return vm.runInContext(
        `try { new Function('return 1')() } catch (error) { error.name + error.message }`,
        realm,
      );
    };
    const hooked = run((realm) => void vm.runInContext(recorder, realm));
    expect(hooked).toBe(run(() => undefined));
    expect(hooked).toContain('EvalError');
  });
});

describe('timers with code as text', () => {
  it('record it, and give everything else to the native as it was', () => {
    const calls: unknown[][] = [];
    const setTimeout = (...args: unknown[]): number => calls.push(args);
    const { realm } = runBoth(
      `setTimeout('function fromText(a) { return a } fromText(1)', 5, 'x'); setTimeout(Math.max, 1); setTimeout();
       setTimeout('}'); setTimeout('1 + 1')`,
      () => ({ setTimeout, setInterval: setTimeout }),
    );
    expect(calls.slice(0, 5)).toEqual([
      ['function fromText(a) { return a } fromText(1)', 5, 'x'],
      [expect.any(Function), 1],
      [],
      ['}'],
      ['1 + 1'],
    ]);
    const [[text, delay, extra], ...others] = calls.slice(5);
    expect([delay, extra]).toEqual([5, 'x']);
    expect(others).toEqual([[expect.any(Function), 1], [], ['}'], ['1 + 1']]);
    realm.run('p.enable()');
    realm.run(text as string);
    realm.run('p.disable()');
    expect(realm.rows()).toContain('1 fromText(a: int)');
    expect(realm.run('notRecorded.join()')).toBe('syntax');
  });
});

describe('the place of made code', () => {
  const urls = (realm: TestRealm): string[] => [...new Set(realm.profile().sites.url)];

  it('is its sourceURL', () => {
    const { realm } = runBoth(`new Function('return 1 //# sourceURL=templates/row.js')()`);
    expect(urls(realm)).toEqual(['templates/row.js']);
  });

  it('is the call that made it, with a number from the second text on', () => {
    const context = vm.createContext({ performance });
    const run = (text: string, filename: string): unknown => vm.runInContext(text, context, { filename });
    run(recorder, 'page.js');
    run('var p = new SignatureProfiler.Profile(); p.enable()', 'start.js');
    run('function compile(text) { return new Function(text) }', 'https://host/lib/app.js?x=1');
    run(
      `compile('return 1')();
       compile('return 2')();
       new Function('return new Function("return 3")')()();
       Function('return 4')()`,
      'https://host/main.js',
    );
    const profile = readProfile(run('p.disable(), JSON.parse(JSON.stringify(p))', 'end.js'));
    expect([...new Set(profile.sites.url)]).toEqual([
      'eval at compile (app.js:1)',
      'eval at compile (app.js:1) #2',
      'eval at main.js:3',
      'eval at main.js:3 #2',
      'eval at main.js:4',
    ]);
  });
});

describe('text run by eval', () => {
  it('is recorded, direct or not, under the place that ran it', () => {
    const { realm, plain, hooked } = runBoth(`
      function direct(text) { return eval(text) }
      noteAs('direct', () => direct('(function one(x) { return x })(1)'));
      noteAs('indirect', () => (0, eval)('(two => two)(2.5)'));
      noteAs('optional', () => eval?.('(three => three)("3")'));
      noteAs('of the global', () => globalThis.eval('(four => four)(null)'));
      noteAs('named', () => eval('(five => five)(true)\\n//# sourceURL=five.js'));
      noteAs('eval in eval', () => eval('eval("(six => six)([])")'));
      noteAs('alias', () => { const run = eval; return run('(seven => seven)(7)') });
    `);
    expect(hooked).toEqual(plain);
    expect(realm.rows().filter((row) => !/direct\(text|noteAs|anonymous\)\(\)/.test(row))).toEqual([
      '1 (anonymous)(five: boolean)',
      '1 (anonymous)(four: null)',
      '1 (anonymous)(seven: int)',
      '1 (anonymous)(six: Array(0))',
      '1 (anonymous)(three: string)',
      '1 (anonymous)(two: float)',
      '1 one(x: int)',
    ]);
  });

  it('is recorded by the realm whose eval it is', () => {
    const other = createRealm(recorder);
    other.run('var p = new SignatureProfiler.Profile(); p.enable()');
    const { realm, plain, hooked } = runBoth(
      `
      const frame = { contentWindow: far };
      noteAs('far', () => frame.contentWindow.eval('(function there(x) { return x })(1)'));
      noteAs('named', () => { const run = far.eval; return run('(function alsoThere(x) { return x })("y")') });
      noteAs('bare', () => bare.eval('(function lost(x) { return x })(2)'));
      noteAs('not one', () => ({ eval: (text) => text }).eval('(function data() {})'));
      noteAs('not one either', () => [{ eval: (text) => text }][0].eval('no code'));
    `,
      (): Record<string, unknown> => ({
        far: other.run('globalThis'),
        bare: vm.runInContext('globalThis', vm.createContext({})),
      }),
    );
    other.run('p.disable()');
    expect(hooked).toEqual(plain);
    expect(other.rows()).toEqual(['1 alsoThere(x: string)', '1 there(x: int)']);
    expect(realm.rows().filter((row) => /there|lost|data\(/i.test(row))).toEqual([]);
    expect(realm.run('notRecorded.join()')).toBe('eval-elsewhere,eval-unknown');
  });

  it('is listed at whatever place it gets an unknown name, also after a thousand', () => {
    const { realm } = runBoth(`
      const any = () => ({ eval: () => 0 });
      for (let i = 0; i < 999; i++) any().eval('(() => ' + i + ')');
      any().eval('(() => 1)');
      any().eval('(() => 2)'); any().eval('(() => 3)');
    `);
    expect(realm.run('unrecorded.join()')).toBe('eval at test.js:3,eval at test.js:4,eval at further places');
  });

  it('sees and declares what it would', () => {
    const { plain, hooked } = runBoth(`
      'use strict-not';
      noteAs('scope', () => { let a = 1; const r = eval('a++; (() => a)()'); return [r, a] });
      noteAs('var', () => { eval('var late = 1; function g() { return late }'); return [typeof late, g()] });
      noteAs('lexical', () => { eval('let own = 1; class C { m() {} }'); return [typeof own, typeof C] });
      noteAs('conflict', () => { let x = 1; eval('var x = 2; function f() {}') });
      noteAs('annex B', () => { eval('{ function inBlock() { return 1 } }'); return inBlock() });
      noteAs('global', () => { (0, eval)('var g1 = 1; function g2() { return this === globalThis }'); return [g1, g2(),
        delete globalThis.g1, delete globalThis.g2] });
      noteAs('strict', () => { 'use strict'; return [eval('(function () { return this })()') === undefined,
        eval('var hidden = 1; typeof hidden'), typeof hidden] });
      noteAs('strict inside', () => eval('"use strict"; (function () { return this })()') === undefined);
      noteAs('completion', () => [eval('1; function f() {}'), eval('if (true) { function f() {} }'), eval('({ m() {} })').m.name,
        eval('{ 5; class K {} }'), eval('function f() {}'), eval('')]);
      noteAs('new.target', () => new (function F() { this.t = eval('(() => new.target)()') === F })().t);
      noteAs('super', () => ({ __proto__: { m: () => 7 }, m() { return eval('(() => super.m())()') } }).m());
      noteAs('private', () => new (class { #p = 1; m() { return eval('(() => this.#p)()') } })().m());
      noteAs('arguments', () => (function () { return eval('(() => arguments.length)()') })(1, 2, 3));
      noteAs('field', () => new (class { f = eval('() => arguments') })());
      noteAs('no such private', () => class { m() { return eval('() => this.#nothing') } }.prototype.m());
      noteAs('return', () => eval('return (() => 1)()'));
      noteAs('await', () => eval('await (() => 1)()'));
      noteAs('broken', () => eval('function broken( {'));
      noteAs('text', () => [String(eval('(function f ( a ) { /* a */ return a })')), String(eval('(a => eval(a))')),
        String(() => eval ( '1' /* one */ ))]);
      noteAs('names', () => Object.keys(eval('(function () {})')).concat(eval('(() => {})').name, eval('(class { static m() {} })').m.name));
      noteAs('values', () => [eval(5), eval(undefined), eval(null), String(eval(new String('() => 1'))), eval(), eval(...['(() => 2)()'])]);
      noteAs('order', () => { const seen = []; eval((seen.push(1), '() => 1'), seen.push(2)); return seen });
      noteAs('thrown', () => { try { eval('(function thrower() {\\n throw new Error("x") })()') } catch (error) {
        return error.stack.split('\\n').slice(1, 3).map((line) => line.replace(/:\\d+\\)?$/, '').replace(/:\\d+\\), /, '), ')) } });
      noteAs('own', () => { const eval_ = []; { const run = { eval: (text) => text }; eval_.push(run.eval('() => 1')) }
        (function (eval) { eval_.push(eval('() => 2')) })((text) => text); return eval_ });
      noteAs('replaced', () => { const native = eval, seen = []; globalThis.eval = (text) => { seen.push(text) };
        eval('() => 1'); globalThis.eval('() => 2'); globalThis.eval = native; return seen });
      noteAs('replaced meanwhile', () => { const native = eval; const r = eval((globalThis.eval = null, '(() => 3)()'));
        globalThis.eval = native; return r });
    `);
    expect(hooked).toEqual(plain);
  });

  it('is one script however often it runs', () => {
    const { realm } = runBoth(`for (let i = 0; i < 50; i++) eval('(again => again)(1)');`);
    expect(realm.rows()).toEqual(['50 (anonymous)(again: int)']);
  });

  it('that is data is not looked at twice', () => {
    const { realm } = runBoth(`for (let i = 0; i < 30; i++) eval('({"a":[' + i + ']})');`);
    expect(realm.run('notRecorded.length')).toBe(0);
    expect(realm.rows()).toEqual([]);
  });
});
