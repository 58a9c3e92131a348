/**
 * A page that replaces the whole language after the recorder is there: every method and accessor that can be reached
 * notices and throws, names mean something else, prototypes have setters. What the page asks of us is answered as if
 * nothing were replaced, and nothing of the page is noticed.
 */
import { describe, expect, it } from 'vitest';
import { buildExposedRecorder, createRealm, type TestRealm } from '../../test/recorder-realm.ts';

/** Defines `poison()`, which returns what takes it back, and the list `noticed`. */
const POISON = `
  const noticed = Object.setPrototypeOf([], null);
  globalThis.noticed = noticed;
  globalThis.poison = (() => {
    const { apply, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
    const leftAlone = new Set(['SignatureProfiler', 'console', 'performance', 'poison', 'noticed', 'p', 'recorder', 'out', 'f', 'g']);
    const { has, add } = Set.prototype, text = String, Wrong = TypeError;
    const notice = (what) => { noticed[noticed.length] = what; throw new Wrong(what) };
    return () => {
      const seen = new Set();
      const todo = Object.setPrototypeOf([], null);
      const undo = Object.setPrototypeOf([], null);
      const visit = (value, path) => {
        if ((typeof value !== 'object' && typeof value !== 'function') || value === null || apply(has, seen, [value])) return;
        apply(add, seen, [value]);
        todo[todo.length] = { value, path };
      };
      visit(globalThis, '');
      visit(getPrototypeOf([].values()), '%ArrayIterator%'); visit(getPrototypeOf(new Map().values()), '%MapIterator%');
      visit(getPrototypeOf(new Set().values()), '%SetIterator%'); visit(getPrototypeOf(''[Symbol.iterator]()), '%StringIterator%');
      visit(getPrototypeOf(function* () {}), '%GeneratorFunction%'); visit(getPrototypeOf(async () => {}), '%AsyncFunction%');
      visit(getPrototypeOf(Int8Array), '%TypedArray%'); visit(getPrototypeOf('a'.matchAll(/a/g)), '%RegExpStringIterator%');
      for (let i = 0; i < todo.length; i++) {
        const { value, path } = todo[i];
        visit(getPrototypeOf(value), path + '.__proto__');
        const keys = ownKeys(value);
        for (let k = 0; k < keys.length; k++) {
          const key = keys[k];
          if (i === 0 && (apply(has, leftAlone, [key]) || (typeof key === 'string' && key[0] === '_'))) continue;
          const property = getOwnPropertyDescriptor(value, key);
          const what = path + '.' + text(key);
          if ('value' in property) visit(property.value, what);
          else { visit(property.get, what + ' get'); visit(property.set, what + ' set') }
        }
      }
      let count = 0;
      for (let i = todo.length - 1; i >= 0; i--) {
        const { value, path } = todo[i];
        const keys = ownKeys(value);
        for (let k = 0; k < keys.length; k++) {
          const key = keys[k];
          const property = getOwnPropertyDescriptor(value, key);
          if (i === 0 && (apply(has, leftAlone, [key]) || typeof key !== 'string' || key[0] === '_' || key === 'globalThis')) continue;
          if (!property.configurable) continue;
          const what = path + '.' + text(key);
          undo[undo.length] = { value, key, property };
          if ('value' in property && typeof property.value === 'function') {
            const replaced = function () { return notice(what) };
            defineProperty(value, key, { __proto__: null, value: replaced, writable: true, configurable: true });
            count++;
          } else if (property.get) {
            defineProperty(value, key, { __proto__: null, get() { return notice(what + ' get') }, set() { notice(what + ' set') }, configurable: true });
            count++;
          }
        }
      }
      // Not those of property descriptors: Node's own vm would stumble over them.
      const names = ['url', 'rows', 'signatures', 'calls', 'sort',
        'limit', 'signature', 'parent', 'name', 'kind', 'first', 'table', '0', '1', '2', '7', '14', '100', 'then', 'toJSON', 'embedSites'];
      for (let i = 0; i < names.length; i++) {
        const key = names[i];
        const property = getOwnPropertyDescriptor(Object_.prototype, key);
        undo[undo.length] = { value: Object_.prototype, key, property };
        defineProperty(Object_.prototype, key, { __proto__: null, configurable: true,
          get() { noticed[noticed.length] = 'inherited get ' + key; return undefined }, set() { noticed[noticed.length] = 'inherited set ' + key } });
      }
      return { count, end() {
        for (let i = undo.length - 1; i >= 0; i--) {
          const { value, key, property } = undo[i];
          if (property === undefined) deleteProperty(value, key); else defineProperty(value, key, property);
        }
      } };
    };
  })();
  const Object_ = Object;
`;

/** Everything that the page API can do. */
const REPORTS = `
  p.enable(); f(1); f('s'); f([1.5]); g(2);
  p.disable(); p.enable(); f(new Float32Array_(3)); p.disable();
  const file = p.toJSON();
  p.printStats({ sort: 'name', limit: 5 }); p.callers({ sort: 'name' }); p.callees({ sort: ['name'] });
  const q = new SignatureProfiler.Profile({ signatures: false });
  const returned = q.runCall(f, 9);
  SignatureProfiler.plot(q);
  const second = q.toJSON();
  q.clear();
`;

describe('a page that replaces the language', async () => {
  const recorder = await buildExposedRecorder();
  const setUp = (): { readonly realm: TestRealm; readonly said: string[] } => {
    const said: string[] = [];
    const say = (text: string): void => {
      said.push(text);
    };
    // A clock that stands, so that two reports can be the same.
    const clock = { now: () => 0, timeOrigin: 0 };
    const realm = createRealm(recorder, { console: { log: say, warn: say }, performance: clock });
    realm.run(
      `globalThis.p = new SignatureProfiler.Profile(); const Float32Array_ = Float32Array; ${POISON}`,
    );
    realm.load('function f(x) { return x } function g(y) { return f(y) }');
    return { realm, said };
  };
  const rowsOf = (file: string): unknown => {
    const { strings, sites, signatures, contexts } = JSON.parse(file) as Record<string, unknown>;
    const [{ callNodes }] = contexts as [{ callNodes: Record<string, unknown> }];
    return [strings, sites, signatures, callNodes['calls'], callNodes['signature'], callNodes['subtreeEnd']];
  };
  const TEXTS = 'JSON.stringify([JSON.stringify(out.file), JSON.stringify(out.second), out.returned])';

  it('gets the reports that it would get without', () => {
    const plain = setUp();
    plain.realm.run(`globalThis.out = (() => { ${REPORTS} return { file, second, returned } })()`);
    const hostile = setUp();
    hostile.realm.run(`
      globalThis.out = (() => {
        const poisoned = poison();
        let result;
        try { ${REPORTS} result = { file, second, returned, count: poisoned.count } } finally { poisoned.end() }
        return result;
      })()`);
    expect(hostile.realm.run('Array.prototype.join.call(noticed)')).toBe('');
    expect(hostile.realm.run('out.count')).toBeGreaterThan(600);
    const [file, second, returned] = JSON.parse(plain.realm.run(TEXTS) as string) as [string, string, number];
    const [hostileFile, hostileSecond, hostileReturned] = JSON.parse(hostile.realm.run(TEXTS) as string) as [
      string,
      string,
      number,
    ];
    expect(rowsOf(hostileFile)).toEqual(rowsOf(file));
    expect(rowsOf(hostileSecond)).toEqual(rowsOf(second));
    expect(hostileReturned).toBe(returned);
    expect(hostile.said).toEqual(plain.said);
  });

  it('finds everything as it left it after a report', () => {
    const { realm } = setUp();
    const left = realm.run(`(() => {
      const { getOwnPropertyDescriptor, ownKeys } = Reflect;
      const push = function push() {};
      Array.prototype.push = push;
      delete Array.prototype.at;
      Object.defineProperty(Array.prototype, 'late', { get() { return 1 }, configurable: true });
      Object.defineProperty(Array.prototype, '5', { value: 'five', writable: false, configurable: true });
      Object.defineProperty(String.prototype, 'trim', { get() { return push }, configurable: true });
      Object.defineProperty(Map.prototype, 'get', { value: push, writable: false, configurable: false });
      const before = [ownKeys(Array.prototype).length, ownKeys(Array.prototype).slice(-2)];
      f(1); p.toJSON();
      return JSON.stringify([
        Array.prototype.push === push, 'at' in Array.prototype, [].late, [][5], getOwnPropertyDescriptor(String.prototype, 'trim').get() === push,
        getOwnPropertyDescriptor(Array.prototype, 'push').enumerable, before, [ownKeys(Array.prototype).length, ownKeys(Array.prototype).slice(-2)],
      ]);
    })()`) as string;
    const [isPush, hasAt, late, five, isTrim, enumerable, before, after] = JSON.parse(left) as unknown[];
    expect([isPush, hasAt, late, five, isTrim, enumerable]).toEqual([true, false, 1, 'five', true, false]);
    expect(after).toEqual(before);
  });

  it('may give prototypes methods that the engine itself calls', () => {
    const { realm } = setUp();
    const result = realm.run(`(() => {
      const keys = () => [Object.prototype, Array.prototype, String.prototype].map((object) => Reflect.ownKeys(object).map(String).join());
      const heard = [];
      const hear = (name) => function () { heard.push(name); return 2 };
      Object.prototype.before = 1;
      Object.prototype.toJSON = hear('toJSON');
      Object.prototype.after = 1;
      Object.prototype.last = 1;
      Array.prototype[Symbol.isConcatSpreadable] = false;
      String.prototype[Symbol.replace] = hear('replace');
      String.prototype[Symbol.split] = hear('split');
      const before = keys();
      p.enable(); f(1); g(2); p.disable();
      const { sites, strings } = p.toJSON();
      p.printStats();
      const isAsBefore = keys().join() === before.join();
      for (const name of ['before', 'toJSON', 'after', 'last']) delete Object.prototype[name];
      return JSON.stringify([heard, sites.name.map((name) => strings[name]), isAsBefore]);
    })()`) as string;
    expect(JSON.parse(result)).toEqual([[], ['f', 'g'], true]);
  });

  it('keeps what it has put on a prototype that it has closed', () => {
    const { realm } = setUp();
    const late = realm.run(`(() => {
      Object.defineProperty(Array.prototype, 'late', { get() { return 1 }, configurable: true });
      Object.preventExtensions(Array.prototype);
      p.enable(); f(1); p.disable();
      return [p.toJSON().sites.name.length, [].late].join();
    })()`);
    expect(late).toBe('1,1');
  });

  it('may declare names of the language as its own', () => {
    const { realm } = setUp();
    realm.run('const Map = null, Set = null, Object = null, Reflect = null; let JSON = 1; class Array {}');
    realm.run('p.enable(); f(1); p.disable(); globalThis.out = p.toJSON()');
    expect(realm.run('out.contexts.length')).toBe(1);
  });
});
