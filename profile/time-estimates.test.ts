/**
 * World: Node. Which estimator counts, whatever the order in which a recorder tells of them.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUpdate, assembleProfile, createContextBuilder } from './assemble.ts';
import { createFakeRecorder } from './fake-recorder.ts';
import { DRAWN_CLOCK, DRAWN_META } from './from-text.ts';
import type { Clock, Context } from './model.ts';
import { ownCostOfContext } from './own-cost.ts';
import type { TreeUpdate } from './tree-update.ts';

const SAMPLED: Clock = {
  ...DRAWN_CLOCK,
  kind: 'sampled',
  ownCostInside: 60,
  ownCostOutside: 40,
  sampling: {
    samples: 10,
    interval: 0.5,
    stalls: 0,
    unattributed: 0,
    cpuShare: 0.02,
    exactBefore: 1,
    ownCostInside: 4,
    ownCostOutside: 3,
  },
};
const FREE: Clock = {
  ...SAMPLED,
  ownCostInside: 0,
  ownCostOutside: 0,
  sampling: { ...SAMPLED.sampling!, ownCostInside: 0, ownCostOutside: 0 },
};

/** A context of `outer() > inner()`, both called once in each update. */
function record(clock: Clock, updates: readonly Partial<TreeUpdate>[]): Context {
  const recorder = createFakeRecorder();
  const outer = recorder.addSite('a.js', 'outer', 1);
  const inner = recorder.addSite('a.js', 'inner', 2);
  const builder = createContextBuilder({ kind: 'page', url: '', clock: DRAWN_CLOCK, startedAt: 0 });
  updates.forEach((part, i) => {
    recorder.enter(outer, []);
    recorder.enter(inner, []);
    recorder.leave();
    recorder.leave();
    const isLast = i === updates.length - 1;
    addUpdate(builder, { ...recorder.update(isLast), ...part, clock: isLast ? clock : null });
  });
  return assembleProfile(DRAWN_META, [builder], recorder.siteOf).contexts[0];
}
const of = (...values: number[]): Float64Array => Float64Array.of(...values);

const BEFORE = { selfTime: of(4, 3) };
const BOTH = { alsoSampled: true, selfTime: of(2, 8), sampledTime: of(1, 9), sampledVariance: of(0.5, 4.5) };
const AFTER = { alsoSampled: true, selfTime: of(0, 0), sampledTime: of(5, 0), sampledVariance: of(2.5, 0) };

it('rows that only the calls tell of were called, and nothing else', () => {
  const whole = { ...BOTH, timedCalls: of(1, 0), waitTime: of(0, 0) };
  const short = {
    selfTime: of(2),
    sampledTime: of(1),
    sampledVariance: of(0.5),
    alsoSampled: true,
    waitTime: of(0),
    timedCalls: of(1),
    firstCallTime: of(NaN),
    minTime: of(NaN),
    maxTime: of(NaN),
  };
  const { callNodes } = record(FREE, [whole, short]);
  expect([...callNodes.calls]).toEqual([2, 2]);
  expect([...callNodes.selfTime]).toEqual([2, 9]);
  expect([...callNodes.timedCalls]).toEqual([2, 0]);
  expect(() => record(FREE, [{ ...short, waitTime: of(0, 0) }])).toThrow(/waitTime has as many values/);
  expect(() => record(FREE, [{ ...whole, selfTime: of(1, 2, 3) }])).toThrow(
    /no more values than there are rows/,
  );
});

describe('self time', () => {
  it('is exact to the end when nothing was called often, whatever the samples said', () => {
    const { callNodes } = record({ ...FREE, kind: 'exact' }, [BEFORE, BOTH]);
    expect([...callNodes.selfTime]).toEqual([6, 11]);
  });

  it('is the samples’ from the first of them on when the context was sampled in the end', () => {
    const { callNodes } = record(FREE, [BEFORE, BOTH, AFTER]);
    expect([...callNodes.selfTime]).toEqual([10, 12]);
    expect([...callNodes.totalTime]).toEqual([22, 12]);
  });

  it('has the variance of the samples, and of the clock’s steps before them', () => {
    const { callNodes } = record(FREE, [BEFORE, BOTH, AFTER]);
    const step = FREE.step ** 2 / 6;
    expect(callNodes.selfTimeVariance[0]).toBeCloseTo(3 + step * 6, 9);
    expect(callNodes.selfTimeVariance[1]).toBeCloseTo(4.5 + step * 3, 9);
  });

  it('is free of our own cost in callee and caller, by what each kind of call costs', () => {
    const free = record(FREE, [BEFORE, BOTH, AFTER]).callNodes;
    const { callNodes } = record(SAMPLED, [
      BEFORE,
      { ...BOTH, timedCalls: of(0, 0) },
      { ...AFTER, timedCalls: of(0, 0) },
    ]);
    // Inside: one timed call of 60 ns and two of 4; what inner's calls cost outside is in outer.
    expect(free.selfTime[1] - callNodes.selfTime[1]).toBeCloseTo(68e-6, 9);
    expect(free.selfTime[0] - callNodes.selfTime[0]).toBeCloseTo(68e-6 + 46e-6, 9);
  });

  it('is free of what describing its arguments cost: its caller’s where no clock was read, its own where one was', () => {
    const describing: Clock = { ...FREE, describing: { string: 100, array: 10 } };
    const recorder = createFakeRecorder();
    const outer = recorder.addSite('a.js', 'outer', 1);
    const inner = recorder.addSite('a.js', 'inner', 2);
    const builder = createContextBuilder({ kind: 'page', url: '', clock: describing, startedAt: 0 });
    recorder.enter(outer, []);
    recorder.enter(inner, [
      { label: 'string', kind: 'string' },
      { label: 'int', kind: 'int' },
    ]);
    recorder.leave();
    recorder.leave();
    const told = { sampledTime: of(5, 4), sampledVariance: of(1, 1), selfTime: of(0, 0), alsoSampled: true };
    addUpdate(builder, { ...recorder.update(true), ...told, timedCalls: of(0, 0), clock: describing });
    const costs = (clock: Clock): number[] => {
      builder.clock = clock;
      return [...assembleProfile(DRAWN_META, [builder], recorder.siteOf).contexts[0].callNodes.ownCost];
    };
    // In nanoseconds.
    const rounded = (list: readonly number[]): number[] => list.map((cost) => Math.round(cost * 1e9) / 1000);
    expect(rounded(costs(describing))).toEqual([100, 0]);
    expect(rounded(costs({ ...describing, kind: 'exact' }))).toEqual([0, 100]);
  });

  it('is none where our own cost is all there was', () => {
    const { callNodes } = record({ ...SAMPLED, kind: 'exact' }, [{ selfTime: of(90e-6, 50e-6) }]);
    expect([...callNodes.selfTime]).toEqual([0, 0]);
    expect(callNodes.ownCost[0]).toBeCloseTo(100e-6, 12);
    expect(callNodes.ownCost[1]).toBeCloseTo(60e-6, 12);
  });

  it('pays less of our own cost where a row would have had more of it than it had time', () => {
    // 2,000 ms a call inside, 1,000 in the caller: three calls of each are 6,000 and 9,000 of 22 and 12.
    const dear = { ...SAMPLED, sampling: { ...SAMPLED.sampling!, ownCostInside: 2e9, ownCostOutside: 1e9 } };
    const untimed = { timedCalls: of(0, 0) };
    const { callNodes } = record(dear, [
      { ...BOTH, ...untimed },
      { ...AFTER, ...untimed },
    ]);
    const [outer, inner] = callNodes.ownCost;
    // Outer has its own two calls and what those of inner cost outside.
    expect(outer / inner).toBeCloseTo(6 / 4, 9);
    // Six and nine were seen, with variances of 3 and 4.5, and intervals of 0.5.
    expect(outer).toBeCloseTo(6 + 3 * Math.sqrt(3 + 0.25), 9);
    expect(callNodes.selfTime[0]).toBe(0);
    expect(callNodes.selfTime[1]).toBeCloseTo(9 - inner, 9);
  });

  it('pays all of it where that is no more than four times what could be', () => {
    const dear = { ...SAMPLED, sampling: { ...SAMPLED.sampling!, ownCostInside: 0, ownCostOutside: 8e6 } };
    const { callNodes } = record(dear, [
      { ...BOTH, timedCalls: of(0, 0) },
      { ...AFTER, timedCalls: of(0, 0) },
    ]);
    expect([...callNodes.ownCost]).toEqual([16, 0]);
    expect([...callNodes.selfTime]).toEqual([0, 9]);
  });

  it('is nothing at all without a clock', () => {
    const context = record({ ...FREE, kind: 'none' }, [{ selfTime: of(0, 0) }]);
    expect([...context.callNodes.selfTime]).toEqual([0, 0]);
    expect(ownCostOfContext(context)).toBe(0);
  });
});

it('adds up the same however the time was cut into updates', () => {
  const quarter = fc.integer({ min: 0, max: 40 }).map((quarters) => quarters / 4);
  const piece = fc.record({ a: quarter, b: quarter, c: quarter, d: quarter });
  fc.assert(
    fc.property(fc.array(piece), fc.array(piece), (before, sampled) => {
      const context = record(FREE, [
        ...before.map(({ a, b }) => ({ selfTime: of(a, b) })),
        ...sampled.map(({ a, b, c, d }) => ({ ...BOTH, selfTime: of(a, b), sampledTime: of(c, d) })),
        { selfTime: of(0, 0) },
      ]);
      const expected = (x: 'a' | 'b', y: 'c' | 'd'): number =>
        before.reduce((sum, one) => sum + one[x], 0) + sampled.reduce((sum, one) => sum + one[y], 0);
      expect([...context.callNodes.selfTime]).toEqual([expected('a', 'c'), expected('b', 'd')]);
    }),
  );
});
