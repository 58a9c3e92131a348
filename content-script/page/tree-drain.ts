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

/** Amounts to add, by node of the tree. */
export interface TreeDelta {
  readonly length: number;
  readonly nodes: Int32Array;
  readonly calls: Float64Array;
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
  const hasSample = (node: number): boolean => sampled !== null && sampled[node * 2] !== 0;
  for (let node = FIRST_NODE; node < count; node++) {
    // Calls counted down.
    const left = hot[node * HOT + LEFT];
    amounts[node * AMOUNTS + CALLS] += links[node * LINKS + INTERVAL] - left;
    links[node * LINKS + INTERVAL] = left;
    if (isChanged(amounts, node * AMOUNTS) || hasSample(node)) length++;
  }
  const sampledLength = sampled === null ? 0 : length;
  const triples = histogram.take();
  const delta: TreeDelta = {
    length,
    nodes: new NativeInt32Array(length),
    calls: new NativeFloat64Array(length),
    selfTime: new NativeFloat64Array(length),
    waitTime: new NativeFloat64Array(length),
    timedCalls: new NativeFloat64Array(length),
    firstCallTime: new NativeFloat64Array(length),
    minTime: new NativeFloat64Array(length),
    maxTime: new NativeFloat64Array(length),
    sampledTime: new NativeFloat64Array(sampledLength),
    sampledVariance: new NativeFloat64Array(sampledLength),
    alsoSampled: sampled !== null,
    histogram: triples.rows,
    histogramLength: triples.length,
  };
  for (let node = FIRST_NODE, row = 0; row < length; node++) {
    const at = node * AMOUNTS;
    if (!isChanged(amounts, at) && !hasSample(node)) continue;
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
    row++;
  }
  return delta;
}

function isChanged(amounts: Float64Array, at: number): boolean {
  return (
    amounts[at + CALLS] !== 0 ||
    amounts[at + SELF_TIME] !== 0 ||
    amounts[at + WAIT_TIME] !== 0 ||
    amounts[at + TIMED_CALLS] !== 0
  );
}
