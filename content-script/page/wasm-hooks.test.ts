/**
 * World: tests. Each scenario runs in a realm without hooks and in two with them, recording and dormant:
 * whatever a page can note must be the same, and the tree must be as it was when it ends.
 */
import vm from 'node:vm';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { MODULES } from './wasm-scenario-modules.ts';
import { SCENARIOS } from './wasm-scenarios.ts';
import {
  createReferenceRecorder,
  createStage,
  type Exports,
  type ReferenceRecorder,
  type Stage,
} from './wasm-stage.ts';

let bundle = '';

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: {
        entry: new URL('wasm-hooks.ts', import.meta.url).pathname,
        formats: ['iife'],
        name: 'hooksUnderTest',
      },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('Nothing was built.');
  bundle = output.output[0].code;
});

type Mode = 'plain' | 'recording' | 'dormant';
interface Outcome {
  readonly notes: string[];
  readonly recorder: ReferenceRecorder;
  /** What is said of `compile`, `Module` and a function that is nobody's stand-in. */
  readonly texts: unknown;
}

/** Runs a scenario in a realm of its own. */
async function run(scenario: (stage: Stage) => unknown, mode: Mode): Promise<Outcome> {
  const realm = vm.createContext({
    Response,
    Headers,
    ReadableStream,
    ReadableStreamDefaultReader,
    structuredClone,
  });
  const evaluate = (code: string): unknown => vm.runInContext(code, realm);
  evaluate(`${bundle}; globalThis.hooksUnderTest = hooksUnderTest;`);
  const recorder = evaluate(`(${createReferenceRecorder.toString()})()`) as ReferenceRecorder;
  if (mode !== 'plain') {
    recorder.setOn(mode === 'recording');
    const install = evaluate('(hooks) => hooksUnderTest.installWebAssemblyHooks(hooks, globalThis)');
    (install as (hooks: unknown) => void)(recorder.hooks);
  }
  const take = evaluate('(bytes) => new Uint8Array(bytes)') as (bytes: number[]) => Uint8Array<ArrayBuffer>;
  const modules = Object.fromEntries(
    Object.entries(MODULES).map(([name, bytes]) => [name, take([...bytes])]),
  );
  const respond = (bytes: Uint8Array<ArrayBuffer>, type = 'application/wasm', status = 200): Response =>
    new Response(bytes, { status, headers: { 'content-type': type } });
  const makeStage = evaluate(`(${createStage.toString()})`) as typeof createStage;
  const { stage, notes } = makeStage(modules, respond);
  const play = evaluate(`(${asExpression(scenario)})`) as (s: typeof stage) => Promise<void>;
  await play(stage);
  const texts = evaluate(
    '[WebAssembly.compile, WebAssembly.Module, Object].map((f) => hooksUnderTest.nativeTextOf(f))',
  );
  return { notes, recorder, texts };
}

/** Text of a function, as an expression also where it was written as a method. */
function asExpression(method: (...args: never[]) => unknown): string {
  const text = method.toString();
  return /^(async )?\(/.test(text) ? text : `{${text}}[${JSON.stringify(method.name)}]`;
}

describe('a page with hooks notes what it notes without', () => {
  for (const name of Object.keys(SCENARIOS)) {
    for (const mode of ['recording', 'dormant'] as const) {
      it(`${name} (${mode})`, async () => {
        const plain = await run(SCENARIOS[name], 'plain');
        const hooked = await run(SCENARIOS[name], mode);
        expect(plain.notes.length).toBeGreaterThan(0);
        expect(hooked.notes).toEqual(plain.notes);
        expect(hooked.recorder.depth()).toBe(0);
      });
    }
  }
});

/** Plays `body` in a realm of its own, recording. */
async function record(body: (stage: Stage) => unknown): Promise<ReferenceRecorder> {
  return (await run(body, 'recording')).recorder;
}

describe('what a recording shows', () => {
  it('exports have the module’s and their own name, parameter names and wasm types', async () => {
    const { tree } = await record(({ make }) => {
      const m = make('math');
      m.add(1, 2);
      m.add(3, 4);
      m.twice(1n);
      make('many').six(1, 2, 3, 4, 5, 6);
    });
    expect(tree()).toEqual([
      `new WebAssembly.Module(bytes: Uint8Array(${MODULES['math'].length})) x1`,
      `new WebAssembly.Instance(module: WebAssembly.Module(${MODULES['math'].length} bytes)) x1`,
      'math.add(a: i32, b: i32) x2',
      'math.twice(i64) x1',
      `new WebAssembly.Module(bytes: Uint8Array(${MODULES['many'].length})) x1`,
      `new WebAssembly.Instance(module: WebAssembly.Module(${MODULES['many'].length} bytes)) x1`,
      'wasm.six(i32, i32, i32, i32, i32, i32) x1',
    ]);
  });

  it('asynchronous compilation is a call on the page and a job beside it', async () => {
    const { tree, jobs } = await record(async ({ modules }) => {
      const module = await WebAssembly.compile(modules['math']);
      await WebAssembly.instantiate(modules['empty']);
      await WebAssembly.instantiate(module);
      WebAssembly.validate(modules['notWasm']);
    });
    expect(tree()).toEqual([
      `WebAssembly.compile(bytes: Uint8Array(${MODULES['math'].length})) x1`,
      'WebAssembly.instantiate(source: Uint8Array(8)) x1',
      `WebAssembly.instantiate(source: WebAssembly.Module(${MODULES['math'].length} bytes)) x1`,
      'WebAssembly.validate(bytes: Uint8Array(9)) x1',
    ]);
    expect(jobs).toEqual([
      `compile module(WebAssembly.Module(${MODULES['math'].length} bytes))`,
      'compile and instantiate module(WebAssembly.Module(8 bytes))',
    ]);
  });

  it('streamed modules have their size, and their exports the file’s name', async () => {
    const { tree, jobs } = await record(async ({ modules, respond }) => {
      const { instance } = await WebAssembly.instantiateStreaming(respond(modules['caller']), {
        m: { f: (x: number) => x },
      });
      (instance.exports as Exports).run(1);
      await WebAssembly.compileStreaming(Promise.resolve(respond(modules['empty'])));
    });
    expect(tree()).toEqual([
      'WebAssembly.instantiateStreaming(source: Response) x1',
      'wasm.run(i32) x1',
      'WebAssembly.compileStreaming(source: Promise) x1',
    ]);
    expect(jobs).toEqual([
      `download, compile and instantiate module(WebAssembly.Module(${MODULES['caller'].length} bytes))`,
      'download and compile module(WebAssembly.Module(8 bytes))',
    ]);
  });

  it('calls nest: JavaScript calls wasm calls JavaScript calls wasm', async () => {
    const { tree } = await record(({ make }) => {
      const m = make('math');
      make('caller', { m: { f: (x: number) => m.add(x, 1) } }).run(1);
      make('binary', { m: { f: m.add } }).run(1, 2);
    });
    expect(tree().filter((row) => !row.startsWith('new '))).toEqual([
      'wasm.run(i32) x1',
      'wasm.run(i32) > math.add(a: i32, b: i32) x1',
      // An import that is itself an export is called by the engine, beside every JavaScript frame.
      'wasm.run(i32, i32) x1',
    ]);
  });

  it('lists exports that cannot be shown, with the reason', async () => {
    const { notRecorded } = await record(({ make, modules }) => {
      make('vector');
      const clone = structuredClone(new WebAssembly.Module(modules['caller']));
      return new WebAssembly.Instance(clone, { m: { f: () => 1 } }).exports;
    });
    expect(notRecorded).toEqual([
      'wasm-not-passable: WebAssembly export simd and 1 more not recorded: it takes or returns v128 or exnref, which JavaScript cannot pass.',
      'wasm-bytes-unseen: WebAssembly export run and 1 more not recorded: its module came ready-made (from another thread, from storage, or as a JavaScript module), so its types are unknown.',
    ]);
  });

  it('nothing is registered while nobody records', async () => {
    const { recorder } = await run(({ make }) => make('math').add(1, 2), 'dormant');
    expect(recorder.tree()).toEqual([]);
    expect(recorder.sites()).toEqual([]);
  });

  it('the text of a native is kept for whoever answers toString', async () => {
    const { recorder, texts } = await run(({ make }) => make('math').add(1, 2), 'recording');
    expect(recorder.depth()).toBe(0);
    expect(texts).toEqual([
      'function compile() { [native code] }',
      'function Module() { [native code] }',
      null,
    ]);
  });
});
