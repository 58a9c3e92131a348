/**
 * Many short contexts as one: everything adds up by path, whatever ids each had.
 */
import { expect, it } from 'vitest';
import { createAbsorbingContext } from './absorb-context.ts';
import { addUpdate, assembleProfile, createContextBuilder, type ContextBuilder } from './assemble.ts';
import type { ProfileMeta } from './model.ts';
import type { TreeUpdate } from './tree-update.ts';
import { siteLabel } from './labels.ts';
import { computeStats } from './stats.ts';

const CLOCK = {
  kind: 'exact',
  step: 0.1,
  readCost: 50,
  ownCostInside: 0,
  ownCostOutside: 0,
  describing: {},
  isolated: false,
  whyNotSampled: null,
  sampling: null,
  processor: null,
} as const;

const NAMES = new Map([
  [4, 'step'],
  [8, 'log'],
]);

function contextAt(startedAt: number): ContextBuilder {
  return createContextBuilder({ kind: 'worker', url: '', clock: CLOCK, startedAt });
}

/** `sites[i]` is the site of node `i`, which is inside node `i - 1`; each was called `calls[i]` times, 2 ms each. */
function chain(sites: readonly number[], calls: readonly number[]): TreeUpdate {
  const times = Float64Array.from(calls, (n) => n * 2);
  const one = Float64Array.from(calls, () => 2);
  return {
    recording: 1,
    sequence: 0,
    startedAt: 0,
    duration: 10,
    firstType: 0,
    types: sites.map(() => ({ label: 'Thing', kind: 'object', base: null })),
    firstSignature: 0,
    signatures: Int32Array.from(sites.flatMap((site, i) => [site, 1, i])),
    firstNode: 0,
    nodes: Int32Array.from(sites.flatMap((_, i) => [i - 1, i])),
    rows: Int32Array.from(sites.keys()),
    calls: Float64Array.from(calls),
    selfTime: times,
    waitTime: new Float64Array(sites.length),
    timedCalls: Float64Array.from(calls),
    firstCallTime: one,
    minTime: one,
    maxTime: one,
    sampledTime: new Float64Array(0),
    sampledVariance: new Float64Array(0),
    alsoSampled: false,
    clock: null,
    histogram: Int32Array.from(sites.flatMap((_, i) => [i, 3, calls[i]])),
    caps: [{ what: 'depth', limit: 5, times: 1 }],
    last: true,
  };
}

function linesOf(builders: readonly ContextBuilder[]): string[] {
  const meta = { settings: { signatures: true }, capsHit: [], notRecorded: [] } as unknown as ProfileMeta;
  const profile = assembleProfile(meta, builders, (site) => ({
    url: 'a.js',
    row: [0, NAMES.get(site) ?? '?', 1, 1, ['x']],
  }));
  const stats = computeStats(profile);
  return Array.from({ length: stats.length }, (_, row) => {
    return `${siteLabel(profile, stats.site[row])} ${stats.calls[row]} calls, ${stats.selfTime[row]} ms`;
  }).sort();
}

it('adds what several have, by path and in one order of ids', () => {
  const into = createAbsorbingContext(contextAt(5));
  const first = contextAt(5);
  addUpdate(first, chain([4, 8], [2, 1]));
  const second = contextAt(40);
  // Its own ids: `log` comes first, and `step` is known there as 12.
  addUpdate(second, chain([8, 12], [4, 8]));
  into.absorb(first, (site) => site);
  into.absorb(second, (site) => (site === 12 ? 4 : site));
  into.absorb(first, (site) => site);

  expect(linesOf([into.builder])).toEqual(['log 6 calls, 12 ms', 'step 12 calls, 24 ms']);
  expect(into.builder).toMatchObject({ calls: 18, signatures: 2, startedAt: 5, duration: 45 });
  expect(into.builder.recorded.nodes.length).toBe(4);
  expect(into.builder.recorded.caps).toEqual([{ what: 'depth', limit: 5, times: 3 }]);
  expect(into.builder.recorded.histograms.get(0)?.[3]).toBe(12);
});
