import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coarsestClock, timeRange, type MeasuredTime } from '../../profile/index.ts';
import type { Clock } from '../../profile/model.ts';
import { demoProfile } from '../playground/generated-profile.ts';
import { formatRange, showSpan, showTime, showWait } from './shown-time.ts';

const clock = (part: Partial<Clock> = {}): Clock => ({
  kind: 'exact',
  step: 0.005,
  readCost: 50,
  ownCostInside: 0,
  ownCostOutside: 0,
  describing: {},
  isolated: true,
  whyNotSampled: null,
  sampling: null,
  processor: null,
  ...part,
});
const sampled = clock({
  kind: 'sampled',
  sampling: {
    samples: 1000,
    interval: 0.1,
    stalls: 0,
    unattributed: 0,
    cpuShare: 0.04,
    exactBefore: 5,
    ownCostInside: 3,
    ownCostOutside: 3,
  },
});
const time = (ms: number, variance = 0, ownCost = 0): MeasuredTime => ({
  time: ms,
  variance,
  ownCost,
  ownCostInCaller: 0,
});
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

it('shows three digits where the range is narrow, and how narrow in the tooltip', () => {
  const shown = showTime(time(812.345, 9), clock());
  expect(plain(shown.text)).toBe('812 ms');
  expect(plain(shown.title)).toMatch(/^812\.345 ms ± 5\.\d\d ms \(95 %\)$/);
  expect(plain(formatRange(shown))).toMatch(/^± 5\.9 ms$/);
});

it('marks what is rough and shows two digits of it', () => {
  const shown = showTime(time(81.3, 81.3 * 0.6), sampled);
  expect(plain(shown.text)).toBe('≈ 81 ms');
  expect(shown.resolved).toBe(true);
  expect(plain(formatRange(shown))).toMatch(/^± 14 ms$/);
});

it('shows what a time may be at most where it is not resolved, per call too', () => {
  const shown = showTime(time(0.01, 0.0001, 0.1), clock());
  expect(shown.resolved).toBe(false);
  expect(plain(shown.text)).toMatch(/^< \d+ µs$/);
  expect(plain(showTime(time(0.01, 0.0001, 0.1), clock(), 1000).text)).toMatch(/^< \d+ ns$/);
  expect(shown.title).toContain('of our own cost taken out');
  expect(formatRange(shown)).toBe('');
});

it('never says less than a time may be, nor shows digits of one that may be nothing', () => {
  const amount = fc.double({ min: 1e-6, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(amount, amount, fc.double({ min: 0, max: 100, noNaN: true }), (ms, variance, ownCost) => {
      const { text, resolved } = showTime(time(ms, variance, ownCost), sampled);
      const { low, high } = timeRange(time(ms, variance, ownCost), sampled);
      expect(resolved).toBe(low > 0);
      if (resolved) return;
      const [, digits, unit] = /^< ([\d.,]+) (\S+)$/.exec(plain(text)) ?? [];
      const perUnit: Record<string, number> = { ns: 1e-6, µs: 1e-3, ms: 1, s: 1000, min: 60_000 };
      const most = Number(digits?.replaceAll(',', '')) * (perUnit[unit ?? ''] ?? NaN);
      expect(most).toBeGreaterThanOrEqual(high * 0.995);
    }),
  );
});

it('tells single calls from a step of the clock on, and says nothing of what did not wait', () => {
  expect(plain(showSpan(0, clock()).text)).toBe('< 5 µs');
  expect(plain(showSpan(0.81, clock()).text)).toBe('810 µs');
  expect(showWait(0, clock())).toMatchObject({ text: '', resolved: true });
  expect(plain(showWait(0.002, clock()).text)).toBe('< 5 µs');
  expect(plain(showWait(1200, clock()).text)).toBe('1.20 s');
});

it('shows a dash where nothing was timed', () => {
  expect(showTime(time(0), clock({ kind: 'none' })).text).toBe('–');
  expect(showSpan(0, clock({ kind: 'none' })).text).toBe('–');
  expect(showTime(time(3), null).text).toBe('–');
});

it('judges several contexts by the coarsest of their clocks', () => {
  const profile = demoProfile();
  const [context] = profile.contexts;
  const both = {
    ...profile,
    contexts: [context, { ...context, clock: clock({ step: 0.1, isolated: false }) }],
  };
  expect(coarsestClock(both)).toMatchObject({ kind: 'exact', step: 0.1, isolated: false, ownCostInside: 61 });
  expect(coarsestClock({ ...profile, contexts: [] })).toBe(null);
});
