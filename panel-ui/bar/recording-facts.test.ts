import { expect, it } from 'vitest';
import type { Clock, Context } from '../../profile/model.ts';
import { demoProfile } from '../playground/generated-profile.ts';
import { recordingFacts } from './recording-facts.ts';

const profile = demoProfile();
const [page] = profile.contexts;
const texts = (...contexts: Context[]): readonly string[] =>
  recordingFacts({ ...profile, contexts }).map(({ text }) => text.replaceAll('\u00a0', ' '));
const withClock = (clock: Partial<Clock>, more: Partial<Context> = {}): Context => ({
  ...page,
  ...more,
  clock: { ...page.clock, ...clock },
});

it('says which clock, its step, whether the page is isolated, and what recording cost', () => {
  expect(texts(page)).toEqual(['clock exact', '5 µs steps', 'isolated', 'our cost 0.2 %']);
  const nothing = new Float64Array(page.callNodes.length);
  const free = { callNodes: { ...page.callNodes, ownCost: nothing, ownCostInCaller: nothing } };
  expect(texts(withClock({ step: 0.1, isolated: false }, free))).toEqual([
    'clock exact',
    '100 µs steps',
    'not isolated',
  ]);
  expect(texts(withClock({ kind: 'none' }))[0]).toBe('counts only, no clock');
  expect(texts()).toEqual([]);
});

it('tells contexts of different clocks apart, and what ended early', () => {
  const facts = texts(page, withClock({ kind: 'none' }, { kind: 'worker', complete: false }), page);
  expect(facts[0]).toBe('clock exact (2 × exact, 1 × counts only)');
  expect(facts.at(-1)).toBe('1 context ended early');
});

it('says when other programs took the page’s processor, and nothing where one was free or it had nearly all', () => {
  const had = (cpu: number, idle: number): readonly string[] =>
    texts(withClock({ processor: { busy: 1000, cpu, idle } })).filter((text) => text.includes('processor'));
  expect(had(430, 0.01)).toEqual(['page had 43.0 % of a processor']);
  expect(had(430, 0.5)).toEqual([]);
  expect(had(970, 0.01)).toEqual([]);
});
