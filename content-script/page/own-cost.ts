/**
 * World: page. What the recorder itself adds to a call, measured before the first recording on the tree
 * that will be used; and again while recording, where that disturbs nothing.
 */
import type { Milliseconds, Nanoseconds } from '../../profile/units.ts';
import type { Clock, TypeKind } from '../../profile/model.ts';
import type { CallTree } from './call-tree.ts';
import type { Describer } from './describe-value.ts';
import type { EmittedHelpers } from './emitted-helpers.ts';
import type { HistogramCounts } from './histogram-counts.ts';
import { NativeFloat64Array, NativeInt32Array } from './natives.ts';
import { FIRST_NODE, PROBE_SITE } from './tree-columns.ts';

/** So many batches in which nothing got quicker: the code is what it will be. */
const STEADY_BATCHES = 8;
// Whatever it takes: the first is not compiled yet, and a machine that does other things has others that say nothing.
const LEAST_BATCHES = 6;
// Batches of 150 ns a call: 0.3 ms, and 0.9 where that would be three steps of the clock, which the quickest is told too short by.
const EXACT_BATCH = 2000;
const EXACT_BATCH_COARSE = 6000;
const EXACT_BUDGET: Milliseconds = 4;
const COARSE: Milliseconds = 0.02;
/**
 * The part of a timed call that lies between its two reads of the clock: 0.36 to 0.56 by clocks of 5 µs. One of 100 µs sees
 * one span of 50 ns in 2,000, which tells nothing.
 */
const TIMED_INSIDE_SHARE = 0.45;
// At 5 ns a call 0.05 ms, which a clock of 5 µs tells to a tenth; only isolated pages have samplers.
const UNTIMED_BATCH = 10_000;
const UNTIMED_BUDGET: Milliseconds = 5;
// So often later, while nobody of the page runs.
const UNTIMED_TURNS = 20;
/**
 * The part of an untimed call that lies between the two stores to the cell, which is what samples see of the callee: found
 * by sampling functions of known length (`node bench/accuracy.mjs tiny`).
 */
const INSIDE_SHARE = 0.1;
/** No signature has this id. */
const NO_SIGNATURE = 0;
// 10 ns an argument are 0.05 ms, ten steps of a clock of 5 µs.
const DESCRIBE_BATCH = 5000;
const DESCRIBE_TURNS = 10;
// Keeps engines from leaving out what nobody uses.
const sink = new NativeFloat64Array(1);

export interface OwnCost {
  /** Added to the callee's own span by each call. */
  readonly inside: Nanoseconds;
  /** Added to its caller. */
  readonly outside: Nanoseconds;
}

type ProbedHelpers = Pick<EmittedHelpers, 'enter0' | 'leave'>;

export interface UntimedCost {
  /** Until it gets no quicker, in some milliseconds: before the page's first call. */
  readonly measureFirst: (helpers: ProbedHelpers) => void;
  /** Once more, in less than 0.1 ms, while nobody of the page runs: the quickest counts. Never many times. */
  readonly measure: (helpers: ProbedHelpers) => void;
  readonly cost: () => OwnCost;
}

/**
 * What a call without arguments costs that reads no clock, by the helpers that the page calls, in its tree: of a function that is
 * there for this (PROBE_SITE). Only the whole can be measured here; INSIDE_SHARE says where it falls. A page begins
 * when its machine is busiest and its code is not compiled, so it is measured again later.
 */
export function createUntimedCost(now: () => Milliseconds): UntimedCost {
  const best = new NativeFloat64Array(1).fill(Infinity);
  let turns = 0;
  const take = (time: Milliseconds): void => {
    if (time < best[0]) best[0] = time;
  };
  return {
    measureFirst(helpers) {
      take(quickest(() => callHelpers(helpers, UNTIMED_BATCH), now, UNTIMED_BUDGET));
    },
    measure(helpers) {
      if (turns++ < UNTIMED_TURNS) take(timeOf(() => callHelpers(helpers, UNTIMED_BATCH), now));
    },
    cost() {
      const cost = best[0] === Infinity ? 0 : (best[0] * 1e6) / UNTIMED_BATCH;
      return { inside: cost * INSIDE_SHARE, outside: cost * (1 - INSIDE_SHARE) };
    },
  };
}

function timeOf(batch: () => number, now: () => Milliseconds): Milliseconds {
  const from = now();
  sink[0] = batch();
  return now() - from;
}

/**
 * Time of the quickest batch: what disturbs a batch only ever makes it longer, and engines compile in the background
 * what they have seen running. Ends when nothing gets quicker any more.
 *
 * @param isQuickest called after each batch that is
 */
function quickest(
  batch: () => number,
  now: () => Milliseconds,
  budget: Milliseconds,
  isQuickest?: () => void,
): Milliseconds {
  let best: Milliseconds = Infinity;
  let unchanged = 0;
  const start = now();
  for (let i = 0; unchanged < STEADY_BATCHES; i++) {
    const time = timeOf(batch, now);
    unchanged = time < best * 0.9 ? 0 : unchanged + 1;
    if (time < best) {
      best = time;
      isQuickest?.();
    }
    if (i >= LEAST_BATCHES && now() - start > budget) break;
  }
  return best;
}

/** As emitted code does it; the loop itself is a third of a nanosecond. */
function callHelpers({ enter0, leave }: ProbedHelpers, times: number): number {
  let sum = 0;
  for (let i = 0; i < times; i++) {
    const node = enter0(PROBE_SITE, 0);
    try {
      sum = (sum + i) | 0;
    } finally {
      if (node !== 0) leave(node);
    }
  }
  return sum;
}

export interface DescribingCosts {
  /** Measures all kinds once more, in about half a millisecond: the quickest counts. Never many times. */
  readonly measure: () => void;
  /** Of one argument, by kind. */
  readonly costs: () => Clock['describing'];
}

/**
 * What describing one argument of each kind costs. It is measured when recording begins and a few times later: what counts
 * is code that has been running for a while, and engines compile it when they have a processor for it.
 */
export function createDescribingCosts(
  { describe }: Pick<Describer, 'describe'>,
  now: () => Milliseconds,
): DescribingCosts {
  const best = new NativeFloat64Array(SAMPLES.length).fill(Infinity);
  let turns = 0;
  return {
    measure() {
      if (turns++ >= DESCRIBE_TURNS) return;
      for (let i = 0; i < SAMPLES.length; i++) {
        const from = now();
        const { values, times } = SAMPLES[i];
        sink[0] = describeMany(describe, values, times);
        const time = ((now() - from) * 1e6) / times;
        if (time < best[i]) best[i] = time;
      }
    },
    costs() {
      const costs: Partial<Record<TypeKind, Nanoseconds>> = {};
      for (let i = 0; turns > 0 && i < SAMPLES.length; i++) costs[SAMPLES[i].kind] = best[i];
      return costs;
    },
  };
}

/** Two shapes of each kind, as calls in a program have. */
class Instance {
  readonly at = 0;
}
const one = new NativeFloat64Array(4);
const other = new NativeInt32Array(8);
const SAMPLES: readonly {
  readonly kind: TypeKind;
  /** As many as a power of two. */
  readonly values: readonly unknown[];
  readonly times: number;
}[] = [
  { kind: 'int', values: [1, 2, 3, 4], times: DESCRIBE_BATCH },
  { kind: 'float', values: [1.5, 2.5, 3.5, 4.5], times: DESCRIBE_BATCH },
  { kind: 'string', values: ['a', 'b', 'c', 'd'], times: DESCRIBE_BATCH },
  { kind: 'boolean', values: [true, false, true, false], times: DESCRIBE_BATCH },
  { kind: 'function', values: [describeMany, callHelpers, describeMany, callHelpers], times: DESCRIBE_BATCH },
  { kind: 'typed-array', values: [one, other, one, other], times: DESCRIBE_BATCH },
  {
    kind: 'array',
    values: [
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ],
    times: DESCRIBE_BATCH / 10,
  },
  {
    kind: 'object',
    // So many that none is known by itself.
    values: Array.from({ length: 64 }, () => new Instance()),
    times: DESCRIBE_BATCH,
  },
];

function describeMany(describe: Describer['describe'], values: readonly unknown[], times: number): number {
  let sum = 0;
  const mask = values.length - 1;
  for (let i = 0; i < times; i++) sum = (sum + describe(values[i & mask])) | 0;
  return sum;
}

// A tenth of a millisecond once compiled: what comes first in a worker's life is often all of it.
const SHORT_WARM_UP = 1000;

/** Where the cost is known already: has the engine compile what a call takes, so that it costs that. Only while nobody records. */
export function warmUp(tree: CallTree, histogram: HistogramCounts): void {
  tree.begin({ timing: 'exact' });
  callMany(tree, SHORT_WARM_UP);
  tree.end();
  histogram.take();
}

/** What a call costs whose time is read from a clock of this step. Only while nobody records. */
export function measureExactCost(
  tree: CallTree,
  histogram: HistogramCounts,
  now: () => Milliseconds,
  step: Milliseconds,
): OwnCost {
  const isCoarse = step > COARSE;
  const calls = isCoarse ? EXACT_BATCH_COARSE : EXACT_BATCH;
  tree.begin({ timing: 'exact' });
  let before: Milliseconds = 0;
  let inside: Milliseconds = 0;
  const batch = (): number => {
    before = tree.selfTimeOf(FIRST_NODE);
    callMany(tree, calls);
    return 0;
  };
  const whole = quickest(batch, now, EXACT_BUDGET, () => {
    inside = tree.selfTimeOf(FIRST_NODE) - before;
  });
  tree.end();
  histogram.take();
  if (isCoarse) inside = whole * TIMED_INSIDE_SHARE;
  const perCall = 1e6 / calls;
  return { inside: inside * perCall, outside: (whole > inside ? whole - inside : 0) * perCall };
}

function callMany(tree: CallTree, times: number): void {
  for (let i = 0; i < times; i++) {
    tree.arrive();
    tree.leave(tree.enter(NO_SIGNATURE));
  }
}
