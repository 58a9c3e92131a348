/**
 * World: page. Calls over a cap: the frame is *folded* onto an ancestor, or an `other` node, instead of getting a node of its
 * own. While calls are timed, where a folded frame came from is kept here, in a stack; its handle is `FOLDED + …`.
 */
import type { CapCounter } from './caps.ts';
import type { RecorderNodeId, RecorderSignatureId } from './hooks.ts';
import { copyElements, NativeInt32Array } from './natives.ts';
import type { SignatureTable } from './signature-table.ts';
import { FIRST_NODE, LANE, ROOT } from './tree-columns.ts';
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
  /** How many run. */
  readonly running: number;
  readonly forgetAll: () => void;
  /** Handle of a frame that was called by this node. */
  readonly enter: (caller: number) => RecorderNodeId;
  /** Who called the frame; LANE when it does not run. */
  readonly callerOf: (handle: RecorderNodeId) => number;
  /** The same, and it runs no more. */
  readonly leave: (handle: RecorderNodeId) => number;
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
  let capacity = 64;
  let most = 0;
  let base = FOLDED;

  /** 0 where memory is short, which is then the limit. */
  function append(parent: number, signature: RecorderSignatureId): number {
    if (nodes.makeRoom()) return nodes.append(parent, signature);
    nodeLimit = nodes.count - FIRST_NODE;
    return 0;
  }

  const frames = {
    running: 0,
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
    forgetAll(): void {
      frames.running = 0;
    },
    enter(caller: number): RecorderNodeId {
      if (frames.running === capacity) {
        callers = copyElements(new NativeInt32Array(capacity * 2), callers);
        capacity *= 2;
      }
      callers[frames.running] = caller;
      if (++frames.running > most) most = frames.running;
      return base + frames.running - 1;
    },
    callerOf(handle: RecorderNodeId): number {
      const frame = (handle - base) | 0;
      return frame < 0 || frame >= frames.running ? LANE : callers[frame];
    },
    leave(handle: RecorderNodeId): number {
      const caller = frames.callerOf(handle);
      if (caller !== LANE) frames.running = (handle - base) | 0;
      return caller;
    },
    end(): void {
      base += most;
      // After a thousand million handles they begin again: frames as old as that are gone.
      if (base + limits.nodes >= FOLDED * 2) base = FOLDED;
      frames.running = most = 0;
      nodeLimit = limits.nodes;
    },
  };
  return frames;
}
