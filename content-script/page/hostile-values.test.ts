/**
 * Values made to notice being looked at, and pages that replace the language under us: everything is
 * recorded and nothing notices.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
  buildExposedRecorder,
  buildRecorder,
  createRealm,
  type TestRealm,
} from '../../test/recorder-realm.ts';

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

describe('a page that watches', async () => {
  const recorder = await buildRecorder();
  const exposed = await buildExposedRecorder();
  const start = (bundle = recorder): TestRealm => {
    const realm = createRealm(bundle);
    realm.run(`
      globalThis.p = new SignatureProfiler.Profile();
      globalThis.noticed = Object.setPrototypeOf([], null);
      globalThis.trap = new Proxy({}, { get: (_, name) => (...args) => { noticed[noticed.length] = name; throw new Error(name) } });
    `);
    realm.load('function f(x) { return x }');
    return realm;
  };
  const record = (realm: TestRealm, code: string): string[] => {
    realm.run(`p.enable(); ${code}; p.disable()`);
    expect(realm.run('Array.prototype.join.call(noticed)')).toBe('');
    return realm.rows();
  };

  it('runs no trap of a proxy, whatever it is a proxy of', () => {
    const realm = start();
    const rows = record(
      realm,
      `
      f(new Proxy({}, trap)); f(new Proxy([1, 2], trap)); f(new Proxy(new (class Matrix {}), trap));
      f(new Proxy(function () {}, trap)); f(new Proxy(new Map(), trap)); f(new Proxy(new Float32Array(4), trap));
      f(Proxy.revocable([], trap).proxy); f(new Proxy(new Proxy([], trap), trap));
      `,
    );
    expect(rows).toEqual([
      '1 f(x: Object)',
      '1 f(x: Proxy(Float32Array))',
      '1 f(x: Proxy(Map))',
      '1 f(x: Proxy(Matrix))',
      '1 f(x: Proxy(Object))',
      '1 f(x: function)',
      '2 f(x: Proxy(Array))',
    ]);
  });

  it('runs no trap of a prototype, constructor, shape or element that is a proxy', () => {
    const realm = start();
    const rows = record(
      realm,
      `
      f(Object.create(new Proxy({}, trap)));
      f(Object.create(Object.create(new Proxy({}, trap))));
      const withConstructor = Object.create({ constructor: new Proxy(class Hidden {}, trap) }); f(withConstructor);
      f([new Proxy({}, trap)]); f([new Proxy([], trap), new Proxy([], trap)]);
      f(Object.setPrototypeOf([1, 2], new Proxy(Array.prototype, trap)));
      f(Object.setPrototypeOf(new Array(3), new Proxy(Array.prototype, trap)));
      f(Object.setPrototypeOf(new Uint8Array(2), new Proxy(Uint8Array.prototype, trap)));
      f(Object.setPrototypeOf(new Map(), new Proxy(Map.prototype, trap)));
      f(new (class Tensor { shape = new Proxy([1], trap); dtype = 'float32'; dataId = 1 }));
      `,
    );
    expect(rows).toEqual([
      '1 f(x: Array<Object>(1))',
      '1 f(x: Array<Object>(2))',
      '1 f(x: Array<holey>(3))',
      '1 f(x: Array<int>(2))',
      '1 f(x: Tensor)',
      '1 f(x: Uint8Array(2))',
      '4 f(x: Object)',
    ]);
  });

  it('survives revoked proxies', () => {
    const realm = start();
    const rows = record(
      realm,
      `const { proxy, revoke } = Proxy.revocable([], {}); revoke(); f(proxy); f([proxy]); f(Object.create(proxy));`,
    );
    expect(rows).toEqual(['1 f(x: Array<Object>(1))', '1 f(x: Object)', '1 f(x: Proxy(Array))']);
  });

  it('survives proxies made out of its sight, even revoked and throwing ones', () => {
    const realm = createRealm(recorder, {
      unknown: new Proxy(
        {},
        {
          getPrototypeOf: () => {
            throw new Error('seen');
          },
        },
      ),
      unknownRevoked: (() => {
        const { proxy, revoke } = Proxy.revocable([], {});
        revoke();
        return proxy;
      })(),
    });
    realm.run('globalThis.p = new SignatureProfiler.Profile()');
    realm.load('function f(x) { return x }');
    realm.run('p.enable(); f(unknown); f(unknownRevoked); f([unknown]); p.disable()');
    expect(realm.rows()).toEqual(['1 f(x: Array(1))', '2 f(x: Object)']);
  });

  it.each([
    ['Object.defineProperty', `Object.defineProperty(LIST, 1, loud)`],
    ['a key that says late what it is', `Object.defineProperty(LIST, { toString: () => '1' }, loud)`],
    ['Object.defineProperties', `Object.defineProperties(LIST, { 1: loud })`],
    ['Object.defineProperties with a proxy', `Object.defineProperties(LIST, new Proxy({ 1: loud }, {}))`],
    ['Reflect.defineProperty', `Reflect.defineProperty(LIST, '1', loud)`],
    ['__defineGetter__', `LIST.__defineGetter__(1, loud.get)`],
    ['a proxy of the array', `Object.defineProperty(new Proxy(LIST, {}), 1, loud)`],
  ])('reads no element that %s made an accessor, nor one that a hole would find', (_, define) => {
    for (const list of ['list', 'Array.prototype', 'Object.prototype']) {
      const realm = start();
      const rows = record(
        realm,
        `
        const loud = { get() { noticed[noticed.length] = 'element'; }, configurable: true };
        const list = [1, , 3]; f([1, , 3]);
        ${define.replace('LIST', list)};
        f(list); f([1, , 3]); delete Array.prototype[1]; delete Object.prototype[1]`,
      );
      expect(rows).toEqual(
        list === 'list'
          ? ['1 f(x: Array(3))', '2 f(x: Array<holey int>(3))']
          : ['3 f(x: Array<holey int>(3))'],
      );
    }
  });

  it('reads on where a page only made values, or accessors that are no elements', () => {
    const realm = start();
    const rows = record(
      realm,
      `
      const list = [1, 2];
      Object.defineProperty(list, 0, { value: 1.5 }); Object.defineProperties(list, { raw: { get: () => 1 } });
      Object.defineProperty({}, 0, { get: () => 1 }); Reflect.defineProperty(list, 'x', { get: () => 1 });
      Array.prototype[2] = 'inherited'; f(list); f([1, 2, , 4]); delete Array.prototype[2];
      class List extends Array { get 2() { noticed[noticed.length] = 'subclass'; } } f(List.of(1, 2, 3)); f(new List(4));
      f(Object.setPrototypeOf([1, ,], { __proto__: Array.prototype, get 1() { noticed[noticed.length] = 'prototype'; } }));
      Object.setPrototypeOf(Array.prototype, { get 0() { noticed[noticed.length] = 'chain'; } }); f(new Array(1));
      Object.setPrototypeOf(Array.prototype, Object.prototype);
      `,
    );
    expect(rows).toEqual([
      '1 f(x: Array<float>(2))',
      '1 f(x: Array<holey int>(2))',
      '1 f(x: Array<holey int>(4))',
      '1 f(x: Array<holey>(1))',
      '1 f(x: List<holey>(4))',
      '1 f(x: List<int>(3))',
    ]);
  });

  it('leaves the natives that make accessors as they were to whoever looks', () => {
    const realm = createRealm(recorder);
    const plain = createRealm('');
    const look = `
      const all = [];
      for (const [holder, name] of [[Object, 'defineProperty'], [Object, 'defineProperties'], [Reflect, 'defineProperty'], [Object.prototype, '__defineGetter__']]) {
        const { value, ...attributes } = Object.getOwnPropertyDescriptor(holder, name);
        const errors = [[], [1], [{}], [{}, 'x', 1], [Object.freeze([]), 0, {}]].map((args) => { try { return typeof value(...args) } catch (error) { return String(error) } });
        const made = (() => { try { new value() } catch (error) { return error.name } })();
        all.push(value.name, value.length, value + '', Reflect.ownKeys(value), Object.getPrototypeOf(value) === Function.prototype, attributes, errors, made);
      }
      JSON.stringify(all)`;
    expect(realm.run(look)).toBe(plain.run(look));
  });

  it('calls no getter, toString, iterator or hasInstance', () => {
    const realm = start();
    const rows = record(
      realm,
      `
      const loud = (name) => ({ get() { noticed[noticed.length] = name; throw new Error(name) }, configurable: true });
      class Loud {}
      const all = {};
      for (const key of ['constructor', 'length', 'size', 'name', 'toString', 'valueOf', 'toJSON', 'shape', 'dtype', 'dims',
        'type', 'data', 'then', 0, 1, Symbol.toStringTag, Symbol.iterator, Symbol.toPrimitive, Symbol.hasInstance, Symbol.species]) {
        all[key] = loud(String(key));
      }
      f(Object.defineProperties(new Loud(), all));
      f(Object.defineProperties({}, all));
      f(Object.defineProperties(Object.create(null), all));
      const { length, ...others } = all;
      f(Object.defineProperties([1, 2], others));
      f(Object.defineProperties(new Float32Array(3), (({ 0: a, 1: b, ...rest }) => rest)(all)));
      f(Object.defineProperties(new Map(), all));
      f(Object.create(Object.defineProperties({}, all)));
      class Named { static get name() { noticed[noticed.length] = 'static name'; return 'Lie' } }
      f(new Named());
      `,
    );
    expect(rows).toEqual([
      '1 f(x: (anonymous class))',
      '1 f(x: Array(2))',
      '1 f(x: Float32Array(3))',
      '1 f(x: Loud)',
      '1 f(x: Map(0))',
      '1 f(x: Object(null))',
      '2 f(x: Object)',
    ]);
  });

  it('keeps recording, unseen, when the page replaces every method after the start', () => {
    const realm = start(exposed);
    realm.run(`
      globalThis.updates = Object.setPrototypeOf([], null);
      globalThis.session = recorder.attachSession({ id: 1, settings: { signatures: true }, onUpdate: (update) => { updates[updates.length] = update } });
    `);
    const rows = record(
      realm,
      `
      const { defineProperty, ownKeys, getOwnPropertyDescriptor } = Reflect;
      const restore = [];
      const notice = (what) => { noticed[noticed.length] = what; throw new Error(what) };
      const patch = (owner, name) => {
        const keys = ownKeys(owner);
        for (let i = 0; i < keys.length; i++) {
          const key = keys[i];
          const property = getOwnPropertyDescriptor(owner, key);
          if (!property.configurable || key === 'constructor') continue;
          const what = name + ' ' + String(key);
          restore[restore.length] = [owner, key, property];
          if (typeof property.value === 'function') defineProperty(owner, key, { ...property, value: () => notice(what) });
          else if (property.get) defineProperty(owner, key, { ...property, get: () => notice(what) });
        }
      };
      const values = [1, 's', new Float32Array(4), [1.5, 2], {}, new Map([[1, 2]]), new Date(), new (class K {}), new ArrayBuffer(4)];
      class Fresh {}
      values.push(new Fresh(), [new Fresh()]);
      const owners = { Map, WeakMap, Set, WeakSet, Array, Object, Function, String, Number, Float32Array, ArrayBuffer, Symbol };
      const list = [];
      for (const name of ['Map', 'WeakMap', 'Set', 'WeakSet', 'String', 'Number', 'Float32Array', 'ArrayBuffer', 'Symbol', 'Array', 'Function', 'Object'])
        list.push([owners[name].prototype, name + '.prototype'], [owners[name], name]);
      list.push([Object.getPrototypeOf(Int8Array.prototype), '%TypedArray%.prototype'], [Math, 'Math'], [Reflect, 'Reflect']);
      const inherited = ['get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'url', 'rows', 'signatures', '0', '1', '7', '14'];
      for (let i = 0; i < list.length - 1; i++) patch(list[i][0], list[i][1]);
      for (let i = 0; i < inherited.length; i++)
        defineProperty(Object.prototype, inherited[i], { __proto__: null, configurable: true, get() { noticed[noticed.length] = 'inherited get ' + inherited[i]; return undefined }, set(v) { noticed[noticed.length] = 'inherited set ' + inherited[i] } });
      for (let i = 0; i < values.length; i++) f(values[i]);
      p.disable(); p.enable(); session.flush(false); f(new Uint16Array(99)); f([1, 'x']); session.flush(true); f(new (class Late { }));
      for (let i = 0; i < inherited.length; i++) delete Object.prototype[inherited[i]];
      for (let i = restore.length - 1; i >= 0; i--) defineProperty(restore[i][0], restore[i][1], restore[i][2]);
      `,
    );
    expect(rows).toEqual([
      '1 f(x: Array<Fresh>(1))',
      '1 f(x: Array<float>(2))',
      '1 f(x: Array<mixed>(2))',
      '1 f(x: ArrayBuffer(4))',
      '1 f(x: Date)',
      '1 f(x: Float32Array(4))',
      '1 f(x: Fresh)',
      '1 f(x: K)',
      '1 f(x: Late)',
      '1 f(x: Map(1))',
      '1 f(x: Object)',
      '1 f(x: Uint16Array(99))',
      '1 f(x: int)',
      '1 f(x: string)',
    ]);
    const calls = `Array.from(updates).flatMap(({ calls }) => [...calls]).reduce((a, b) => a + b)`;
    expect(realm.run(`[${calls}, updates[updates.length - 1].last]`)).toEqual([13, true]);
  });

  it('finds Proxy as it was', () => {
    const plain = createRealm('');
    const realm = createRealm(recorder);
    const looks = `(() => {
      const thrown = (action) => { try { return String(action()) } catch (error) { return error.name + ': ' + error.message } };
      const of = (value, key) => JSON.stringify(Reflect.getOwnPropertyDescriptor(value, key), (_, v) => typeof v === 'function' ? 'function' : v);
      const { proxy, revoke } = Proxy.revocable({ a: 1 }, {});
      const before = proxy.a; revoke();
      return [
        typeof Proxy, Proxy.name, Proxy.length, 'prototype' in Proxy, Reflect.ownKeys(Proxy).join(),
        of(globalThis, 'Proxy'), of(Proxy, 'name'), of(Proxy, 'length'), of(Proxy, 'revocable'), of(Proxy.revocable, 'name'), of(Proxy.revocable, 'length'),
        Object.getPrototypeOf(Proxy) === Function.prototype, 'prototype' in Proxy.revocable,
        String(Proxy).includes('[native code]'), before, thrown(() => proxy.a),
        thrown(() => Proxy({}, {})), thrown(() => new Proxy(1, {})), thrown(() => new Proxy({})), thrown(() => new Proxy.revocable({}, {})),
        thrown(() => { class A extends Proxy {} }),
        thrown(() => Reflect.construct(Proxy, [{ b: 2 }, {}], Object).b), thrown(() => (0, Proxy.revocable)({ c: 3 }, {}).proxy.c),
        new Proxy({ d: 4 }, { get: (target, key) => target[key] * 2 }).d, Array.isArray(new Proxy([], {})),
      ];
    })()`;
    expect(realm.run(looks)).toEqual(plain.run(looks));
  });

  it('keeps no value alive', async () => {
    const realm = start();
    realm.run(
      'p.enable(); globalThis.held = (() => { class Gone {} const value = new Gone(); f(value); f([value]); return new WeakRef(value) })()',
    );
    await new Promise((next) => setImmediate(next));
    collectGarbage();
    expect(realm.run('held.deref() === undefined')).toBe(true);
  });
});
