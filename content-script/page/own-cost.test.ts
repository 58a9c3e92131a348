/**
 * What a call costs is measured again while recording, without a trace of it; the quickest counts.
 */
import { expect, it } from 'vitest';
import { countCalls, f, listen } from '../../test/core-listener.ts';
import { createCore, type Core } from './core.ts';
import { createHistogramCounts } from './histogram-counts.ts';
import { createUntimedCost, measureExactCost } from './own-cost.ts';
import { createSampleReader } from './sample-reader.ts';
import { FIRST_NODE, HOT, LEFT, PROBE_SITE, PROBES, ROOT, SITE } from './tree-columns.ts';
import { CELL_BYTES, SAMPLING, STATE } from '../../protocol/sample-memory.ts';

const coreOf = (now: () => number, timing: 'sampled' | 'exact' | 'none'): Core =>
  createCore({ now, origin: 0, isolated: true }, { timing: () => ({ timing }) });

it('is that of the quickest time, though the page began on a busy machine', () => {
  let time = 0;
  let slowness = 10;
  const now = (): number => (time += 0.05 * slowness);
  const cost = createUntimedCost(now);
  // Time passes by reading it.
  const helpers = { enter0: () => 1, leave: () => undefined };
  const whole = (): number => cost.cost().inside + cost.cost().outside;
  expect(whole()).toBe(0);
  cost.measure(helpers);
  // 0.5 ms for 10,000 calls.
  expect(whole()).toBeCloseTo(50, 9);
  slowness = 1;
  cost.measure(helpers);
  slowness = 5;
  cost.measureFirst(helpers);
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

it.each([true, false])(
  'is found by the helpers of the page, whose tree shows none of it (signatures: %s)',
  (signatures) => {
    let time = 0;
    const cell = new SharedArrayBuffer(CELL_BYTES);
    const reader = createSampleReader(SharedArrayBuffer, cell);
    const sampling = {
      cell: new Int32Array(cell),
      begin: () => reader,
      end: () => undefined,
      whyNot: () => null,
    };
    const core = createCore({ now: () => (time += 0.005), origin: 0, isolated: true }, { sampling });
    const { calls, stop } = countCalls(core, signatures);
    new Int32Array(reader.memory.block)[STATE] = SAMPLING;
    const callMany = (): void => {
      for (let i = 0; i < 400; i++) {
        const outer = core.helpers.enter0(f(i));
        for (let j = 0; j < 400; j++) core.helpers.leave(core.helpers.enter0(f(400 + j)));
        core.helpers.leave(outer);
      }
    };
    const probeCalls = (): number => {
      const { hot } = core.tree.nodes;
      let left = 0;
      for (let at = 0; at < hot.length; at += HOT) if (hot[at | SITE] === PROBE_SITE) left += hot[at | LEFT];
      return 2 ** 29 * PROBES - left;
    };
    core.drain();
    callMany();
    expect(core.tree.timing()).toBe('sampled');
    // In arrays that the tree has grown into.
    expect(probeCalls()).toBe(0);
    core.drain();
    expect(probeCalls()).toBe(10_000);
    const { ownCostInside, ownCostOutside } = core.describeClock().sampling!;
    expect(ownCostInside + ownCostOutside).toBeCloseTo(0.5, 9);
    expect(core.tree.current()).toBe(ROOT);
    expect(core.tree.nodes.count).toBe(FIRST_NODE + 400 * 401);
    stop();
    expect(calls.size).toBe(400 * 401);
  },
);

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
