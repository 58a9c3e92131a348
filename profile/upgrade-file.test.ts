/**
 * World: Node. Files of every version that was ever written are read.
 */
import { describe, expect, it } from 'vitest';
import { formatTree } from './from-text.ts';
import { readProfile } from './read-profile.ts';
import { upgradeFile, type Upgrader } from './upgrade-file.ts';

/** A file as version 1 wrote it. */
const VERSION_1 = {
  format: 'signature-profiler',
  version: 1,
  meta: {
    product: 'Signature Profiler',
    productVersion: '0.1.0',
    url: '',
    title: '',
    browser: 'Node 20',
    recordedAt: '2025-01-01T00:00:00.000Z',
    duration: 4,
    settings: { signatures: true },
    scriptsInstrumented: 1,
    sourceBytes: 10,
    notRecorded: [],
    capsHit: [],
  },
  strings: ['f', 'f.js'],
  types: { label: [], kind: [], base: [] },
  sites: { name: [0], kind: ['function'], url: [1], line: [1], column: [1], parameters: [[]] },
  signatures: { site: [0], types: [[]] },
  contexts: [
    {
      kind: 'realm',
      url: '',
      startedAt: 0,
      duration: 4,
      complete: true,
      clock: {
        kind: 'exact',
        step: 0.1,
        readCost: 50,
        ownCostInside: 60,
        ownCostOutside: 50,
        isolated: false,
      },
      callNodes: {
        subtreeEnd: [1],
        signature: [0],
        calls: [2],
        selfTime: [3],
        totalTime: [3],
        selfTimeVariance: [0],
        waitTime: [0],
        timedCalls: [2],
        firstCallTime: [2],
        minTime: [1],
        maxTime: [2],
      },
      histograms: { signature: [], buckets: [] },
    },
  ],
};

describe('an older file', () => {
  it('of version 1 is read: its times were exact, and nobody asked for a sampler', () => {
    const profile = readProfile(JSON.stringify(VERSION_1));
    expect(profile.meta.settings).toEqual({ signatures: true, clock: 'auto' });
    expect(profile.contexts[0].clock).toMatchObject({ kind: 'exact', whyNotSampled: null, sampling: null });
    expect(formatTree(profile)).toEqual(['f()  calls 2  self 3']);
  });
  it.each([
    ['meta', 1],
    ['contexts', {}],
    ['contexts', [null]],
    ['contexts', [{ clock: 1 }]],
  ])('of version 1 whose %s is %j is refused with the place', (key, value) => {
    expect(() => readProfile({ ...VERSION_1, [key]: value })).toThrow(
      expect.objectContaining({ code: 'invalid', path: expect.stringMatching(`^${key}`) as unknown }),
    );
  });

  const upgraders = new Map<number, Upgrader>([
    [1, (file: object) => ({ ...file, second: true })],
    [2, (file: object) => ({ ...file, third: true })],
  ]);
  it('is brought up one version at a time', () => {
    expect(upgradeFile({ format: 'signature-profiler', version: 1 }, 3, upgraders)).toEqual({
      format: 'signature-profiler',
      version: 3,
      second: true,
      third: true,
    });
    expect(upgradeFile({ format: 'signature-profiler', version: 3 }, 3, upgraders)).toEqual({
      format: 'signature-profiler',
      version: 3,
    });
  });

  it('of a version that never was is refused', () => {
    expect(() => upgradeFile({ format: 'signature-profiler', version: 1 }, 3, new Map())).toThrow(
      /must not be 1: no such version was ever published/,
    );
  });
});
