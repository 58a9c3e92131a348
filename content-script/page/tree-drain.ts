/**
 * World: page. Takes what changed in the call tree since the last drain: the non-zero amounts of all
 * nodes, which are then zero again. Two passes; 100,000 nodes cost a few milliseconds.
 */
import type { CallTree } from './call-tree.ts';
import type { HistogramCounts } from './histogram-counts.ts';
import { NativeFloat64Array, NativeInt32Array } from './natives.ts';
import {
  AMOUNTS,
  CALLS,
  FIRST_NODE,
  FIRST_TIME,
  HOT,
  INTERVAL,
  LEFT,
  LINKS,
  MAX_TIME,
  MIN_TIME,
  SELF_TIME,
  TIMED_CALLS,
  WAIT_TIME,
} from './tree-columns.ts';

/**
 * Amounts to add, by node of the tree. Nodes that were only called come last, and have no rows in the other columns: while
 * calls are not timed that is nearly all of them, and what is copied is what an update costs.
 */
export interface TreeDelta {
  readonly length: number;
  readonly nodes: Int32Array;
  readonly calls: Float64Array;
  /** Rows of all other columns. */
  readonly timedLength: number;
  readonly selfTime: Float64Array;
  readonly waitTime: Float64Array;
  readonly timedCalls: Float64Array;
  readonly firstCallTime: Float64Array;
  readonly minTime: Float64Array;
  readonly maxTime: Float64Array;
  /** Milliseconds of samples and the sum of their squares; without elements where nothing was sampled. */
  readonly sampledTime: Float64Array;
  readonly sampledVariance: Float64Array;
  /** True: the samples tell of the same time as `selfTime`. */
  readonly alsoSampled: boolean;
  /** Triples of signature, numbered from 0, bucket and count. */
  readonly histogram: Int32Array;
  /** Numbers in `histogram`. */
  readonly histogramLength: number;
}

/** @param sampled two elements a node, time and squares of its samples, which are zero again afterwards; null where nobody samples */
export function drainTree(
  tree: CallTree,
  histogram: HistogramCounts,
  sampled: Float64Array | null = null,
): TreeDelta {
  tree.settle();
  const { hot, links, amounts, count } = tree.view();
  let length = 0;
  let timedLength = 0;
  const hasSample = (node: number): boolean => sampled !== null && sampled[node * 2] !== 0;
  for (let node = FIRST_NODE; node < count; node++) {
    // Calls counted down.
    const left = hot[node * HOT + LEFT];
    amounts[node * AMOUNTS + CALLS] += links[node * LINKS + INTERVAL] - left;
    links[node * LINKS + INTERVAL] = left;
    if (isTimed(amounts, node * AMOUNTS) || hasSample(node)) timedLength++;
    else if (amounts[node * AMOUNTS + CALLS] === 0) continue;
    length++;
  }
  const sampledLength = sampled === null ? 0 : timedLength;
  const triples = histogram.take();
  const delta: TreeDelta = {
    length,
    nodes: new NativeInt32Array(length),
    calls: new NativeFloat64Array(length),
    timedLength,
    selfTime: new NativeFloat64Array(timedLength),
    waitTime: new NativeFloat64Array(timedLength),
    timedCalls: new NativeFloat64Array(timedLength),
    firstCallTime: new NativeFloat64Array(timedLength),
    minTime: new NativeFloat64Array(timedLength),
    maxTime: new NativeFloat64Array(timedLength),
    sampledTime: new NativeFloat64Array(sampledLength),
    sampledVariance: new NativeFloat64Array(sampledLength),
    alsoSampled: sampled !== null,
    histogram: triples.rows,
    histogramLength: triples.length,
  };
  let timed = 0;
  let called = timedLength;
  for (let node = FIRST_NODE; timed + called < timedLength + length; node++) {
    const at = node * AMOUNTS;
    if (!isTimed(amounts, at) && !hasSample(node)) {
      if (amounts[at + CALLS] === 0) continue;
      delta.nodes[called] = node;
      delta.calls[called++] = amounts[at + CALLS];
      amounts[at + CALLS] = 0;
      continue;
    }
    const row = timed++;
    delta.nodes[row] = node;
    if (sampled !== null) {
      delta.sampledTime[row] = sampled[node * 2];
      delta.sampledVariance[row] = sampled[node * 2 + 1];
      sampled[node * 2] = sampled[node * 2 + 1] = 0;
    }
    delta.calls[row] = amounts[at + CALLS];
    delta.selfTime[row] = amounts[at + SELF_TIME];
    delta.waitTime[row] = amounts[at + WAIT_TIME];
    delta.timedCalls[row] = amounts[at + TIMED_CALLS];
    delta.firstCallTime[row] = amounts[at + FIRST_TIME];
    delta.minTime[row] = amounts[at + MIN_TIME];
    delta.maxTime[row] = amounts[at + MAX_TIME];
    amounts[at + CALLS] = amounts[at + SELF_TIME] = amounts[at + WAIT_TIME] = amounts[at + TIMED_CALLS] = 0;
    amounts[at + FIRST_TIME] = amounts[at + MIN_TIME] = amounts[at + MAX_TIME] = NaN;
  }
  return delta;
}

/** More is known of it than how often it was called. */
function isTimed(amounts: Float64Array, at: number): boolean {
  return amounts[at + SELF_TIME] !== 0 || amounts[at + WAIT_TIME] !== 0 || amounts[at + TIMED_CALLS] !== 0;
}
