import { expect, it } from 'vitest';
import type { Clock } from '../../profile/model.ts';
import { showSpan, showTime, showWait } from './shown-time.ts';
import { coarsestClock } from './resolution.ts';
import { demoProfile } from '../playground/generated-profile.ts';

const clock = (part: Partial<Clock> = {}): Clock => ({
  kind: 'exact',
  step: 0.005,
  readCost: 50,
  ownCostInside: 0,
  ownCostOutside: 0,
  isolated: true,
  whyNotSampled: null,
  sampling: null,
  ...part,
});
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

it('shows digits from the first step of the clock on', () => {
  expect(plain(showTime(0.005, 1, clock()).text)).toBe('5.00 µs');
  expect(plain(showTime(0.0049, 1, clock()).text)).toBe('< 5.00 µs');
  expect(showTime(0.0049, 1, clock()).resolved).toBe(false);
});

it('asks more of many calls, whose own cost is known to a tenth', () => {
  const costly = clock({ ownCostInside: 60 });
  expect(plain(showTime(0.01, 1000, costly).text)).toBe('< 11.0 µs');
  expect(plain(showTime(0.01, 1000, costly, 1000).text)).toBe('< 11.0 ns');
  expect(plain(showTime(0.02, 1000, costly).text)).toBe('20.0 µs');
});

it('tells single calls from a step of the clock on, and says nothing of what did not wait', () => {
  expect(plain(showSpan(0, clock()).text)).toBe('< 5.00 µs');
  expect(plain(showSpan(0.81, clock()).text)).toBe('810 µs');
  expect(showWait(0, clock())).toMatchObject({ text: '', resolved: true });
  expect(plain(showWait(0.002, clock()).text)).toBe('< 5.00 µs');
  expect(plain(showWait(1200, clock()).text)).toBe('1.20 s');
});

it('shows a dash where nothing was timed', () => {
  expect(showTime(0, 5, clock({ kind: 'none' })).text).toBe('–');
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
