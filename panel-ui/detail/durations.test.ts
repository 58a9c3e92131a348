import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bucketOf, HISTOGRAM_BUCKETS } from '../../profile/histogram.ts';
import { demoProfile } from '../playground/generated-profile.ts';
import { histogramOf, quantileOf, withoutFirst } from './durations.ts';

const histogramFrom = (durations: readonly number[]): Float64Array => {
  const histogram = new Float64Array(HISTOGRAM_BUCKETS);
  for (const duration of durations) histogram[bucketOf(duration)]++;
  return histogram;
};

it('finds the middle and the tail within a bucket', () => {
  const durations = [...Array.from({ length: 90 }, () => 1), ...Array.from({ length: 10 }, () => 8)];
  const histogram = histogramFrom(durations);
  expect(quantileOf(histogram, 0.5) / 1).toBeCloseTo(1.1, 0);
  expect(quantileOf(histogram, 0.95) / 8).toBeCloseTo(1.1, 0);
  expect(quantileOf(histogram, 0.5, 1, 8)).toBeGreaterThanOrEqual(1);
  expect(quantileOf(histogram, 1, 1, 8)).toBe(8);
});

it('tells the steady state without the first call', () => {
  const histogram = histogramFrom([40, 1, 1, 1]);
  expect(quantileOf(withoutFirst(histogram, 40), 1)).toBeLessThan(2);
  expect(quantileOf(withoutFirst(histogramFrom([40]), 40), 0.5)).toBe(NaN);
  expect(withoutFirst(histogram, NaN)).toEqual(histogram);
});

it('knows nothing of calls that were not timed', () => {
  expect(quantileOf(histogramFrom([]), 0.5)).toBe(NaN);
});

it('is within a bucket of the true quantile, whatever was measured', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1e-5, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 50 }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (durations, share) => {
        const sorted = [...durations].sort((a, b) => a - b);
        const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
        const read = quantileOf(histogramFrom(durations), share, sorted[0], sorted.at(-1));
        expect(Math.abs(Math.log2(read / exact))).toBeLessThan(0.33);
      },
    ),
  );
});

it('adds up the signatures that are asked for, and no others', () => {
  const profile = demoProfile();
  const count = (of: (signature: number) => boolean): number =>
    histogramOf(profile, of).reduce((sum, calls) => sum + calls, 0);
  expect(count((signature) => signature === 2)).toBe(1200);
  expect(count((signature) => signature === 3)).toBe(40);
  expect(count((signature) => signature === 2 || signature === 3)).toBe(1240);
  expect(count(() => false)).toBe(0);
});
