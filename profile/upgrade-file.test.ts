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
  it('of version 2 is told what was taken out of each row: what its calls cost, in callee and caller', () => {
    const [context] = VERSION_1.contexts;
    const calls = {
      subtreeEnd: [2, 2],
      signature: [0, 0],
      calls: [2, 100],
      selfTime: [3, 1],
      totalTime: [4, 1],
      selfTimeVariance: [0, 0],
      waitTime: [0, 0],
      timedCalls: [2, 10],
      firstCallTime: [2, 1],
      minTime: [1, 1],
      maxTime: [2, 1],
    };
    const sampling = {
      samples: 1,
      interval: 1,
      stalls: 0,
      unattributed: 0,
      cpuShare: 0,
      exactBefore: 0,
      ownCostInside: 3,
      ownCostOutside: 5,
    };
    const profile = readProfile({
      ...VERSION_1,
      version: 2,
      meta: { ...VERSION_1.meta, settings: { signatures: true, clock: 'auto' } },
      contexts: [
        {
          ...context,
          clock: { ...context.clock, kind: 'sampled', whyNotSampled: null, sampling },
          callNodes: calls,
        },
      ],
    });
    const { clock, callNodes } = profile.contexts[0];
    expect(clock).toMatchObject({ describing: {}, processor: null });
    // Inside 60 timed and 3 untimed, outside 50 and 5 nanoseconds.
    expect(callNodes.ownCost[0]).toBeCloseTo((2 * 60 + 10 * 50 + 90 * 5) * 1e-6, 12);
    expect(callNodes.ownCost[1]).toBeCloseTo((10 * 60 + 90 * 3) * 1e-6, 12);
    expect(callNodes.ownCostInCaller[0]).toBeCloseTo(2 * 50e-6, 12);
    expect(callNodes.ownCostInCaller[1]).toBeCloseTo((10 * 50 + 90 * 5) * 1e-6, 12);
  });
  it('of version 3 is told what its calls cost their callers, and keeps what was taken out', () => {
    const [context] = VERSION_1.contexts;
    const profile = readProfile({
      ...VERSION_1,
      version: 3,
      meta: { ...VERSION_1.meta, settings: { signatures: true, clock: 'auto' } },
      contexts: [
        {
          ...context,
          clock: {
            ...context.clock,
            describing: { int: 2 },
            whyNotSampled: null,
            sampling: null,
            processor: null,
          },
          callNodes: { ...context.callNodes, ownCost: [0.25] },
        },
      ],
    });
    const { callNodes } = profile.contexts[0];
    expect(callNodes.ownCost[0]).toBe(0.25);
    expect(callNodes.ownCostInCaller[0]).toBeCloseTo(2 * 50e-6, 12);
  });
  it('of version 2 with a table that is not whole is refused with the place', () => {
    const [context] = VERSION_1.contexts;
    const broken = { ...context, callNodes: { ...context.callNodes, calls: 'many' } };
    expect(() => readProfile({ ...VERSION_1, version: 2, contexts: [broken] })).toThrow(
      expect.objectContaining({ code: 'invalid' }),
    );
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
