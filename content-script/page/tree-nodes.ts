/**
 * World: page. The nodes of the call tree: what each of them is, whose child, and how often it was called since the last
 * drain. Owns their arrays. A node is there whole or not at all, whatever memory or stack is left.
 *
 * 52 bytes a node: `hot` 16 and `links` 16, `more` 4, and four places of the table of children. What only some nodes have,
 * times above all, stands elsewhere (`time-rows.ts`).
 *
 * The arrays are longer than most trees need: memory that nobody has written to is none, and engines know arrays best that never
 * change (`fast-helpers.ts`). So the next recording has them, too, unless much was written. A tree that outgrows them gets arrays for
 * all nodes it may have, once.
 */
import { createChildTable, type ChildTable } from './child-table.ts';
import type { RecorderSignatureId } from './hooks.ts';
import { copyElements, ensureStack, NativeInt32Array } from './natives.ts';
import { NONE, OFF, type SignatureTable } from './signature-table.ts';
import {
  BASE_AT,
  COUNTED,
  DEPTH,
  DEPTH_SHIFT,
  FIRST_NODE,
  FOLDS_AT,
  HOT,
  HOT_SHIFT,
  KEY,
  LANE,
  LEFT,
  LIMIT_AT,
  LINK_SHIFT,
  LINKS,
  NO_SITE,
  OPEN_AT,
  PARENT,
  PROBE_SITE,
  PROBES,
  ROOT,
  SIGNATURE,
  SITE,
  TIMES,
} from './tree-columns.ts';

/** The arrays are replaced when they grow. */
export interface TreeNodes {
  readonly hot: Int32Array;
  readonly links: Int32Array;
  /** By node: the third and fourth type of its signature. */
  readonly more: Int32Array;
  /** Nodes are FIRST_NODE … count - 1. */
  readonly count: number;
  /** See child-table.ts. */
  readonly near: ChildTable['near'];
  /** HOT. A child, 0 for none. */
  readonly find: ChildTable['find'];
  readonly childWith: (parent: number, signature: RecorderSignatureId) => number;
  /** The node itself, or the nearest of its ancestors, with this signature; 0 for none. */
  readonly nearestWith: (node: number, signature: RecorderSignatureId) => number;
  /** Whether a node is another one, or below it. */
  readonly isWithin: (node: number, above: number) => boolean;
  readonly depthOf: (node: number) => number;
  /** True when there is room for a node, false when memory is short. */
  readonly makeRoom: () => boolean;
  /** A new child, where there is room for it. */
  readonly append: (parent: number, signature: RecorderSignatureId) => number;
  /** An empty tree, with arrays for a recording whose handles begin there. */
  readonly begin: (base: number) => void;
  /** An empty tree, in which the helpers of fast-helpers.ts find nothing. */
  readonly end: () => void;
}

// Before the first recording, and when one begins.
const IDLE_ROOM = 8;
const FIRST_ROOM = 1 << 17;
// A recording of more gives its arrays back when it ends: at most 3.4 MB are kept.
const KEPT_NODES = 1 << 16;

/**
 * @param most nodes that there will ever be
 * @param onGrown called when the arrays were replaced, with calls of the page on the stack
 */
export function createTreeNodes(
  signatures: Pick<SignatureTable, 'siteOf' | 'keyOf' | 'moreOf'>,
  most: number,
  onGrown?: () => void,
): TreeNodes {
  const { siteOf, keyOf, moreOf } = signatures;
  const children = createChildTable();
  let room = 0;
  const nodes = {
    hot: new NativeInt32Array(0),
    links: new NativeInt32Array(0),
    more: new NativeInt32Array(0),
    count: FIRST_NODE,
    near: children.near,
    find: children.find,
    childWith: (parent: number, signature: RecorderSignatureId): number =>
      children.find(parent, siteOf(signature), keyOf(signature), moreOf(signature)),
    nearestWith,
    depthOf: (node: number): number => nodes.links[(node << LINK_SHIFT) | DEPTH] >> DEPTH_SHIFT,
    isWithin,
    makeRoom,
    append,
    begin: (base: number): void => {
      if (room <= IDLE_ROOM) replace(most < FIRST_ROOM ? most : FIRST_ROOM, false);
      nodes.hot[LIMIT_AT] = FIRST_NODE - 1;
      nodes.hot[BASE_AT] = base;
      nodes.hot[FOLDS_AT] = nodes.hot[OPEN_AT] = 0;
    },
    end: (): void => {
      if (nodes.count > KEPT_NODES) replace(IDLE_ROOM, false);
      else clear();
      nodes.hot[LIMIT_AT] = 0;
    },
  };

  function nearestWith(from: number, signature: RecorderSignatureId): number {
    const { hot, links } = nodes;
    for (let node = from; node >= FIRST_NODE; node = hot[(node << HOT_SHIFT) | PARENT]) {
      if (links[(node << LINK_SHIFT) | SIGNATURE] === signature) return node;
    }
    return 0;
  }

  function isWithin(node: number, above: number): boolean {
    let at = node;
    for (let steps = nodes.depthOf(node) - nodes.depthOf(above); steps > 0; steps--)
      at = nodes.hot[(at << HOT_SHIFT) | PARENT];
    return at === above;
  }

  function makeRoom(): boolean {
    try {
      children.makeRoom();
      if (nodes.count < room) return true;
      if (room >= most) return false;
      replace(most, true);
    } catch {
      ensureStack();
      return false;
    }
    onGrown?.();
    return true;
  }

  /** Goes over to larger arrays, or to those of an empty tree. When memory or the stack is too short for it, nothing has happened. */
  function replace(newRoom: number, grows: boolean): void {
    const rows = newRoom + PROBES;
    const hot = new NativeInt32Array(rows * HOT);
    const links = new NativeInt32Array(rows * LINKS);
    const more = new NativeInt32Array(rows);
    const count = grows ? nodes.count : FIRST_NODE;
    if (grows) {
      copyElements(hot, nodes.hot);
      copyElements(links, nodes.links);
      copyElements(more, nodes.more);
    }
    for (let node = LANE; node <= ROOT; node++) {
      hot[(node << HOT_SHIFT) | SITE] = NO_SITE;
      links[(node << LINK_SHIFT) | SIGNATURE] = -1;
    }
    writeProbes(hot, newRoom);
    children.rebuild(hot, more, rows, count);
    const { hot: old, count: oldCount } = nodes;
    nodes.hot = hot;
    nodes.links = links;
    nodes.more = more;
    nodes.count = count;
    room = newRoom;
    retire(old, oldCount);
  }

  /** Forgets all nodes. What they have written stays until others write there: nothing leads to it. */
  function clear(): void {
    children.clear(nodes.count);
    nodes.count = FIRST_NODE;
    writeProbes(nodes.hot, room);
  }

  function append(parent: number, signature: RecorderSignatureId): number {
    const { hot, links, more, count: node } = nodes;
    const row = node << HOT_SHIFT;
    const link = node << LINK_SHIFT;
    links[link | SIGNATURE] = signature;
    links[link | DEPTH] = ((links[(parent << LINK_SHIFT) | DEPTH] >> DEPTH_SHIFT) + 1) << DEPTH_SHIFT;
    links[link | COUNTED] = hot[row | LEFT] = 1;
    links[link | TIMES] = 0;
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

  replace(IDLE_ROOM, false);
  return nodes;
}

function writeProbes(hot: Int32Array, from: number): void {
  for (let i = 0; i < PROBES; i++) {
    const at = (from + i) << HOT_SHIFT;
    hot[at | SITE] = PROBE_SITE;
    hot[at | KEY] = i === 0 ? NONE : OFF;
    hot[at | PARENT] = ROOT;
    // More calls than are ever made of it.
    hot[at | LEFT] = 1 << 29;
  }
}

/** Whoever still has this array finds nothing in it, and comes to us. */
function retire(hot: Int32Array, count: number): void {
  hot[LIMIT_AT] = 0;
  for (let node = LANE; node < count; node++) hot[(node << HOT_SHIFT) | SITE] = NO_SITE;
}
