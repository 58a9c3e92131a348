/**
 * World: page. Calls over a cap: the frame is *folded* onto an ancestor, or an `other` node, instead of getting a node of its
 * own. Where a folded frame came from is kept here, in a stack; its handle is `FOLDED + …`.
 * One that an exception ended may stand there still. It is told by its place: what runs above a folded frame runs below the node that
 * this is folded onto.
 */
import type { CapCounter } from './caps.ts';
import type { RecorderNodeId, RecorderSignatureId } from './hooks.ts';
import { copyElements, NativeInt32Array } from './natives.ts';
import type { SignatureTable } from './signature-table.ts';
import { FIRST_NODE, FOLDS_AT, ROOT } from './tree-columns.ts';
import type { TreeNodes } from './tree-nodes.ts';

export interface TreeLimits {
  /** Nodes of their own; a tenth more are allowed for `other` nodes. */
  readonly nodes: number;
  readonly depth: number;
}

// More than any page has.
const MAX_FUNCTIONS = 1 << 17;

/** Nodes of their own, spare ones, one for each function, and those that are no calls. */
export function mostNodes({ nodes }: TreeLimits): number {
  return FIRST_NODE + nodes + spareNodes(nodes) + MAX_FUNCTIONS;
}

const spareNodes = (nodes: number): number => (nodes / 10) | 0;

/** Handles of folded frames; nodes stay below. Both are small integers to V8. */
export const FOLDED = 1 << 29;

export interface FoldedFrames {
  /** A new child; or minus the node that a call over a cap is folded onto. */
  readonly addChild: (parent: number, signature: RecorderSignatureId) => number;
  /** How many run; those above the current node that an exception ended count, too. */
  readonly running: () => number;
  /** How many run still while this node is current. */
  readonly runningAt: (node: number) => number;
  /** Of the first so many the last: the node that it is folded onto, 0 for none, and who called it. */
  readonly nodeOf: (count: number) => number;
  readonly callerAt: (count: number) => number;
  /** The first so many run, and no others. */
  readonly keep: (count: number) => void;
  /** Handle of a frame that was called by a node, and is folded onto another. */
  readonly enter: (caller: number, node: number) => RecorderNodeId;
  /** So many run up to the frame with this handle; 0 when it does not. */
  readonly countTo: (handle: RecorderNodeId) => number;
  /** A recording is over: its handles are nobody's. */
  readonly end: () => void;
}

export function createFoldedFrames(
  nodes: TreeNodes,
  signatures: Pick<SignatureTable, 'otherOf'>,
  caps: CapCounter,
  limits: TreeLimits,
): FoldedFrames {
  let nodeLimit = limits.nodes;
  let callers = new NativeInt32Array(64);
  let onto = new NativeInt32Array(64);
  let capacity = 64;
  let most = 0;
  let base = FOLDED;

  /** 0 where memory is short, which is then the limit. */
  function append(parent: number, signature: RecorderSignatureId): number {
    if (nodes.makeRoom()) return nodes.append(parent, signature);
    nodeLimit = nodes.count - FIRST_NODE;
    return 0;
  }

  const running = (): number => nodes.hot[FOLDS_AT];

  function keep(count: number): void {
    nodes.hot[FOLDS_AT] = count;
  }

  return {
    running,
    keep,
    addChild(parent: number, signature: RecorderSignatureId): number {
      const deep = nodes.depthOf(parent) >= limits.depth;
      if (!deep && nodes.count < nodeLimit + FIRST_NODE) {
        const node = append(parent, signature);
        if (node !== 0) return node;
      }
      caps.count(deep ? 'depth' : 'call-nodes', deep ? limits.depth : limits.nodes);
      const same = nodes.nearestWith(parent, signature);
      if (same !== 0) return -same;
      const other = signatures.otherOf(signature);
      const child = nodes.childWith(parent, other);
      if (child !== 0) return child;
      const sameOther = nodes.nearestWith(parent, other);
      if (sameOther !== 0) return -sameOther;
      const spare = nodeLimit + FIRST_NODE + spareNodes(nodeLimit);
      const node = nodes.count < spare ? append(parent, other) : 0;
      if (node !== 0) return node;
      // Even the spare nodes are used up: by function only, from the root, each once.
      const last = nodes.childWith(ROOT, other);
      if (last !== 0) return -last;
      const added = append(ROOT, other);
      return added !== 0 ? -added : -FIRST_NODE;
    },
    runningAt(node: number): number {
      let count = running();
      while (count > 0 && !nodes.isWithin(node, onto[count - 1])) count--;
      return count;
    },
    nodeOf: (count: number): number => (count === 0 ? 0 : onto[count - 1]),
    callerAt: (count: number): number => callers[count - 1],
    enter(caller: number, node: number): RecorderNodeId {
      const count = running();
      if (count === capacity) {
        const moreCallers = copyElements(new NativeInt32Array(capacity * 2), callers);
        onto = copyElements(new NativeInt32Array(capacity * 2), onto);
        callers = moreCallers;
        capacity *= 2;
      }
      callers[count] = caller;
      onto[count] = node;
      if (count >= most) most = count + 1;
      nodes.hot[FOLDS_AT] = count + 1;
      return base + count;
    },
    countTo(handle: RecorderNodeId): number {
      const frame = (handle - base) | 0;
      return frame < 0 || frame >= running() ? 0 : frame + 1;
    },
    end(): void {
      base += most;
      // After a thousand million handles they begin again: frames as old as that are gone.
      if (base + limits.nodes >= FOLDED * 2) base = FOLDED;
      most = 0;
      keep(0);
      nodeLimit = limits.nodes;
    },
  };
}
