/**
 * World: tests. The parts of the benchmark harness that can be wrong without anybody noticing: statistics, the
 * contract for foreign suites, and that the Proxy wrapper counts what ran.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { expect, it } from 'vitest';
import { findPrograms, GLOBAL } from './programs.mjs';
import { PROXY_RUNTIME, wrapInProxies } from './proxy-wrapper.mjs';
import { geometricMean, median, quantile } from './statistics.mjs';

it('averages ratios so that twice as slow and twice as fast cancel', () => {
  expect(geometricMean([2, 0.5])).toBeCloseTo(1);
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(quantile([10, 20, 30, 40, 50], 0.25)).toBe(20);
});

it('refuses to average nothing', () => {
  expect(() => median([])).toThrow('No values.');
});

it('makes one script of a suite of classic scripts, set up once and run with a result', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'suite-'));
  try {
    writeFileSync(join(folder, 'base.js'), 'function twice(n) { return 2 * n }');
    const suite = [
      {
        name: 'doubling',
        scripts: ['base.js'],
        setUp: 'this.n = 21',
        run: 'return twice(this.n)',
        expected: 42,
      },
      { name: 'other', scripts: [], run: 'return 1' },
    ];
    writeFileSync(join(folder, 'suite.json'), JSON.stringify(suite));
    const [program] = findPrograms(folder, ['doubling']);
    const result = vm.runInNewContext(
      `${await program.load()}; const p = ${GLOBAL}; p.setUp(); [p.name, String(p.run()), p.expected].join()`,
    ) as string;
    expect(result).toBe('doubling,42,42');
    expect(() => findPrograms(folder, ['missing'])).toThrow('There are: doubling, other.');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('bundles a program module with its packages into a script that computes what it says', async () => {
  const [program] = findPrograms(join(import.meta.dirname, '../programs'), ['fft']);
  const result = vm.runInNewContext(
    `${await program.load()}; ${GLOBAL}.setUp(); ${GLOBAL}.run() === ${GLOBAL}.expected`,
  ) as boolean;
  expect(result).toBe(true);
});

it('counts calls of functions, methods and arrows through proxies, and leaves results alone', () => {
  const source = `
    'use strict';
    class Point { constructor(x) { this.x = x } plus(other) { return new Point(this.x + other.x) } }
    const Line = class { static of(n) { return n } get length() { return 3 } };
    function outer(n) { return inner(n); function inner(m) { return m + 1 } }
    const arrow = (a) => outer(a);
    globalThis.result = [new Point(1).plus(new Point(2)).x, Line.of(4), new Line().length, arrow(5)].join();
  `;
  const realm = vm.createContext({ performance });
  vm.runInContext(PROXY_RUNTIME, realm);
  vm.runInContext(wrapInProxies(source), realm);
  expect(vm.runInContext('result', realm)).toBe('3,4,3,6');
  // plus, of, arrow, outer, inner; neither constructions nor accessors.
  expect(vm.runInContext('proxyCalls()', realm)).toBe(5);
});
