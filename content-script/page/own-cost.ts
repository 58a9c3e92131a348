/**
 * World: page. What the recorder itself adds to a call, measured before the first recording on the tree
 * that will be used, which is empty then and empty again after.
 */
import type { Milliseconds, Nanoseconds } from '../../profile/units.ts';
import type { CallTree } from './call-tree.ts';
import type { HistogramCounts } from './histogram-counts.ts';
import { AMOUNTS, FIRST_NODE, SELF_TIME } from './tree-columns.ts';

// Some thousand calls make the engine compile enter and leave.
const WARM_UP = 4000;
// A batch of 200 ns a call is 0.4 ms: four steps of the coarsest common clock.
const BATCH = 2000;
const MAX_BATCHES = 8;
// Whatever it takes: one batch that was preempted must not be the only one.
const MIN_BATCHES = 3;
const BUDGET: Milliseconds = 2.5;
// At 5 ns a call 0.1 ms, which a clock of 5 µs tells to a twentieth; only isolated pages have samplers.
const UNTIMED_BATCH = 20_000;
/** No signature has this id. */
const NO_SIGNATURE = 0;

export interface OwnCost {
  /** Added to the callee's own span by each call. */
  readonly inside: Nanoseconds;
  /** Added to its caller. */
  readonly outside: Nanoseconds;
}

/**
 * What a call costs that reads no clock. Only the whole can be measured: of it about a third lies between the two
 * stores to the cell, by the instructions that are there.
 */
export function measureUntimedCost(
  tree: CallTree,
  histogram: HistogramCounts,
  now: () => Milliseconds,
): OwnCost {
  tree.begin({ timing: 'sampled' });
  callMany(tree, WARM_UP);
  let best: Milliseconds = Infinity;
  const start = now();
  for (let i = 0; i < MAX_BATCHES; i++) {
    const from = now();
    callMany(tree, UNTIMED_BATCH);
    const to = now();
    if (to - from < best) best = to - from;
    if (i + 1 >= MIN_BATCHES && to - start > BUDGET) break;
  }
  tree.end();
  histogram.take();
  const perCall = (best * 1e6) / UNTIMED_BATCH;
  return { inside: perCall / 3, outside: (perCall * 2) / 3 };
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
