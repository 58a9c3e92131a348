import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRAWN_CLOCK } from './from-text.ts';
import type { Clock } from './model.ts';
import { isResolved, timeRange, type MeasuredTime } from './time-range.ts';

const SAMPLING = {
  samples: 1000,
  interval: 0.5,
  stalls: 0,
  unattributed: 0,
  cpuShare: 0.05,
  exactBefore: 0,
  ownCostInside: 0,
  ownCostOutside: 0,
};
const measured = (time: number, variance: number, ownCost: number, ownCostInCaller = 0): MeasuredTime => ({
  time,
  variance,
  ownCost,
  ownCostInCaller,
});
const sampled: Clock = { ...DRAWN_CLOCK, kind: 'sampled', sampling: SAMPLING };

/** Exact 95 % limits of a Poisson count. */
const POISSON: readonly (readonly [number, number, number])[] = [
  [0, 0, 3.689],
  [1, 0.025, 5.572],
  [4, 1.09, 10.242],
  [10, 4.795, 18.39],
  [100, 81.36, 121.63],
];

describe('the range of a sampled time', () => {
  it.each(POISSON)('of %i samples is that of a Poisson count, %d to %d', (samples, low, high) => {
    const range = timeRange(measured(samples * 0.5, samples * 0.25, 0), sampled);
    expect(range.low / 0.5).toBeGreaterThan(low * 0.95 - 0.03);
    expect(range.low / 0.5).toBeLessThan(low * 1.05 + 0.03);
    expect(range.high / 0.5).toBeCloseTo(high, high < 20 ? 0 : -1);
  });

  it('says of a row without a sample that it is short, and how long it may have been', () => {
    const range = timeRange(measured(0, 0, 0), sampled);
    expect(isResolved(range)).toBe(false);
    expect(range.high).toBeGreaterThan(1.5);
    expect(range.high).toBeLessThan(2.5);
  });
});

describe('the recorder’s own cost', () => {
  const half = (range: { low: number; high: number }, time: number): [less: number, more: number] => [
    time - range.low,
    range.high - time,
  ];
  const bare = half(timeRange(measured(1000, 4, 0), sampled), 1000);

  it('may be three and a half times itself more, and half of itself less, beside what the samples leave open', () => {
    const [less, more] = half(timeRange(measured(900, 4, 100), sampled), 900);
    expect(less).toBeCloseTo(Math.hypot(bare[0], 350));
    expect(more).toBeCloseTo(Math.hypot(bare[1], 50));
  });

  it('may be all of itself more, and half of itself less, where the clock was read for each call', () => {
    const exact = timeRange(measured(900, 0, 100), DRAWN_CLOCK);
    expect(exact.low).toBeCloseTo(800);
    expect(exact.high).toBeCloseTo(950);
  });

  it('in its callers may hide time of the callee’s, unless the clock was read', () => {
    const [less, more] = half(timeRange(measured(1000, 4, 0, 100), sampled), 1000);
    expect(less).toBeCloseTo(bare[0]);
    expect(more).toBeCloseTo(Math.hypot(bare[1], 250));
    expect(timeRange(measured(1000, 4, 0, 100), DRAWN_CLOCK)).toEqual(
      timeRange(measured(1000, 4, 0), DRAWN_CLOCK),
    );
  });
});

it('is the clock’s step where a single call was timed', () => {
  const range = timeRange(measured(10, 0.005 ** 2 / 6, 0), DRAWN_CLOCK);
  expect(range.high - range.low).toBeLessThan(0.01);
  expect(range.low).toBeLessThan(10);
  expect(range.high).toBeGreaterThan(10);
});

it('is everything where nothing was measured', () => {
  expect(timeRange(measured(0, 0, 0), { ...DRAWN_CLOCK, kind: 'none' })).toEqual({ low: 0, high: Infinity });
});

it('never begins below nothing, holds the time it was made for, and shrinks by averaging', () => {
  const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(positive, positive, fc.constantFrom(sampled, DRAWN_CLOCK), (time, weight, clock) => {
      const range = timeRange(measured(time, time * weight, 0), clock);
      expect(range.low).toBeGreaterThanOrEqual(0);
      expect(range.low).toBeLessThanOrEqual(time * (1 + 1e-9));
      expect(range.high).toBeGreaterThanOrEqual(time * (1 - 1e-9));
      const hundred = timeRange(measured(time * 100, time * weight * 100, 0), clock);
      expect((hundred.high - hundred.low) / 100).toBeLessThan(range.high - range.low);
    }),
  );
});
