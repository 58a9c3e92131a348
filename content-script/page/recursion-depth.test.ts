import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { instrument } from '../../instrument/index.ts';
import { buildRecorder } from '../../test/recorder-realm.ts';

/**
 * Functions that call themselves until the stack is full, and count how often they did; and the part of that depth that
 * is left. A cold frame has a register for each local and temporary value: one of a function without any goes from 1
 * to 6 with the call node and what `finally` keeps. Measured with V8 11.3 and 15.6, dormant and recorded alike: 0.67 to 0.83;
 * these are the lower ones, less 0.02.
 */
const RECURSIVE: Readonly<Record<string, readonly [source: string, least: number]>> = {
  'no parameters': ['function f() { depth++; f() }', 0.65],
  'three parameters': ['function f(a, b, c) { depth++; return 1 + f(a, b, c) }', 0.75],
  arrow: ['const f = (x) => { depth++; return f(x) + 1 }', 0.67],
  expression: ['const f = (x) => (depth++, f(x) + 1)', 0.67],
  method: [
    'class C { m(a) { depth++; return this.m(a) + 1 } } const o = new C(); const f = () => o.m(1)',
    0.67,
  ],
  locals: ['function f(n) { depth++; const a = n + 1, b = a * 2, c = a + b; return f(c) + a + b + c }', 0.72],
  tree: [
    'function f(node) { depth++; for (const key of ["left"]) f(loop[key]) } const loop = {}; loop.left = loop',
    0.8,
  ],
};

describe('recursion', async () => {
  const recorder = await buildRecorder();
  const depthOf = (code: string, prepare?: string): number => {
    const realm = vm.createContext({});
    if (prepare !== undefined) vm.runInContext(recorder + prepare, realm);
    return vm.runInContext(`var depth = 0; ${code}\n;try { f(1) } catch {} depth`, realm) as number;
  };

  it.each(Object.entries(RECURSIVE))(
    'is nearly as deep as before, dormant and recorded: %s',
    (_, [source, least]) => {
      const result = instrument(source, { url: 'f.js', sourceType: 'script', embedSites: true });
      if (!result.ok) throw new Error(result.error.message);
      const plain = depthOf(source);
      const dormant = depthOf(result.code, '');
      const recorded = depthOf(result.code, ';{ const p = new SignatureProfiler.Profile(); p.enable() }');
      expect(dormant / plain).toBeGreaterThan(least);
      expect(recorded / plain).toBeGreaterThan(least);
    },
  );
});
