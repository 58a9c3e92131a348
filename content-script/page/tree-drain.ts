/**
 * World: page. Takes what changed in the call tree since the last drain: the non-zero amounts of all
 * nodes, which are then zero again. One pass over one array; 100,000 nodes cost well under a millisecond.
 */
import { AMOUNT, FIRST_NODE, type CallTree } from './call-tree.ts';
import type { HistogramCounts } from './histogram-counts.ts';
import { NativeFloat64Array, NativeInt32Array } from './natives.ts';

/** Amounts to add, by node of the tree. */
export interface TreeDelta {
  readonly length: number;
  readonly nodes: Int32Array;
  readonly calls: Float64Array;
  readonly selfTime: Float64Array;
  readonly timedCalls: Float64Array;
  readonly firstCallTime: Float64Array;
  readonly minTime: Float64Array;
  readonly maxTime: Float64Array;
  /** Triples of signature, numbered from 0, bucket and count. */
  readonly histogram: Int32Array;
  /** Numbers in `histogram`. */
  readonly histogramLength: number;
}

const { stride, calls: CALLS, selfTime: SELF, timedCalls: TIMED } = AMOUNT;
const { firstCallTime: FIRST_TIME, minTime: MIN, maxTime: MAX } = AMOUNT;

export function drainTree(tree: CallTree, histogram: HistogramCounts): TreeDelta {
  tree.settle();
  const { amounts, count } = tree.view();
  let length = 0;
  for (let node = FIRST_NODE; node < count; node++) if (isChanged(amounts, node * stride)) length++;
  const triples = histogram.take();
  const delta: TreeDelta = {
    length,
    nodes: new NativeInt32Array(length),
    calls: new NativeFloat64Array(length),
    selfTime: new NativeFloat64Array(length),
    timedCalls: new NativeFloat64Array(length),
    firstCallTime: new NativeFloat64Array(length),
    minTime: new NativeFloat64Array(length),
    maxTime: new NativeFloat64Array(length),
    histogram: triples.rows,
    histogramLength: triples.length,
  };
  for (let node = FIRST_NODE, row = 0; row < length; node++) {
    const at = node * stride;
    if (!isChanged(amounts, at)) continue;
    delta.nodes[row] = node;
    delta.calls[row] = amounts[at + CALLS];
    delta.selfTime[row] = amounts[at + SELF];
    delta.timedCalls[row] = amounts[at + TIMED];
    delta.firstCallTime[row] = amounts[at + FIRST_TIME];
    delta.minTime[row] = amounts[at + MIN];
    delta.maxTime[row] = amounts[at + MAX];
    amounts[at + CALLS] = amounts[at + SELF] = amounts[at + TIMED] = 0;
    amounts[at + FIRST_TIME] = amounts[at + MIN] = amounts[at + MAX] = NaN;
    row++;
  }
  return delta;
}

function isChanged(amounts: Float64Array, at: number): boolean {
  return amounts[at + CALLS] !== 0 || amounts[at + SELF] !== 0 || amounts[at + TIMED] !== 0;
}
