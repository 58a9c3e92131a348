/**
 * World: tests. Scenarios: what exported functions do and look like. Each runs in a realm of its own, once plain
 * and once hooked, and what it notes must be the same. Passed as text: no imports but types.
 */
import type { Exports, Loose, Scenarios } from './wasm-stage.ts';

export const CALLS: Scenarios = {
  'calls: missing and extra arguments, NaN, BigInt, several results'({ note, make }) {
    const m = make('math');
    note('add', () => [m.add(1, 2), m.add(1), m.add(), m.add(1, 2, 3), m.add(NaN, 2), m.add('4', {})]);
    note('add wraps', () => m.add(2147483647, 1));
    note('add of a symbol', () => m.add(Symbol('s'), 1));
    note('add runs valueOf in order', () => {
      const seen: string[] = [];
      m.add(
        { valueOf: () => seen.push('a') },
        { valueOf: () => seen.push('b') },
        { valueOf: () => seen.push('c') },
      );
      return seen;
    });
    note('twice', () => m.twice(21n));
    note('twice without', () => m.twice());
    note('twice of a number', () => m.twice(1));
    note('half', () => [m.half(5), m.half(), m.half(undefined), m.half(-0)]);
    note('pair', () => [m.pair(), Array.isArray(m.pair()), m.pair() === m.pair()]);
    note('this does not matter', () => m.add.call({}, 3, 4));
    note('apply', () => m.add.apply(null, [3, 4]));
    note('six', () => make('many').six(1, 2, 3, 4, 5, 6));
  },
  'traps pass through'({ note, make }) {
    const m = make('math');
    note('unreachable', () => m.boom());
    note('division by zero', () => m.div(1, 0));
    note('overflow', () => m.div(-2147483648, -1));
    note('stack overflow', () => {
      try {
        return m.dig();
      } catch (error) {
        return `${String(error)} ${error instanceof RangeError}`;
      }
    });
    note('trap is a RuntimeError of the realm', () => {
      try {
        return m.boom();
      } catch (error) {
        return error instanceof WebAssembly.RuntimeError;
      }
    });
  },
  'exports: a frozen object of its own, the same each time'({ note, list, modules }) {
    const instance = new WebAssembly.Instance(new WebAssembly.Module(modules['math']));
    const e = instance.exports;
    note('same', () => e === instance.exports);
    note('prototype', () => Reflect.getPrototypeOf(e));
    note('frozen', () => [Object.isFrozen(e), Object.isSealed(e), Object.isExtensible(e)]);
    note('keys', () => Reflect.ownKeys(e));
    note('attributes', () => list(e));
    note('in', () => ['add' in e, 'toString' in e, 'nothing' in e]);
    note('write', () => {
      'use strict';
      (e as Record<string, unknown>)['add'] = 1;
    });
    note('delete', () => {
      'use strict';
      delete (e as Record<string, unknown>)['add'];
    });
    note('odd names', () => [
      (e['__proto__'] as Exports[string])(1, 2),
      (e['constructor'] as Exports[string])(9, 3),
      (e['7'] as Exports[string])(2n),
      (e[''] as Exports[string])(3),
    ]);
    note('two names of one function', () => [e['add'] === e['sum'], e['add'] === e['__proto__']]);
    note('spread', () => Object.keys({ ...e }).length);
    note('json', () => JSON.stringify(e, (_k, v: unknown) => (typeof v === 'bigint' ? 'big' : v)));
    note('memory and globals', () => [
      e['memory'] instanceof WebAssembly.Memory,
      (e['counter'] as WebAssembly.Global<'i32'>).value,
      (e['limit'] as WebAssembly.Global<'i64'>).value,
      e['memory'] === instance.exports['memory'],
    ]);
    note('getter on another object', () => Reflect.get(WebAssembly.Instance.prototype, 'exports', {}));
    note('getter without one', () => (WebAssembly.Instance.prototype as { exports: unknown }).exports);
    note('no exports', () =>
      Reflect.ownKeys(new WebAssembly.Instance(new WebAssembly.Module(modules['empty'])).exports),
    );
    note('a thousand', () => {
      const many = new WebAssembly.Instance(new WebAssembly.Module(modules['thousand'])).exports as Exports;
      return Object.keys(many).reduce((sum, k) => sum + Number(many[k](1)), 0);
    });
  },
  'an exported function looks like one'({ note, list, make }) {
    const m = make('math');
    const f = m.add as unknown as { new (): object; mine?: number } & Exports[string];
    note('shape', () => [typeof f, f.name, f.length, Reflect.ownKeys(f), 'prototype' in f]);
    note('attributes', () => list(f));
    note('new', () => new f());
    note('prototype', () => Object.getPrototypeOf(f) === Function.prototype);
    note('extensible', () => {
      f.mine = 1;
      return [Object.isExtensible(f), f.mine, (make('math') as Loose)['add']['mine' as never]];
    });
    note('instanceof', () => f instanceof Function);
    note('as a base class', () => {
      const Base = f as unknown as new () => object;
      try {
        return class extends Base {};
      } catch (error) {
        return (error as Error).name; // the message shows the function's text
      }
    });
    note('tag', () => Object.prototype.toString.call(f));
    note('lengths', () =>
      Object.keys(m)
        .filter((k) => typeof m[k] === 'function')
        .map((k) => m[k].length),
    );
  },
  'exceptions of imports pass through wasm'({ note, make }) {
    const mine = new Error('mine');
    const c = make('caller', {
      m: {
        f: (x: number) => {
          if (x > 0) throw mine;
          return x;
        },
      },
    });
    note('same error', () => {
      try {
        return c.run(1);
      } catch (error) {
        return error === mine;
      }
    });
    note('afterwards', () => c.run(-1));
    note('not an error', () => {
      const t = make('caller', {
        m: {
          f: () => {
            // Anything can be thrown.
            throw 'text' as unknown as Error;
          },
        },
      });
      try {
        return t.run(1);
      } catch (error) {
        return [typeof error, error];
      }
    });
    note('recursion through JS', () => {
      let depth = 0;
      const r: Exports = make('caller', {
        m: { f: (x: number): unknown => (++depth, x > 0 ? r.run(x - 1) : 42) },
      });
      return [r.run(50), depth];
    });
    note('endless recursion through JS', () => {
      const r: Exports = make('caller', { m: { f: (x: number): unknown => r.run(x) } });
      try {
        return r.run(1);
      } catch (error) {
        return error instanceof RangeError;
      }
    });
  },
  'functions that JavaScript cannot call'({ note, make }) {
    const v = make('vector');
    note('call', () => v.simd(1));
    note('others', () => v.plain(4));
    note('same', () => v.simd === v.simd2);
    note('in a table', () => {
      const t = new WebAssembly.Table({ element: 'anyfunc', initial: 1 }, v.simd);
      return t.get(0) === v.simd;
    });
  },
};
