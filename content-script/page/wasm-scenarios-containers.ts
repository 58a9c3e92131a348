/**
 * World: tests. Scenarios: tables, globals and exceptions holding functions. Each runs in a realm of its own, once plain
 * and once hooked, and what it notes must be the same. Passed as text: no imports but types.
 */
import type { Loose, Scenarios } from './wasm-stage.ts';

export const CONTAINERS: Scenarios = {
  'tables: the same function goes in and comes out'({ note, list, make }) {
    const m = make('math');
    const t = make('table');
    const table = (t as unknown as { t: WebAssembly.Table }).t;
    note('from the element section', () => [table.get(0) === t.square, table.get(1) === null, table.length]);
    note('set and get', () => {
      table.set(1, t.square);
      return [table.get(1) === t.square, t.call(1, 5)];
    });
    note('a function of another module', () => {
      table.set(1, m.add);
      return table.get(1) === m.add;
    });
    note('call with another type', () => t.call(1, 5));
    note('set a JS function', () => table.set(0, () => 1));
    note('set a string', () => table.set(0, 'x'));
    note('set out of bounds', () => table.set(9, t.square));
    note('set at a bad index', () => table.set({} as never, t.square));
    note('set nothing', () => {
      table.set(1);
      return table.get(1);
    });
    note('set undefined', () => table.set(1, undefined));
    note('set on something else', () =>
      WebAssembly.Table.prototype.set.call({} as never, 0, t.square as never),
    );
    note('get without index', () => (table as unknown as Loose)['get']());
    note('get out of bounds', () => table.get(100));
    note('grow with a function', () => [table.grow(2, t.square), table.length, table.get(3) === t.square]);
    note('grow with a JS function', () => table.grow(1, () => 1));
    note('new with a function', () => {
      const other = new WebAssembly.Table({ element: 'anyfunc', initial: 3 }, m.add);
      return [other.get(0) === m.add, other.get(2) === m.add];
    });
    note('new with a JS function', () => new WebAssembly.Table({ element: 'anyfunc', initial: 1 }, () => 1));
    note('external references', () => {
      const any = new WebAssembly.Table({ element: 'externref', initial: 2 } as never, m.add);
      const plain = (): number => 1;
      any.set(1, plain);
      const before = [any.get(0) === m.add, any.get(1) === plain];
      any.set(1, m.div);
      any.set(0, undefined);
      return [...before, any.get(1) === m.div, any.get(0) === undefined];
    });
    note('by wasm', () => [t.get(0) === t.square, t.get(1)]);
    note('into wasm', () => {
      t.put(1, m.add);
      return [table.get(1) === m.add, t.get(1) === m.add];
    });
    note('a JS function into wasm', () => t.put(1, () => 1));
    note('through wasm with several results', () => {
      const [f, n] = t.both(m.add) as [unknown, number];
      return [f === m.add, n];
    });
    note('null through wasm', () => t.both(null));
    note('attributes', () => list(WebAssembly.Table.prototype));
  },
  'globals: functions in, functions out'({ note, make }) {
    const m = make('math');
    const t = make('table');
    const chosen = (t as unknown as { chosen: { value: unknown } }).chosen;
    note('value', () => [chosen.value === t.square, chosen.valueOf() === t.square]);
    note('set', () => {
      chosen.value = m.add;
      return chosen.value === m.add;
    });
    note('set a JS function', () => {
      chosen.value = () => 1;
    });
    note('set null', () => {
      chosen.value = null;
      return chosen.value;
    });
    note('new', () => {
      const g = new WebAssembly.Global({ value: 'anyfunc', mutable: true }, m.add);
      return g.value === m.add;
    });
    note('a number of a function', () => new WebAssembly.Global({ value: 'i32' }, m.add as never).value);
    note('set a number to a function', () => {
      const g = new WebAssembly.Global({ value: 'f64', mutable: true }, 1);
      g.value = m.add as never;
      return g.value;
    });
    note('external', () => {
      const g = new WebAssembly.Global({ value: 'externref', mutable: true }, m.add);
      const first = g.value === m.add;
      g.value = m.div as never;
      return [first, g.value === m.div];
    });
    note('external without value', () => [
      new WebAssembly.Global({ value: 'externref' }).value as unknown,
      new WebAssembly.Global({ value: 'externref' }, undefined).value as unknown,
      new WebAssembly.Global({ value: 'anyfunc' }).value as unknown,
    ]);
    note('immutable', () => {
      const g = new WebAssembly.Global({ value: 'anyfunc' }, m.add);
      g.value = m.add;
    });
    note('value on something else', () => Reflect.get(WebAssembly.Global.prototype, 'value', {}) as unknown);
    note('imported', () => {
      const e = make('globals', { m: { number: 3, function: m.add, anything: m.add } }) as unknown as Record<
        string,
        WebAssembly.Global
      >;
      return [Number(e['number'].value), e['function'].value === m.add, e['anything'].value === m.add];
    });
    note('imported JS function', () => make('globals', { m: { number: 3, function: () => 1, anything: 1 } }));
  },
  'exceptions of wasm'({ note, make }) {
    const w = WebAssembly as unknown as Record<string, new (...a: unknown[]) => Loose>;
    if (!w['Exception'] || !w['Tag']) return;
    const m = make('math');
    const tag = new w['Tag']({ parameters: ['i32', 'externref'] });
    note('values', () => {
      const e = new w['Exception'](tag, [5, m.add]);
      return [e['getArg'](tag, 0), e['getArg'](tag, 1) === (m.add as unknown), e['is'](tag)];
    });
    note('functions', () => {
      const functions = new w['Tag']({ parameters: ['anyfunc'] });
      return new w['Exception'](functions, [m.add])['getArg'](functions, 0) === (m.add as unknown);
    });
    note('wrong', () => new w['Exception'](tag, [1]));
    note('no tag', () => new w['Exception']({}, []));
    note('index', () => new w['Exception'](tag, [1, 2])['getArg'](tag, 9));
  },
};
