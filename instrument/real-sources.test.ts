/** Code nobody here wrote: it parses, comes back, has a site for every function, and computes the same. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import * as acorn from 'acorn';
import { describe, expect, it } from 'vitest';
import { SITE_ID_STRIDE } from '../protocol/calling-convention.ts';
import { instrument, restore, type InstrumentResult, type SourceType } from './index.ts';
import { installReferenceRecorder, type ReferenceRecording } from './testing/reference-recorder.ts';

const modules = join(import.meta.dirname, '../node_modules');
const read = (file: string): string => readFileSync(join(modules, file), 'utf8');

describe('real sources', () => {
  const files: [file: string, sourceType: SourceType][] = [
    ['acorn/dist/acorn.js', 'script'],
    ['acorn/dist/acorn.mjs', 'module'],
    ['lodash.merge/index.js', 'script'],
    ['ml-matrix/matrix.umd.js', 'script'],
    ['react-dom/cjs/react-dom-client.development.js', 'script'],
    ['react-dom/cjs/react-dom-client.production.js', 'script'],
    ['three/build/three.core.js', 'module'],
    ['three/build/three.module.js', 'module'],
    ['plotly.js/dist/plotly-basic.min.js', 'script'],
    ['zod/v4/core/schemas.js', 'module'],
  ];

  it.each(files)('%s is instrumented whole and comes back', (file, sourceType) => {
    expect(existsSync(join(modules, file))).toBe(true);
    // Node's modules may return at their top level; in a function they are scripts.
    const isCommonJs = sourceType === 'script';
    const source = isCommonJs ? asFunction(read(file)) : read(file);
    const result = instrument(source, { url: file, sourceType });
    if (!result.ok) throw new Error(`${result.error.message}\n${result.error.frame}`);
    const { code, sites, first, next } = result;
    expectWhole(source, result);
    expect(sites.rows.length).toBe(countFunctions(source, sourceType));
    expect(next - first).toBe(sites.rows.length * SITE_ID_STRIDE);
    acorn.parse(code, { ecmaVersion: 'latest', sourceType });
    if (isCommonJs) new vm.Script(code);
  });
});

describe('instrumented libraries compute the same, dormant and recorded', () => {
  it('acorn reads a file into the same tree', () => {
    const work = (copy: unknown): unknown =>
      (copy as typeof acorn).parse(read('acorn/dist/bin.js'), { ecmaVersion: 'latest', locations: true });
    const recording = expectSameResult('acorn/dist/acorn.js', (copy) => JSON.stringify(work(copy)));
    expect(recording.calls.filter((call) => call.includes('.parseStatement('))).not.toEqual([]);
  });

  it('ml-matrix solves, inverts and decomposes to the same numbers', () => {
    interface MlMatrix {
      readonly Matrix: { readonly rand: (rows: number, columns: number, options: object) => unknown };
      readonly inverse: (matrix: unknown) => { to2DArray(): number[][] };
      readonly SVD: new (matrix: unknown) => { readonly diagonal: number[] };
      readonly EVD: new (matrix: unknown) => { readonly realEigenvalues: number[] };
    }
    expectSameResult('ml-matrix/matrix.umd.js', (library) => {
      const { Matrix, inverse, SVD, EVD } = library as MlMatrix;
      let seed = 1;
      const random = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
      const matrix = Matrix.rand(12, 12, { random });
      return [inverse(matrix).to2DArray(), new SVD(matrix).diagonal, new EVD(matrix).realEigenvalues];
    });
  });

  it('lodash merges to the same object', () => {
    type Merge = (...objects: object[]) => unknown;
    expectSameResult('lodash.merge/index.js', (merge) =>
      (merge as Merge)(
        { a: [1, { b: 2 }], f: new Float32Array(2) },
        { a: [{ c: 3 }, { d: 4 }], g: { h: [5] } },
      ),
    );
  });

  it('typescript compiles to the same text', () => {
    interface TypeScript {
      readonly transpileModule: (text: string, options: object) => { readonly outputText: string };
    }
    const text = `enum E { A, B } export class K<T> extends Array<T> { #p = 1; @d m?(x: number): x is 3 { return x ?? E.A } }`;
    const compilerOptions = { target: 1, experimentalDecorators: true };
    expectSameResult(
      'typescript/lib/typescript.js',
      (ts) => (ts as TypeScript).transpileModule(text, { compilerOptions }).outputText,
    );
  });

  /** Runs `work` on a library three times, each in its own realm. */
  function expectSameResult(file: string, work: (library: unknown) => unknown): ReferenceRecording {
    const source = asFunction(read(file));
    const result = instrument(source, { url: file, sourceType: 'script', embedSites: true });
    if (!result.ok) throw new Error(result.error.message);
    expectWhole(source, result);
    const plain = work(load(source, vm.createContext(host())));
    expect(work(load(result.code, vm.createContext(host())))).toEqual(plain);

    const realm = vm.createContext(host());
    const recording = installReferenceRecorder(realm, 200_000);
    expect(work(load(result.code, realm))).toEqual(plain);
    expect(recording.problems).toEqual([]);
    expect(recording.depth()).toBe(0);
    expect(recording.calls.length).toBeGreaterThan(50);
    return recording;
  }
});

it('keeps most of the recursion depth, of a function with a few locals at least 70 %', () => {
  const depthKept = (body: string): number => {
    const source = `var n = 0; function dive(a, b) { n++; ${body} } try { dive(1, 2) } catch {} n`;
    const result = instrument(source, { url: 'dive.js', sourceType: 'script' });
    if (!result.ok) throw new Error(result.error.message);
    const depth = (code: string): number => vm.runInContext(code, vm.createContext({})) as number;
    return depth(result.code) / depth(source);
  };
  const locals =
    'let x = a + 1, y = [b, x], z = { a, b }; for (const k of y) x += k; return dive(x, y[0]) + z.a';
  expect(depthKept(locals)).toBeGreaterThan(0.7);
  expect(depthKept('return dive(a, b) + 1')).toBeGreaterThan(0.5);
});

const asFunction = (source: string): string => `(function (exports, require, module) { ${source}\n})`;

const host = (): object => ({ console, performance, setTimeout, clearTimeout });

function load(code: string, realm: vm.Context): unknown {
  const module = { exports: {} };
  const require = (): object => ({});
  (vm.runInContext(code, realm) as (...args: unknown[]) => void)(module.exports, require, module);
  return module.exports;
}

function expectWhole(source: string, { code, leftOut }: Extract<InstrumentResult, { ok: true }>): void {
  expect(leftOut).toEqual([]);
  // Not `toBe`: nobody wants to read the difference of two such texts.
  expect(restore(code) === source).toBe(true);
  expect(code.split('\n').length).toBe(source.split('\n').length);
}

/** By another way than the instrumenter: every object in the tree that is a function. */
function countFunctions(source: string, sourceType: SourceType): number {
  let count = 0;
  const pending: unknown[] = [acorn.parse(source, { ecmaVersion: 'latest', sourceType })];
  for (let node = pending.pop(); pending.length > 0 || node !== undefined; node = pending.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if (/Function(?:Expression|Declaration)$/.test((node as acorn.AnyNode).type)) count++;
    pending.push(
      ...Object.values(node as Record<string, unknown>).filter((child) => child instanceof Object),
    );
  }
  return count;
}
