import { expect, it } from 'vitest';
import { computeStats, siteLabel } from '../../profile/index.ts';
import { profileFromText } from '../../profile/from-text.ts';
import { chooseContexts, contextOptions, filterOfValue, valueOfFilter } from './context-filter.ts';
import { contextSharesOf, kindsByRow } from './context-shares.ts';

const profile = profileFromText(`
  [page https://example.com/]
  draw() 10ms ×2    parse(n: int) 3ms

  [worker https://example.com/w.js]
  parse(n: int) 30ms ×5    wait() 1ms

  [worker https://example.com/w.js]
  parse(n: int) 4ms
  wait() 2ms
`);
const names = (of: typeof profile): readonly string[] =>
  Array.from(computeStats(of, { by: 'function' }).site, (site) => siteLabel(of, site));
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

it('offers all contexts, those of a kind together, and each with its time', () => {
  const options = contextOptions(profile);
  expect(options.all.label).toBe('all 3 contexts');
  expect(options.kinds.map(({ name, options: of }) => [name, of.map(({ label }) => plain(label))])).toEqual([
    ['pages', ['page example.com/ · 13.0 ms']],
    ['workers', ['all 2 workers', 'worker example.com/w.js · 31.0 ms', 'worker example.com/w.js · 6.00 ms']],
  ]);
  for (const { options: of } of options.kinds)
    for (const { value, filter } of of) {
      expect(filterOfValue(options, value)).toEqual(filter);
      expect(valueOfFilter(filter)).toBe(value);
    }
  expect(filterOfValue(options, 'nothing')).toBe(null);
});

it('shows a recording as if only the chosen contexts had been there', () => {
  expect(names(profile)).toEqual(['draw', 'parse', 'wait']);
  expect(names(chooseContexts(profile, { kind: 'worker' }))).toEqual(['parse', 'wait']);
  expect(names(chooseContexts(profile, { context: 0 }))).toEqual(['draw', 'parse']);
  expect(chooseContexts(profile, null)).toBe(profile);
});

it('tells where a function ran, most time first, and marks what ran in no page', () => {
  const site = profile.sites.name.indexOf('parse');
  expect(contextSharesOf(profile, { site, signature: null, node: null })).toEqual([
    { context: 1, calls: 5, selfTime: 30 },
    { context: 2, calls: 1, selfTime: 4 },
    { context: 0, calls: 1, selfTime: 3 },
  ]);
  for (const by of ['function', 'signature'] as const)
    expect(kindsByRow(profile, computeStats(profile, { by }))).toEqual(['', '', 'worker']);
});
