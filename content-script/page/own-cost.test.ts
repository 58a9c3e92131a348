/**
 * What a call costs is measured again while recording, without a trace of it; the quickest counts.
 */
import { expect, it } from 'vitest';
import { f, listen } from '../../test/core-listener.ts';
import { createCore, type Core } from './core.ts';
import { createFastHelpers } from './fast-helpers.ts';
import { createHistogramCounts } from './histogram-counts.ts';
import { createUntimedCost, measureExactCost } from './own-cost.ts';
import { ROOT } from './tree-columns.ts';

const coreOf = (now: () => number, timing: 'sampled' | 'exact' | 'none'): Core =>
  createCore({ now, origin: 0, isolated: true }, { timing: () => ({ timing }) });

it('is that of the quickest time, though the page began on a busy machine', () => {
  let time = 0;
  let slowness = 10;
  const now = (): number => (time += 0.05 * slowness);
  const slow = (): number => {
    throw new Error('The path of a known call was left.');
  };
  const cost = createUntimedCost((probe) => {
    const types = { of: slow };
    const { describer, signatures, helpers } = coreOf(now, 'none');
    return createFastHelpers(probe, { enterKnown: slow }, describer, types, signatures, helpers, true);
  }, now);
  const whole = (): number => cost.cost().inside + cost.cost().outside;
  expect(whole()).toBe(0);
  cost.measure();
  // 0.5 ms for 10,000 calls.
  expect(whole()).toBeCloseTo(50, 9);
  slowness = 1;
  cost.measure();
  slowness = 5;
  cost.measureFirst();
  expect(whole()).toBeCloseTo(5, 9);
});

it.each([0.005, 0.1])('of a timed call is found by a clock of %d ms', (step) => {
  // A read takes 70 ns.
  let time = 0;
  const now = (): number => Math.floor((time += 70e-6) / step) * step;
  const { tree } = coreOf(now, 'exact');
  const { inside, outside } = measureExactCost(tree, createHistogramCounts(), now, step);
  expect(inside + outside).toBeGreaterThan(140 * 0.85);
  expect(inside + outside).toBeLessThan(140 * 1.05);
  expect(inside / (inside + outside)).toBeGreaterThan(0.4);
  expect(inside / (inside + outside)).toBeLessThan(0.6);
});

it.each(['sampled', 'exact', 'none'] as const)(
  'leaves no trace in a recording whose times are %s',
  (timing) => {
    let time = 0;
    const core = coreOf(() => (time += 0.01), timing);
    const { heard, stop } = listen(core);
    for (let i = 0; i < 700; i++) {
      const { enter1, leave } = core.helpers;
      const call = enter1(f(i % 7), 1);
      if (i % 50 === 0) core.drain();
      leave(call);
      if (i % 50 === 25) core.drain();
    }
    expect(core.tree.current()).toBe(ROOT);
    stop();
    expect([...heard].map(([path, { calls }]) => `${path} ${calls}`).sort()).toEqual(
      Array.from({ length: 7 }, (_, i) => `f${i}(int) 100`),
    );
  },
);
