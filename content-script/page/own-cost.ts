/**
 * World: page. What the recorder itself adds to a call, measured before the first recording on the tree
 * that will be used, which is empty then and empty again after.
 */
import type { Milliseconds, Nanoseconds } from '../../profile/units.ts';
import { AMOUNT, FIRST_NODE, type CallTree } from './call-tree.ts';
import type { HistogramCounts } from './histogram-counts.ts';

// A thousand calls make the engine compile enter and leave; some thousand more are 1 to 2 ms.
const WARM_UP = 1000;
const BATCH = 500;
const BUDGET: Milliseconds = 1.5;
/** No signature has this id. */
const NO_SIGNATURE = 0;

export interface OwnCost {
  /** Added to the callee's own span by each call. */
  readonly inside: Nanoseconds;
  /** Added to its caller. */
  readonly outside: Nanoseconds;
}

/** Only while nobody records. */
export function measureOwnCost(tree: CallTree, histogram: HistogramCounts, now: () => Milliseconds): OwnCost {
  tree.begin();
  callMany(tree, WARM_UP);
  const selfBefore = selfTime(tree);
  const start = now();
  let calls = 0;
  let elapsed: Milliseconds = 0;
  while (elapsed < BUDGET && calls < 100 * BATCH) {
    callMany(tree, BATCH);
    calls += BATCH;
    elapsed = now() - start;
  }
  const inside = selfTime(tree) - selfBefore;
  tree.end();
  histogram.take();
  const perCall = 1e6 / calls;
  return { inside: inside * perCall, outside: (elapsed > inside ? elapsed - inside : 0) * perCall };
}

function callMany(tree: CallTree, times: number): void {
  for (let i = 0; i < times; i++) {
    tree.arrive();
    tree.leave(tree.enter(NO_SIGNATURE));
  }
}

function selfTime(tree: CallTree): Milliseconds {
  return tree.view().amounts[FIRST_NODE * AMOUNT.stride + AMOUNT.selfTime];
}
