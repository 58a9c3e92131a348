/**
 * World: page. Takes what changed in the call tree since the last drain: calls of all nodes, and the times of those that had
 * any; all are zero again then. Two passes over 32 bytes a node; 100,000 nodes cost a millisecond or two.
 */
import type { CallTree } from './call-tree.ts';
import type { HistogramCounts } from './histogram-counts.ts';
import { NativeFloat64Array, NativeInt32Array } from './natives.ts';
import { FIRST_EXTRA, FIRST_ROW, type TimeRows } from './time-rows.ts';
import {
  AMOUNTS,
  CALLS,
  COUNTED,
  EXTRAS,
  FIRST_NODE,
  FIRST_TIME,
  HOT_SHIFT,
  LEFT,
  LINK_SHIFT,
  MAX_TIME,
  MIN_TIME,
  NODE,
  SAMPLED_SQUARES,
  SAMPLED_TIME,
  SELF_TIME,
  TIMED_CALLS,
  TIMES,
  WAIT_TIME,
} from './tree-columns.ts';
import type { TreeNodes } from './tree-nodes.ts';

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

/** @param alsoSampled samples are told, too */
export function drainTree(
  { nodes, rows, settle }: Pick<CallTree, 'nodes' | 'rows' | 'settle'>,
  histogram: HistogramCounts,
  alsoSampled = false,
): TreeDelta {
  settle();
  const timedLength = rows.amounts.count - FIRST_ROW;
  const length = timedLength + countCalled(nodes);
  const sampledLength = alsoSampled ? timedLength : 0;
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
    alsoSampled,
    histogram: triples.rows,
    histogramLength: triples.length,
  };
  takeExtras(nodes, rows, delta);
  takeAmounts(rows, delta);
  takeCalls(nodes, delta);
  rows.clear();
  return delta;
}

/** Nodes that were called and have no row of times. */
function countCalled({ hot, links, count }: TreeNodes): number {
  let called = 0;
  for (let node = FIRST_NODE; node < count; node++) {
    const link = node << LINK_SHIFT;
    if (links[link | TIMES] === 0 && links[link | COUNTED] !== hot[(node << HOT_SHIFT) | LEFT]) called++;
  }
  return called;
}

function takeExtras({ links }: TreeNodes, { extras }: TimeRows, delta: TreeDelta): void {
  for (let extra = FIRST_EXTRA; extra < extras.count; extra++) {
    const at = extra * EXTRAS;
    const row = links[(extras.values[at + NODE] << LINK_SHIFT) | TIMES] - FIRST_ROW;
    delta.waitTime[row] += extras.values[at + WAIT_TIME];
    delta.calls[row] += extras.values[at + CALLS];
    if (!delta.alsoSampled) continue;
    delta.sampledTime[row] += extras.values[at + SAMPLED_TIME];
    delta.sampledVariance[row] += extras.values[at + SAMPLED_SQUARES];
  }
}

function takeAmounts({ amounts }: TimeRows, delta: TreeDelta): void {
  const { values } = amounts;
  for (let row = 0; row < delta.timedLength; row++) {
    const at = (FIRST_ROW + row) * AMOUNTS;
    delta.selfTime[row] = values[at + SELF_TIME];
    delta.timedCalls[row] = values[at + TIMED_CALLS];
    delta.firstCallTime[row] = values[at + FIRST_TIME];
    delta.minTime[row] = values[at + MIN_TIME];
    delta.maxTime[row] = values[at + MAX_TIME];
  }
}

/** Which nodes they are, and how often each was called. They have no rows any more, and were not called since. */
function takeCalls({ hot, links, count }: TreeNodes, delta: TreeDelta): void {
  let called = delta.timedLength;
  for (let node = FIRST_NODE; node < count; node++) {
    const link = node << LINK_SHIFT;
    const left = hot[(node << HOT_SHIFT) | LEFT];
    const calls = links[link | COUNTED] - left;
    const row = links[link | TIMES];
    if (row === 0 && calls === 0) continue;
    const at = row === 0 ? called++ : row - FIRST_ROW;
    delta.nodes[at] = node;
    delta.calls[at] += calls;
    links[link | COUNTED] = left;
    links[link | TIMES] = 0;
  }
}
