import { once } from 'node:events';
import vm from 'node:vm';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { instrument } from '../../instrument/index.ts';
import { buildRecorder } from '../../test/recorder-realm.ts';

/**
 * Functions that call themselves until the stack is full, and count how often they did; and the part of that depth that
 * is left. A cold frame has a register for each local and temporary value, and two more for what is returned and what is called.
 * Measured with V8 11.3 and 14.6, dormant and recorded alike: 0.83 to 1.00; these are the lower ones, less 0.02.
 */
const RECURSIVE: Readonly<Record<string, readonly [source: string, least: number]>> = {
  'no parameters': ['function f() { depth++; f() }', 0.87],
  'three parameters': ['function f(a, b, c) { depth++; return 1 + f(a, b, c) }', 0.92],
  arrow: ['const f = (x) => { depth++; return f(x) + 1 }', 0.81],
  expression: ['const f = (x) => (depth++, f(x) + 1)', 0.81],
  method: [
    'class C { m(a) { depth++; return this.m(a) + 1 } } const o = new C(); const f = () => o.m(1)',
    0.81,
  ],
  locals: ['function f(n) { depth++; const a = n + 1, b = a * 2, c = a + b; return f(c) + a + b + c }', 0.84],
  tree: [
    'function f(node) { depth++; for (const key of ["left"]) f(loop[key]) } const loop = {}; loop.left = loop',
    0.98,
  ],
};

/**
 * The part of the depth that is left of compiled frames, whether calls are counted or timed: nothing is added. (V8 11.3
 * and 14.6.)
 */
const WARM: Readonly<Record<string, readonly [source: string, least: number]>> = {
  'no parameters': [
    'var left = 0; function g() { if (left-- <= 0) return; depth++; g() } function f(n) { left = n; g() }',
    0.98,
  ],
  'one number': ['function f(n) { if (n === 0) return 0; depth++; return f(n - 1) + 1 }', 0.98],
  'three numbers': [
    'function g(n, a, b) { if (n === 0) return a; depth++; return g(n - 1, a, b) + 1 } function f(n) { return g(n, 1, 2) }',
    0.98,
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

  /** In a thread: globals of a context made by `node:vm` are no constants to V8, as those of a page are. */
  const warmDepthOf = async (before: string, code: string): Promise<number> => {
    const thread = new Worker(
      `const { parentPort } = require('node:worker_threads');
      require('node:vm').runInThisContext(${JSON.stringify(`${before};var depth = 0; ${code}`)});
      (function turn(rounds) {
        // Compilers work beside this thread, and what they made is taken between its tasks.
        for (let i = 0; i < 2000; i++) f(30);
        if (rounds > 0) return setImmediate(turn, rounds - 1);
        depth = 0;
        try { f(1e9) } catch {}
        parentPort.postMessage(depth);
      })(100);`,
      { eval: true },
    );
    const [depth] = (await once(thread, 'message')) as [number];
    await thread.terminate();
    return depth;
  };

  describe.each(Object.entries(WARM))('is as deep as it was, warm: %s', (_, of) => {
    const [source, least] = of;
    const code = instrument(source, { url: 'f.js', sourceType: 'script', embedSites: true });
    if (!code.ok) throw new Error(code.error.message);
    const record = `${recorder}; { const p = new SignatureProfiler.Profile(); p.enable() }`;
    const depths = async (before: string): Promise<number> =>
      (await warmDepthOf(before, code.code)) / (await warmDepthOf('', source));

    it('counted', async () => {
      // A clock that stands still is not read.
      expect(await depths(`performance.now = () => 0; ${record}`)).toBeGreaterThan(least);
    });

    it('exactly timed', async () => {
      expect(await depths(record)).toBeGreaterThan(least);
    });
  });
});
