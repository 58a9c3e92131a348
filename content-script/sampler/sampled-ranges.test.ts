/**
 * World: Node. The laws of sampled times, from the sampler to the range that a row states, on programs of random spans:
 * without bias, and with the truth inside the range 19 times of 20, on a quiet machine and on one that takes the
 * processor away.
 */
import { describe, expect, it } from 'vitest';
import { addProcessor, addUpdate, assembleProfile, createContextBuilder } from '../../profile/assemble.ts';
import { createFakeRecorder } from '../../profile/fake-recorder.ts';
import { DRAWN_CLOCK, DRAWN_META } from '../../profile/from-text.ts';
import { timeRange } from '../../profile/index.ts';
import type { Clock } from '../../profile/model.ts';
import * as sampleMemory from '../../protocol/sample-memory.ts';
import { createSampleReader } from '../page/sample-reader.ts';
import { createSampler } from './sampler.ts';

const ROOT = 1;
/** Nodes of the tree: a function each. */
const NODES = [2, 3, 4, 5, 6];
/** Mean length of a span of each, milliseconds: far below what a sampler sees, to far above. */
const MEANS = [0.002, 0.02, 0.1, 0.7, 5];
const WINDOW = 250;
const WINDOWS = 12;
const RUNS = 60;

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Thread {
  /** Lets it go on to a moment of the wall clock; the node that is current then. */
  readonly runTo: (wall: number) => number;
  /** Processor time so far: of each node, and of all. */
  readonly had: (node: number) => number;
  readonly cpu: () => number;
}

/** A renewal process: functions in turn at random, for exponential times; preempted at random, for as long. */
function createThread(random: () => number, preemptedShare: number): Thread {
  const exponential = (mean: number): number => -mean * Math.log(1 - random());
  const SLICE = 4;
  const had = new Map<number, number>();
  let wall = 0;
  let cpu = 0;
  let node = NODES[0];
  let left = 0;
  // Until the processor is taken, or given back: it begins with being given.
  let running = false;
  let turn = 0;
  const between = preemptedShare > 0 ? (SLICE * (1 - preemptedShare)) / preemptedShare : Infinity;
  return {
    runTo(moment) {
      while (wall < moment) {
        if (turn <= 0) {
          running = !running || between === Infinity;
          turn = between === Infinity ? Infinity : exponential(running ? between : SLICE);
        }
        if (left <= 0) {
          const next = Math.floor(random() * NODES.length);
          node = NODES[next];
          left = exponential(MEANS[next]);
        }
        const step = Math.min(moment - wall, turn, running ? left : Infinity);
        wall += step;
        turn -= step;
        if (!running) continue;
        left -= step;
        cpu += step;
        had.set(node, (had.get(node) ?? 0) + step);
      }
      return node;
    },
    had: (wanted) => had.get(wanted) ?? 0,
    cpu: () => cpu,
  };
}

/** Truth and stated range of each node of one recording. */
function record(seed: number, preemptedShare: number) {
  const random = randomFrom(seed);
  const thread = createThread(random, preemptedShare);
  const recorder = createFakeRecorder();
  const sites = NODES.map((node) => recorder.addSite('a.js', `f${node}`, node));
  const builder = createContextBuilder({ kind: 'page', url: '', clock: DRAWN_CLOCK, startedAt: 0 });
  let now = 0;
  const sampler = createSampler({ layout: sampleMemory, now: () => now, random });
  const cell = new Int32Array(new SharedArrayBuffer(sampleMemory.CELL_BYTES));
  const reader = createSampleReader(SharedArrayBuffer, cell.buffer);
  cell[0] = ROOT;
  sampler.add(reader.memory);
  reader.begin();
  for (let window = 1; window <= WINDOWS; window++) {
    const before = thread.cpu();
    for (; now < window * WINDOW; now += sampler.sample() + 0.08) cell[0] = thread.runTo(now);
    const sums = new Map<number, [time: number, squares: number]>();
    reader.take((node, time, squares) => {
      const sum = sums.get(node) ?? [0, 0];
      sums.set(node, [sum[0] + time, sum[1] + squares]);
    });
    for (const site of sites) {
      recorder.enter(site, []);
      recorder.leave();
    }
    const column = (at: 0 | 1): Float64Array => Float64Array.from(NODES, (node) => sums.get(node)?.[at] ?? 0);
    const clock: Clock = {
      ...DRAWN_CLOCK,
      kind: 'sampled',
      sampling: { ...reader.facts(), exactBefore: 0, ownCostInside: 0, ownCostOutside: 0 },
    };
    addUpdate(builder, {
      ...recorder.update(window === WINDOWS),
      selfTime: new Float64Array(NODES.length),
      timedCalls: new Float64Array(NODES.length),
      alsoSampled: true,
      sampledTime: column(0),
      sampledVariance: column(1),
      clock,
    });
    const idle = preemptedShare > 0 ? 0 : 0.5;
    addProcessor(builder, { busy: WINDOW, cpu: thread.cpu() - before, idle });
  }
  const { callNodes, clock } = assembleProfile(DRAWN_META, [builder], recorder.siteOf).contexts[0];
  return NODES.map((node, row) => ({
    truth: thread.had(node),
    time: callNodes.selfTime[row],
    ...timeRange(
      {
        time: callNodes.selfTime[row],
        variance: callNodes.selfTimeVariance[row],
        ownCost: callNodes.ownCost[row],
        ownCostInCaller: callNodes.ownCostInCaller[row],
      },
      clock,
    ),
  }));
}

describe.each([
  ['a quiet machine', 0],
  ['a machine that takes a fifth of the processor away', 0.2],
  ['a machine that takes half of it away', 0.5],
])('on %s', (_, preemptedShare) => {
  const all = Array.from({ length: RUNS }, (_, seed) => record(seed + 1, preemptedShare));
  const rows = all.flat();

  it('the truth lies in the range that is stated, 93 times of 100 and more', () => {
    const inside = rows.filter(({ truth, low, high }) => truth >= low && truth <= high).length;
    expect(inside / rows.length).toBeGreaterThan(0.93);
  });

  it('the range is no wider than it has to be: it would not hold the truth at half its width', () => {
    const near = rows.filter(
      ({ truth, time, low, high }) => Math.abs(truth - time) < (high - low) / 4,
    ).length;
    expect(near / rows.length).toBeLessThan(0.9);
  });

  it('there is no bias: over all recordings, each function has what it had', () => {
    NODES.forEach((_, i) => {
      const sum = (of: (row: (typeof rows)[number]) => number): number =>
        all.reduce((total, recording) => total + of(recording[i]), 0);
      const truth = sum((row) => row.truth);
      // Of what is seen of 60 recordings at most three standard errors.
      const error = Math.sqrt(
        all.reduce((total, recording) => total + ((recording[i].high - recording[i].low) / 4) ** 2, 0),
      );
      expect(Math.abs(sum((row) => row.time) - truth)).toBeLessThan(3 * error + 0.03 * truth);
    });
  });
});
