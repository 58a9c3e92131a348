/**
 * World: page. What the recorder itself adds to a call, measured before the first recording on the tree
 * that will be used, which is empty then and empty again after.
 */
import type { Milliseconds, Nanoseconds } from '../../profile/units.ts';
import type { Clock, TypeKind } from '../../profile/model.ts';
import type { CallTree } from './call-tree.ts';
import type { Describer } from './describe-value.ts';
import type { EmittedHelpers } from './emitted-helpers.ts';
import type { HistogramCounts } from './histogram-counts.ts';
import { NativeFloat64Array, NativeInt32Array } from './natives.ts';
import { AMOUNTS, FIRST_NODE, SELF_TIME } from './tree-columns.ts';

// Some thousand calls make the engine compile enter and leave.
const WARM_UP = 4000;
// A batch of 200 ns a call is 0.4 ms: four steps of the coarsest common clock.
const BATCH = 2000;
const MAX_BATCHES = 8;
// Whatever it takes: one batch that was preempted must not be the only one.
const MIN_BATCHES = 3;
const BUDGET: Milliseconds = 2.5;
// At 5 ns a call 0.05 ms, which a clock of 5 µs tells to a tenth; only isolated pages have samplers.
const UNTIMED_BATCH = 10_000;
/** No signature has this id, and its node is found as the one of site 0 without arguments. */
const NO_SIGNATURE = 0;
const NO_SITE = 0;
/**
 * The part of an untimed call that lies between the two stores to the cell, which is what samples see of the callee: found
 * by sampling functions of known length (`node bench/accuracy.mjs tiny`).
 */
const INSIDE_SHARE = 0.1;
/** So many batches in which nothing got quicker: the code is what it will be. */
const STEADY_BATCHES = 8;
const QUICK_BATCHES = 6;
const UNTIMED_BUDGET: Milliseconds = 5;
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

/**
 * What a call without arguments costs that reads no clock, on the path that the page's calls take. Only the whole can
 * be measured here; INSIDE_SHARE says where it falls.
 */
export function measureUntimedCost(
  tree: CallTree,
  histogram: HistogramCounts,
  createHelpers: () => Pick<EmittedHelpers, 'enter0' | 'leave'>,
  now: () => Milliseconds,
): OwnCost {
  tree.begin({ timing: 'sampled' });
  // The one node of the calls that the helpers know: it is called by no site at all.
  tree.leave(tree.enter(NO_SIGNATURE));
  const helpers = createHelpers();
  const cost =
    (quickest(() => callHelpers(helpers, UNTIMED_BATCH), now, UNTIMED_BUDGET) * 1e6) / UNTIMED_BATCH;
  tree.end();
  histogram.take();
  return { inside: cost * INSIDE_SHARE, outside: cost * (1 - INSIDE_SHARE) };
}

/**
 * Time of the quickest batch: what disturbs a batch only ever makes it longer, and engines compile in the background
 * what they have seen running. Ends when nothing gets quicker any more.
 */
function quickest(batch: () => number, now: () => Milliseconds, budget: Milliseconds): Milliseconds {
  let best: Milliseconds = Infinity;
  let unchanged = 0;
  const start = now();
  for (let i = 0; unchanged < STEADY_BATCHES; i++) {
    const from = now();
    sink[0] = batch();
    const to = now();
    unchanged = to - from < best * 0.9 ? 0 : unchanged + 1;
    if (to - from < best) best = to - from;
    // The first is not compiled yet, and a machine that does other things has others that say nothing.
    if (i >= QUICK_BATCHES && to - start > budget) break;
  }
  return best;
}

/** As emitted code does it; the loop itself is a third of a nanosecond. */
function callHelpers({ enter0, leave }: Pick<EmittedHelpers, 'enter0' | 'leave'>, times: number): number {
  let sum = 0;
  for (let i = 0; i < times; i++) {
    const node = enter0(NO_SITE, 0);
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

/** Only while nobody records. */
export function measureOwnCost(tree: CallTree, histogram: HistogramCounts, now: () => Milliseconds): OwnCost {
  tree.begin({ timing: 'exact' });
  callMany(tree, WARM_UP);
  // The quickest batch: what disturbs a batch only ever makes it longer.
  let best: Milliseconds = Infinity;
  let bestInside: Milliseconds = 0;
  const start = now();
  for (let i = 0; i < MAX_BATCHES; i++) {
    const insideBefore = selfTime(tree);
    const from = now();
    callMany(tree, BATCH);
    const to = now();
    if (to - from < best) {
      best = to - from;
      bestInside = selfTime(tree) - insideBefore;
    }
    if (i + 1 >= MIN_BATCHES && to - start > BUDGET) break;
  }
  tree.end();
  histogram.take();
  const perCall = 1e6 / BATCH;
  return { inside: bestInside * perCall, outside: (best > bestInside ? best - bestInside : 0) * perCall };
}

function callMany(tree: CallTree, times: number): void {
  for (let i = 0; i < times; i++) {
    tree.arrive();
    tree.leave(tree.enter(NO_SIGNATURE));
  }
}

function selfTime(tree: CallTree): Milliseconds {
  return tree.view().amounts[FIRST_NODE * AMOUNTS + SELF_TIME];
}
