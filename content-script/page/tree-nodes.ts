/**
 * World: page. The nodes of the call tree: what each of them is, whose child, and how often it was called since the last
 * drain. Owns their arrays and how these grow. A node is there whole or not at all, whatever memory or stack is left.
 *
 * 44 bytes a node: `hot` 16 and `links` 16, `more` 4, and two places of the table of children. What only some nodes have,
 * times above all, stands elsewhere (`time-rows.ts`).
 */
import { createChildTable, type ChildTable } from './child-table.ts';
import type { RecorderSignatureId } from './hooks.ts';
import { copyElements, ensureStack, NativeInt32Array } from './natives.ts';
import { NO_KEY, type SignatureTable } from './signature-table.ts';
import {
  COUNTED,
  DEPTH,
  DEPTH_SHIFT,
  FIRST_NODE,
  HOT,
  HOT_SHIFT,
  KEY,
  LANE,
  LEFT,
  LIMIT_AT,
  LINK_SHIFT,
  LINKS,
  NO_SITE,
  PARENT,
  ROOT,
  SIGNATURE,
  SITE,
} from './tree-columns.ts';

/** The arrays are replaced when they grow. */
export interface TreeNodes {
  readonly hot: Int32Array;
  readonly links: Int32Array;
  /** By node: the third and fourth type of its signature. */
  readonly more: Int32Array;
  /** Nodes are FIRST_NODE … count - 1. */
  readonly count: number;
  readonly capacity: number;
  readonly slots: ChildTable['slots'];
  /** HOT. A child, 0 for none. */
  readonly find: ChildTable['find'];
  readonly childWith: (parent: number, signature: RecorderSignatureId) => number;
  /** The node itself, or the nearest of its ancestors, with this signature; 0 for none. */
  readonly nearestWith: (node: number, signature: RecorderSignatureId) => number;
  readonly depthOf: (node: number) => number;
  /** True when there is room for a node, false when memory is short. */
  readonly makeRoom: () => boolean;
  /** A new child, where there is room for it. */
  readonly append: (parent: number, signature: RecorderSignatureId) => number;
  /** An empty tree. */
  readonly reset: (capacity: number) => void;
}

/** `onGrown` is called when the arrays were replaced, with calls of the page on the stack. */
export function createTreeNodes(
  signatures: Pick<SignatureTable, 'siteOf' | 'keyOf' | 'moreOf'>,
  firstCapacity: number,
  onGrown?: () => void,
): TreeNodes {
  const { siteOf, keyOf, moreOf } = signatures;
  const children = createChildTable();
  const nodes = {
    hot: new NativeInt32Array(0),
    links: new NativeInt32Array(0),
    more: new NativeInt32Array(0),
    count: FIRST_NODE,
    capacity: 0,
    slots: children.slots,
    find: children.find,
    childWith: (parent: number, signature: RecorderSignatureId): number =>
      children.find(parent, siteOf(signature), keyOf(signature), moreOf(signature)),
    nearestWith,
    depthOf: (node: number): number => nodes.links[(node << LINK_SHIFT) | DEPTH] >> DEPTH_SHIFT,
    makeRoom,
    append,
    reset,
  };

  function nearestWith(from: number, signature: RecorderSignatureId): number {
    const { hot, links } = nodes;
    for (let node = from; node >= FIRST_NODE; node = hot[(node << HOT_SHIFT) | PARENT]) {
      if (links[(node << LINK_SHIFT) | SIGNATURE] === signature) return node;
    }
    return 0;
  }

  function makeRoom(): boolean {
    const { hot, links, more, capacity, count } = nodes;
    if (count < capacity) return true;
    try {
      const largerHot = copyElements(new NativeInt32Array(capacity * 2 * HOT), hot);
      const largerLinks = copyElements(new NativeInt32Array(capacity * 2 * LINKS), links);
      const largerMore = copyElements(new NativeInt32Array(capacity * 2), more);
      children.rebuild(largerHot, largerMore, capacity * 2, count);
      nodes.hot = largerHot;
      nodes.links = largerLinks;
      nodes.more = largerMore;
      nodes.capacity = capacity * 2;
      retire(hot, capacity);
    } catch {
      ensureStack();
      return false;
    }
    onGrown?.();
    return true;
  }

  function reset(capacity: number): void {
    retire(nodes.hot, nodes.capacity);
    nodes.capacity = capacity;
    nodes.count = FIRST_NODE;
    nodes.hot = new NativeInt32Array(capacity * HOT);
    nodes.links = new NativeInt32Array(capacity * LINKS);
    nodes.more = new NativeInt32Array(capacity);
    children.rebuild(nodes.hot, nodes.more, capacity, 0);
    for (let node = LANE; node <= ROOT; node++) {
      nodes.hot[(node << HOT_SHIFT) | SITE] = NO_SITE;
      nodes.hot[(node << HOT_SHIFT) | KEY] = NO_KEY;
      nodes.links[(node << LINK_SHIFT) | SIGNATURE] = -1;
    }
    nodes.hot[LIMIT_AT] = ROOT;
  }

  function append(parent: number, signature: RecorderSignatureId): number {
    const { hot, links, more, count: node } = nodes;
    const row = node << HOT_SHIFT;
    const link = node << LINK_SHIFT;
    links[link | SIGNATURE] = signature;
    links[link | DEPTH] = ((links[(parent << LINK_SHIFT) | DEPTH] >> DEPTH_SHIFT) + 1) << DEPTH_SHIFT;
    links[link | COUNTED] = hot[row | LEFT] = 1;
    hot[row | SITE] = siteOf(signature);
    hot[row | KEY] = keyOf(signature);
    hot[row | PARENT] = parent;
    more[node] = moreOf(signature);
    // The last call, which an exhausted stack could refuse.
    children.add(node);
    nodes.count = node + 1;
    hot[LIMIT_AT] = node;
    return node;
  }

  reset(firstCapacity);
  return nodes;
}

/** Whoever still has this array finds nothing in it, and comes to us. */
function retire(hot: Int32Array, rows: number): void {
  if (rows === 0) return;
  hot[LIMIT_AT] = 0;
  for (let node = LANE; node < rows; node++) hot[(node << HOT_SHIFT) | SITE] = NO_SITE;
}
