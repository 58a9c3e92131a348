/**
 * World: Node. What a thread lost to other programs is taken out of its times where nobody else can have been the
 * reason, and nothing is where a processor was free.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addProcessor, addUpdate, assembleProfile, createContextBuilder } from './assemble.ts';
import { createFakeRecorder } from './fake-recorder.ts';
import { DRAWN_CLOCK, DRAWN_META } from './from-text.ts';
import type { Clock, Context, Processor } from './model.ts';
import { preemptionVariance, shareOfProcessor } from './preemption.ts';

describe('the share of a processor', () => {
  it('is what the thread had of its busy time on a machine without a free one', () => {
    expect(shareOfProcessor({ busy: 400, cpu: 300, idle: 0.02 })).toBe(0.75);
  });
  it('is all of it where one was free: the thread was waiting', () => {
    expect(shareOfProcessor({ busy: 400, cpu: 100, idle: 0.4 })).toBe(1);
  });
  it('is never more than all, and nothing is divided by nothing', () => {
    expect(shareOfProcessor({ busy: 400, cpu: 401, idle: 0 })).toBe(1);
    expect(shareOfProcessor({ busy: 0, cpu: 0, idle: 0 })).toBe(1);
  });
  it('brings no variance where nothing was taken', () => {
    expect(preemptionVariance(100, 1)).toBe(0);
    expect(preemptionVariance(100, 0.5)).toBeGreaterThan(0);
    expect(preemptionVariance(100, 0)).toBe(0);
  });
  it('leaves more to luck where the thread waits for more others in turn', () => {
    const relative = (share: number): number => Math.sqrt(preemptionVariance(100, share)) / (100 * share);
    // Half: absent as long as it runs. A third: two slices in a row, a fifth more often.
    expect(relative(1 / 3) / relative(0.5)).toBeCloseTo(Math.sqrt((4 / 3) * 2));
  });
});

interface Window {
  /** Wall time of `work()` in it, and what was seen of the thread. */
  readonly time: number;
  readonly since: Processor | null;
  readonly unattributed?: number;
}

const sampling = (unattributed: number): Clock['sampling'] => ({
  samples: 10,
  interval: 0.5,
  stalls: 0,
  unattributed,
  cpuShare: 0.02,
  exactBefore: 0,
  ownCostInside: 0,
  ownCostOutside: 0,
});

function record(kind: 'exact' | 'sampled', windows: readonly Window[]): Context {
  const recorder = createFakeRecorder();
  const work = recorder.addSite('a.js', 'work', 1);
  const builder = createContextBuilder({ kind: 'page', url: '', clock: DRAWN_CLOCK, startedAt: 0 });
  windows.forEach(({ time, since, unattributed = 0 }, i) => {
    recorder.enter(work, []);
    recorder.leave();
    const clock = {
      ...DRAWN_CLOCK,
      kind,
      step: 0,
      sampling: kind === 'sampled' ? sampling(unattributed) : null,
    };
    const told =
      kind === 'exact'
        ? { selfTime: Float64Array.of(time) }
        : {
            alsoSampled: true,
            selfTime: Float64Array.of(0),
            sampledTime: Float64Array.of(time),
            sampledVariance: Float64Array.of(time / 2),
          };
    addUpdate(builder, { ...recorder.update(i === windows.length - 1), ...told, clock });
    if (since !== null) addProcessor(builder, since);
  });
  return assembleProfile(DRAWN_META, [builder], recorder.siteOf).contexts[0];
}

describe('self time', () => {
  it.each(['exact', 'sampled'] as const)(
    'by a clock that is %s is what the thread had in each window',
    (kind) => {
      const { callNodes, clock } = record(kind, [
        { time: 100, since: { busy: 200, cpu: 100, idle: 0 } },
        { time: 60, since: { busy: 100, cpu: 90, idle: 0.01 } },
        { time: 40, since: { busy: 100, cpu: 10, idle: 0.6 } },
        { time: 7, since: null },
      ]);
      expect(callNodes.selfTime[0]).toBeCloseTo(50 + 54 + 40 + 7, 9);
      expect(clock.processor).toMatchObject({ busy: 400, cpu: 200 });
      expect(clock.processor?.idle).toBeCloseTo((0.01 * 100 + 0.6 * 100) / 400, 9);
    },
  );

  it('has a variance of the samples, scaled, and of the luck of being preempted', () => {
    const { callNodes } = record('sampled', [{ time: 100, since: { busy: 200, cpu: 100, idle: 0 } }]);
    expect(callNodes.selfTimeVariance[0]).toBeCloseTo(50 / 4 + preemptionVariance(100, 0.5), 9);
  });

  it('has its part of what the sampler slept through where others had the processors, else not', () => {
    const busy = record('sampled', [
      { time: 80, unattributed: 20, since: { busy: 100, cpu: 50, idle: 0 } },
      { time: 50, unattributed: 20, since: { busy: 100, cpu: 50, idle: 0 } },
    ]);
    expect(busy.callNodes.selfTime[0]).toBeCloseTo(50 + 25, 9);
    const quiet = record('sampled', [
      { time: 80, unattributed: 20, since: { busy: 100, cpu: 99, idle: 0.5 } },
    ]);
    expect(quiet.callNodes.selfTime[0]).toBe(80);
  });

  it('does not depend on where windows end when the machine is the same all the time', () => {
    const times = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(times, fc.double({ min: 0.1, max: 1, noNaN: true }), (list, share) => {
        const since = { busy: 1000, cpu: 1000 * share, idle: 0 };
        const { callNodes } = record('exact', [...list.map((time) => ({ time, since })), { time: 0, since }]);
        expect(callNodes.selfTime[0]).toBeCloseTo(share * list.reduce((a, b) => a + b, 0), 6);
      }),
    );
  });
});
