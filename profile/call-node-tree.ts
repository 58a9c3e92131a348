/**
 * World: any (pure). Builds calling-context trees by path: the same signature under the same parent is
 * one node, whoever adds it. Frozen, it is the ordered table of `model.ts`.
 */
import {
  AMOUNT_COLUMNS,
  addAmounts,
  appendRow,
  createCallNodeRows,
  type Amounts,
  type CallNodeRows,
} from './call-node-rows.ts';
import type { CallNodeTable } from './model.ts';
import { createPairIndex, indexOfPair, type PairIndex } from './pair-index.ts';
import type { CallNodeIndex, SignatureIndex } from './units.ts';

/** A tree in the making. Nodes are numbered in the order they were first asked for. */
export interface CallNodeTree {
  readonly rows: CallNodeRows;
  readonly paths: PairIndex; // (parent, signature) → row
}

export function createCallNodeTree(): CallNodeTree {
  return { rows: createCallNodeRows(), paths: createPairIndex() };
}

/** The node of a signature under a parent (-1: a root), made when it is new. */
export function childNode(
  tree: CallNodeTree,
  parent: CallNodeIndex,
  signature: SignatureIndex,
): CallNodeIndex {
  const known = tree.rows.length;
  const node = indexOfPair(tree.paths, parent, signature);
  return node < known ? node : appendRow(tree.rows, parent, signature);
}

/**
 * Adds another tree's rows, parents first, under new signatures. `signatureOf` gives -1 for a row that
 * is left out: its children move up to its nearest ancestor that stays, or become roots.
 */
export function addRows(
  tree: CallNodeTree,
  length: number,
  columns: Amounts & { readonly parent: ArrayLike<number> },
  signatureOf: (row: number) => SignatureIndex,
): void {
  const nodes = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    const parent = columns.parent[row] < 0 ? -1 : nodes[columns.parent[row]];
    const signature = signatureOf(row);
    if (signature < 0) {
      nodes[row] = parent;
      continue;
    }
    nodes[row] = childNode(tree, parent, signature);
    addAmounts(tree.rows, nodes[row], columns, row);
  }
}

/** The frozen table: depth-first, parents first, siblings in the order they were first asked for. */
export function freezeTree(tree: CallNodeTree): CallNodeTable {
  const { rows } = tree;
  const { length } = rows;
  const { order, parent, subtreeEnd } = depthFirst(rows);
  const column = (values: Float64Array): Float64Array => {
    const sorted = new Float64Array(length);
    for (let i = 0; i < length; i++) sorted[i] = values[order[i]];
    return sorted;
  };
  const signature = new Int32Array(length);
  for (let i = 0; i < length; i++) signature[i] = rows.signature[order[i]];
  const [
    calls,
    selfTime,
    selfTimeVariance,
    ownCost,
    ownCostInCaller,
    waitTime,
    timedCalls,
    firstCallTime,
    minTime,
    maxTime,
  ] = AMOUNT_COLUMNS.map((name) => column(rows[name]));
  return Object.freeze({
    length,
    parent,
    subtreeEnd,
    signature,
    calls,
    selfTime,
    totalTime: subtreeSums(selfTime, parent),
    selfTimeVariance,
    ownCost,
    ownCostInCaller,
    waitTime,
    timedCalls,
    firstCallTime,
    minTime,
    maxTime,
  });
}

/** Sum of a column over each subtree of an ordered table. */
export function subtreeSums(values: Float64Array, parent: Int32Array): Float64Array {
  const sums = values.slice();
  for (let i = sums.length - 1; i >= 0; i--) if (parent[i] >= 0) sums[parent[i]] += sums[i];
  return sums;
}

/** Row order of a depth-first walk, and what the walk says about each row. */
function depthFirst(rows: CallNodeRows): {
  readonly order: Int32Array;
  readonly parent: Int32Array;
  readonly subtreeEnd: Int32Array;
} {
  const { length } = rows;
  const firstChild = new Int32Array(length + 1).fill(-1); // slot 0: the roots; slot r + 1: children of r
  const nextSibling = new Int32Array(length).fill(-1);
  for (let row = length - 1; row >= 0; row--) {
    const slot = rows.parent[row] + 1;
    nextSibling[row] = firstChild[slot];
    firstChild[slot] = row;
  }
  const order = new Int32Array(length);
  const parent = new Int32Array(length);
  const subtreeEnd = new Int32Array(length);
  const place = new Int32Array(length);
  let row = length > 0 ? firstChild[0] : -1;
  let next = 0;
  while (row >= 0) {
    place[row] = next;
    order[next] = row;
    parent[next] = rows.parent[row] < 0 ? -1 : place[rows.parent[row]];
    next++;
    if (firstChild[row + 1] >= 0) {
      row = firstChild[row + 1];
      continue;
    }
    while (row >= 0) {
      subtreeEnd[place[row]] = next;
      if (nextSibling[row] >= 0) break;
      row = rows.parent[row];
    }
    if (row >= 0) row = nextSibling[row];
  }
  return { order, parent, subtreeEnd };
}
