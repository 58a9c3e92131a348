/**
 * World: tests. Scenarios: constructors, compilation and streaming. Each runs in a realm of its own, once plain
 * and once hooked, and what it notes must be the same. Passed as text: no imports but types.
 */
import type { Exports, Scenarios } from './wasm-stage.ts';

export const COMPILING: Scenarios = {
  'constructors stay what they were'({ note, list, modules }) {
    const names = ['Module', 'Instance', 'Table', 'Global', 'Memory', 'Exception', 'Tag'];
    const w = WebAssembly as unknown as Record<string, { new (...a: unknown[]): object; prototype: object }>;
    note('namespace', () => list(WebAssembly));
    for (const k of names) {
      note(k, () => list(w[k]));
      note(`${k}.prototype`, () => list(w[k].prototype));
      note(`${k} back`, () => w[k].prototype.constructor === w[k]);
      note(`${k} called`, () => (w[k] as unknown as () => unknown)());
      note(`${k} without arguments`, () => new w[k]());
      note(`${k} text`, () => /\[native code\]/.test(Function.prototype.toString.call(w[k])));
      note(`${k} proto`, () => Object.getPrototypeOf(w[k]) === Function.prototype);
    }
    const module = new WebAssembly.Module(modules['math']);
    const instance = new WebAssembly.Instance(module);
    note('identity', () => [
      module instanceof WebAssembly.Module,
      instance instanceof WebAssembly.Instance,
      module.constructor === WebAssembly.Module,
      instance.constructor === WebAssembly.Instance,
      Object.prototype.toString.call(instance),
      Reflect.ownKeys(instance),
      Reflect.ownKeys(module),
    ]);
    note('statics', () => [
      WebAssembly.Module.exports(module),
      WebAssembly.Module.imports(new WebAssembly.Module(modules['several'])),
      WebAssembly.Module.customSections(module, 'name').length,
    ]);
    note('statics of something else', () => WebAssembly.Module.exports({}));
    note('subclass', () => {
      class Mine extends WebAssembly.Module {
        mine = 1;
      }
      const mine = new Mine(modules['math']);
      return [
        mine instanceof Mine,
        mine instanceof WebAssembly.Module,
        mine.mine,
        Object.getPrototypeOf(mine) === Mine.prototype,
        Object.keys(new WebAssembly.Instance(mine).exports).length,
        Object.getPrototypeOf(Mine) === WebAssembly.Module,
      ];
    });
    note('subclass of Instance', () => {
      class Mine extends WebAssembly.Instance {
        get sum() {
          return (this.exports as Exports).add(20, 22);
        }
      }
      return new Mine(module).sum;
    });
    note('Reflect.construct', () => {
      const other = function (): void {};
      const made = Reflect.construct(WebAssembly.Module, [modules['math']], other) as object;
      return [Object.getPrototypeOf(made) === other.prototype, made instanceof WebAssembly.Module];
    });
    note('new.target is read once', () => {
      let reads = 0;
      const other = new Proxy(function (): void {}, {
        get(target, key, receiver: unknown) {
          if (key === 'prototype') reads++;
          return Reflect.get(target, key, receiver) as unknown;
        },
      });
      Reflect.construct(WebAssembly.Module, [modules['math']], other);
      return reads;
    });
    note('methods cannot be constructed', () => new (WebAssembly.compile as unknown as new () => unknown)());
    note('methods have no prototype', () => 'prototype' in WebAssembly.compile);
  },
  async 'compiling: results and refusals'({ note, settle, list, modules }) {
    const w = WebAssembly as unknown as Record<string, (...a: unknown[]) => Promise<unknown>>;
    for (const name of ['math', 'truncated', 'notWasm', 'empty']) {
      const bytes = modules[name];
      note(`validate ${name}`, () => WebAssembly.validate(bytes));
      note(`Module ${name}`, () => Object.prototype.toString.call(new WebAssembly.Module(bytes)));
      await settle(`compile ${name}`, async () =>
        Object.prototype.toString.call(await WebAssembly.compile(bytes)),
      );
      await settle(`instantiate ${name}`, async () => Reflect.ownKeys(await WebAssembly.instantiate(bytes)));
    }
    const odd: Record<string, unknown> = {
      nothing: undefined,
      null: null,
      number: 5,
      text: 'x',
      object: {},
      array: [0, 97],
      'empty bytes': new Uint8Array(0),
      view: new DataView(modules['math'].buffer),
      buffer: modules['math'].buffer,
      slice: new Uint8Array(modules['math'].buffer, 0, 20),
      floats: new Float32Array(2),
    };
    for (const [name, value] of Object.entries(odd)) {
      note(`validate ${name}`, () => w['validate'](value));
      note(`Module ${name}`, () => Object.prototype.toString.call(new WebAssembly.Module(value as never)));
      for (const key of ['compile', 'instantiate'])
        await settle(`${key} ${name}`, async () => Object.prototype.toString.call(await w[key](value)));
    }
    for (const key of ['compile', 'instantiate']) await settle(`${key}()`, () => w[key]());
    await settle('needs imports', () => w['instantiate'](modules['caller']));
    await settle('imports null', () => w['instantiate'](modules['caller'], null));
    await settle('imports number', () => w['instantiate'](modules['caller'], 5));
    await settle('imports empty', () => w['instantiate'](modules['caller'], {}));
    await settle('module with imports empty', () =>
      w['instantiate'](new WebAssembly.Module(modules['caller']), {}),
    );
    await settle('a promise of the realm', () => {
      const p = w['compile'](modules['math']);
      return [
        p instanceof Promise,
        p.constructor === Promise,
        Reflect.ownKeys(p),
        Object.getPrototypeOf(p) === Promise.prototype,
      ];
    });
    await settle('instantiate bytes', async () => {
      const both = (await w['instantiate'](modules['math'])) as WebAssembly.WebAssemblyInstantiatedSource;
      return [
        Reflect.ownKeys(both),
        list(both),
        both.instance instanceof WebAssembly.Instance,
        both.module instanceof WebAssembly.Module,
        (both.instance.exports as Exports).add(1, 2),
      ];
    });
    await settle('bytes changed afterwards', async () => {
      const copy = modules['math'].slice();
      const promise = WebAssembly.compile(copy);
      copy.fill(0);
      return (new WebAssembly.Instance(await promise).exports as Exports).add(1, 2);
    });
    await settle('a changed Promise.prototype is not called', async () => {
      const log: string[] = [];
      const then = Object.getOwnPropertyDescriptor(Promise.prototype, 'then')!;
      const constructor = Object.getOwnPropertyDescriptor(Promise.prototype, 'constructor')!;
      const p = (() => {
        Reflect.defineProperty(Promise.prototype, 'then', { ...then, value: () => log.push('then') });
        Reflect.defineProperty(Promise.prototype, 'constructor', {
          configurable: true,
          get: () => (log.push('constructor'), Promise),
        });
        try {
          return WebAssembly.compile(modules['math']);
        } finally {
          Reflect.defineProperty(Promise.prototype, 'then', then);
          Reflect.defineProperty(Promise.prototype, 'constructor', constructor);
        }
      })();
      return [Object.prototype.toString.call(await p), log];
    });
  },
  async 'streaming: results, refusals and what is left of the response'({
    settle,
    streaming,
    modules,
    respond,
  }) {
    if (!streaming) return;
    const w = WebAssembly as unknown as Record<string, (...a: unknown[]) => Promise<unknown>>;
    for (const key of ['compileStreaming', 'instantiateStreaming']) {
      const run = (what: string, source: () => unknown, ...rest: unknown[]): Promise<void> =>
        settle(`${key} ${what}`, async () => Object.prototype.toString.call(await w[key](source(), ...rest)));
      await run('response', () => respond(modules['math']));
      await run('promise', () => Promise.resolve(respond(modules['math'])));
      await run('thenable', () => ({ then: (f: (r: unknown) => void) => f(respond(modules['math'])) }));
      await run('rejected', () => Promise.reject(new Error('mine')));
      await run('wrong type', () => respond(modules['math'], 'text/plain'));
      await run('type with parameter', () => respond(modules['math'], 'application/wasm; charset=utf-8'));
      await run('type in capitals', () => respond(modules['math'], 'Application/WASM'));
      await run('not found', () => respond(modules['math'], 'application/wasm', 404));
      await run('truncated', () => respond(modules['truncated']));
      await run('not wasm', () => respond(modules['notWasm']));
      await run('empty', () => respond(new Uint8Array(0)));
      const odd = { undefined, null: null, number: 5, text: 'x', object: {}, bytes: new Uint8Array(8) };
      for (const [what, value] of Object.entries(odd)) await run(`of ${what}`, () => value);
      await settle(`${key}()`, () => w[key]());
      await settle(`${key} used`, async () => {
        const response = respond(modules['math']);
        await response.arrayBuffer();
        return w[key](response);
      });
      await settle(`${key} locked`, () => {
        const response = respond(modules['math']);
        response.body!.getReader();
        return w[key](response);
      });
      await settle(`${key} body afterwards`, async () => {
        const response = respond(modules['math']);
        const before = response.bodyUsed;
        const promise = w[key](response);
        await promise;
        return [before, response.bodyUsed, response.body?.locked];
      });
      await settle(`${key} refused body can still be read`, async () => {
        const response = respond(modules['math'], 'text/plain');
        await w[key](response).catch(() => null);
        return [response.bodyUsed, response.bodyUsed ? 0 : (await response.arrayBuffer()).byteLength];
      });
      await settle(`${key} reading while it streams`, async () => {
        const response = respond(modules['math']);
        const promise = w[key](response);
        const read = await response.arrayBuffer().then(
          () => 'read',
          (e: unknown) => (e as Error).name,
        );
        await promise;
        return read;
      });
    }
    await settle('exports', async () => {
      const { instance } = await WebAssembly.instantiateStreaming(respond(modules['math']));
      return (instance.exports as Exports).add(1, 2);
    });
    await settle('imports', async () => {
      const { instance } = await WebAssembly.instantiateStreaming(respond(modules['caller']), {
        m: { f: Math.abs },
      });
      return (instance.exports as Exports).run(-3);
    });
    await settle('imports null', () => w['instantiateStreaming'](respond(modules['caller']), null));
    await settle('imports missing', () => w['instantiateStreaming'](respond(modules['caller'])));
    await settle('imports empty', () => w['instantiateStreaming'](respond(modules['caller']), { m: {} }));
    await settle('a start function with references', async () => {
      const seen: unknown[] = [];
      const { instance } = await WebAssembly.instantiateStreaming(respond(modules['references']), {
        m: { take: (f: unknown) => (seen.push(f), f), two: (f: unknown) => [f, f], echo: (x: unknown) => x },
      });
      const e = instance.exports as Exports;
      return [seen[0] === e.own, e.pass(e.own) === e.own, (e.two(e.own) as unknown[])[1] === e.own];
    });
  },
};
