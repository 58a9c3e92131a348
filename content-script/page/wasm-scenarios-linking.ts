/**
 * World: tests. Scenarios: imports, link errors and what crosses between modules. Each runs in a realm of its own, once plain
 * and once hooked, and what it notes must be the same. Passed as text: no imports but types.
 */
import type { Exports, Scenarios } from './wasm-stage.ts';

export const LINKING: Scenarios = {
  'an export imported elsewhere is itself again'({ note, make }) {
    const m = make('math');
    const b = make('binary', { m: { f: m.add } });
    note('runs', () => b.run(2, 3));
    note('re-exported', () => b.again === m.add);
    note('exports object as imports', () => {
      const instance = make('binary', {
        m: { f: make('binary', { m: { f: m.div } }).again },
      });
      return [instance.again === m.div, instance.run(12, 4)];
    });
    note('wrong type', () => make('caller', { m: { f: m.add } }));
    note('frozen imports', () => make('binary', Object.freeze({ m: Object.freeze({ f: m.add }) })).run(1, 2));
    note('a JS function comes out as another', () => {
      const f = (x: number): number => x + 1;
      const c = make('caller', { m: { f } });
      return [c.f === (f as unknown), c.f(1), c.run(1), c.f.name, c.f.length];
    });
  },
  'link errors are the engine’s'({ note, modules, make }) {
    const module = new WebAssembly.Module(modules['caller']);
    const link = (imports?: unknown): unknown => new WebAssembly.Instance(module, imports as never);
    note('none', () => link());
    note('undefined', () => link(undefined));
    note('null', () => link(null));
    note('number', () => link(5));
    note('string', () => link('m'));
    note('empty', () => link({}));
    note('module null', () => link({ m: null }));
    note('module number', () => link({ m: 1 }));
    note('field missing', () => link({ m: {} }));
    note('field null', () => link({ m: { f: null } }));
    note('field object', () => link({ m: { f: {} } }));
    note('field number', () => link({ m: { f: 1 } }));
    note('a function as module', () => {
      const f = Object.assign(() => 1, { f: () => 8 });
      return ((link({ m: f }) as WebAssembly.Instance).exports as Exports).run(1);
    });
    note('a class', () => (link({ m: { f: WebAssembly.Module } }) as { exports: Exports }).exports['run'](1));
    note('getter throws', () =>
      link({
        get m(): never {
          throw new Error('mine');
        },
      }),
    );
    note('memory for table', () => make('several', { m: { a: () => 1, c: {} }, n: { b: () => 1 } }));
    note('not a module', () => new WebAssembly.Instance({}));
    note('no module', () => new (WebAssembly.Instance as unknown as new () => unknown)());
    note('called', () => (WebAssembly.Instance as unknown as (m: unknown) => unknown)(module));
  },
  'imports are read once, in order, with the right receiver'({ note, modules }) {
    const log: string[] = [];
    const watched = (label: string, object: object): object =>
      new Proxy(object, {
        get(target, key, receiver: unknown) {
          log.push(`get ${label}.${String(key)}`);
          return Reflect.get(target, key, receiver) as unknown;
        },
        has: () => (log.push('has'), true),
        ownKeys: () => (log.push('ownKeys'), []),
        getOwnPropertyDescriptor: () => void log.push('descriptor'),
        getPrototypeOf: () => (log.push('prototype'), null),
      });
    const m = watched('m', { a: () => log.push('a runs'), c: new WebAssembly.Memory({ initial: 1 }) });
    const n = {
      get b() {
        const receiver = Object.keys(this);
        log.push(`b read of ${receiver.join()}`);
        return () => log.push('b runs');
      },
    };
    const imports = watched('imports', { m, n });
    note('instance', () => {
      const { exports } = new WebAssembly.Instance(
        new WebAssembly.Module(modules['several']),
        imports as never,
      );
      (exports as Exports).run();
    });
    note('log', () => log);
  },
  async 'imports are read by the asynchronous forms too'({ note, settle, modules, streaming, respond }) {
    const log: string[] = [];
    const imports = {
      get m() {
        log.push('m');
        return { f: (x: number) => x * 2 };
      },
    };
    await settle('bytes', async () => {
      const { instance } = await WebAssembly.instantiate(modules['caller'], imports);
      return (instance.exports as Exports).run(4);
    });
    await settle('module', async () => {
      const instance = await WebAssembly.instantiate(new WebAssembly.Module(modules['caller']), imports);
      return (instance.exports as Exports).run(4);
    });
    if (streaming)
      await settle('streaming', async () => {
        const { instance } = await WebAssembly.instantiateStreaming(respond(modules['caller']), imports);
        return (instance.exports as Exports).run(4);
      });
    note('log', () => log);
  },
  'functions called by wasm see and give the same functions'({ note, make }) {
    const m = make('math');
    const seen: unknown[] = [];
    let answer: unknown = null;
    const imports = {
      m: {
        take(this: unknown, f: unknown) {
          seen.push(f);
          return answer ?? f;
        },
        two: (f: unknown) => [f, m.div],
        echo: (x: unknown) => x,
      },
    };
    const e = make('lateReferences', imports);
    note('in and out', () => [e.pass(e.own) === e.own, seen.at(-1) === e.own]);
    note('of another module', () => [e.pass(m.add) === m.add, seen.at(-1) === m.add]);
    note('given by the import', () => {
      answer = m.div;
      return e.pass(null) === m.div;
    });
    note('a JS function given by the import', () => {
      answer = () => 1;
      return e.pass(null);
    });
    note('several results', () => {
      const [a, b] = e.two(m.add) as unknown[];
      return [a === m.add, b === m.div];
    });
    const odd = (two: unknown): Exports => make('lateReferences', { m: { ...imports.m, two } });
    note('a generator', () => {
      const steps: string[] = [];
      const result = odd(function* (f: unknown) {
        steps.push('one');
        yield f;
        steps.push('two');
        yield m.add;
        steps.push('end');
      }).two(m.div) as unknown[];
      return [result[0] === m.div, result[1] === m.add, steps];
    });
    note('too few', () => odd(() => [m.add]).two(null));
    note('too many', () => odd(() => [m.add, m.add, m.add]).two(null));
    for (const results of [{}, undefined, 5])
      note(`not iterable: ${typeof results}`, () => {
        try {
          return odd(() => results)['two'](null);
        } catch (error) {
          return (error as Error).name; // the message shows the text of the calling line
        }
      });
    note('start hands its function out first', () => {
      seen.length = 0;
      answer = null;
      const started = make('references', imports);
      return [seen[0] === started.own, started.own(1), started.pass(started.own) === started.own];
    });
    note('external references stay what they are', () => {
      const started = make('references', imports);
      const object = {};
      return [started.give(object) === object, started.give(m.add) === m.add, started.give(seen) === seen];
    });
    note('this of an import', () => {
      const selves: unknown[] = [];
      const e2 = make('lateReferences', {
        m: {
          ...imports.m,
          take(this: unknown) {
            'use strict';
            selves.push(this);
            return null;
          },
        },
      });
      e2.pass(null);
      return selves;
    });
  },
  async 'a module that came ready-made'({ note, settle, modules, make }) {
    const clone = structuredClone(new WebAssembly.Module(modules['table']));
    const m = make('math');
    note('clone', () => [clone instanceof WebAssembly.Module, WebAssembly.Module.exports(clone).length]);
    const e = new WebAssembly.Instance(clone).exports as Exports;
    const table = (e as unknown as { t: WebAssembly.Table }).t;
    note('runs', () => [e.square(7), e.call(0, 3)]);
    note('identity', () => [table.get(0) === e.square, e.get(0) === e.square]);
    note('functions of others go in and come out', () => {
      table.set(1, m.add);
      return [table.get(1) === m.add];
    });
    await settle('instantiate', async () => {
      const instance = await WebAssembly.instantiate(clone);
      return (instance.exports as Exports).square(3);
    });
    note('an export of another module goes through', () => {
      const again = structuredClone(new WebAssembly.Module(modules['binary']));
      const b = new WebAssembly.Instance(again, { m: { f: m.add } }).exports as Exports;
      return [
        b.run(1, 2),
        b.again === m.add,
        b === new WebAssembly.Instance(again, { m: { f: m.add } }).exports,
      ];
    });
    note('imports that deal in functions', () => {
      const late = structuredClone(new WebAssembly.Module(modules['lateReferences']));
      const seen: unknown[] = [];
      const i = new WebAssembly.Instance(late, {
        m: { take: (f: unknown) => (seen.push(f), f), two: () => [m.add, m.div] },
      }).exports as Exports;
      return [i.own(1), seen.length];
    });
    note('cloning a function', () => {
      try {
        structuredClone(m.add);
        return 'cloned';
      } catch (error) {
        return (error as Error).name;
      }
    });
  },
  async 'promise integration'({ note, settle, make, modules }) {
    const w = WebAssembly as unknown as Record<
      string,
      ((f: unknown) => (...a: unknown[]) => unknown) & (new (f: unknown) => unknown)
    >;
    const promising = w['promising'];
    note('present', () => typeof promising);
    if (!promising) return;
    const m = make('math');
    note('not a function', () => promising(1));
    note('not exported', () => promising(() => 1));
    note('looks', () => {
      const p = promising(m.add);
      return [p.name, p.length, Reflect.ownKeys(p), p === (m.add as unknown), 'prototype' in p];
    });
    note('in a table', () => {
      const p = promising(m.add);
      const t = new WebAssembly.Table({ element: 'anyfunc', initial: 1 }, p);
      return t.get(0) === p;
    });
    await settle('call', () => promising(m.add)(1, 2));
    await settle('trap', () => promising(m.div)(1, 0));
    await settle('suspends', () => {
      const f = new w['Suspending']((x: number) => Promise.resolve(x * 3));
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(modules['caller']), {
        m: { f },
      } as never);
      return promising((exports as Exports).run)(5);
    });
    await settle('suspends across instances', () => {
      const f = new w['Suspending']((x: number) => Promise.resolve(x * 3));
      const inner = make('caller', { m: { f } });
      const outer = make('caller', { m: { f: inner.run } });
      return promising(outer.run)(5);
    });
  },
};
