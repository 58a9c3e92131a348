/**
 * World: page. The calling-context tree while it grows: enter, leave, and the amounts since the last
 * drain. HOT; in the steady state nothing is allocated, and nothing that can throw stands between two
 * writes, so that a stack overflow leaves the tree whole.
 *
 * A frame is told by a handle, a small positive integer: `base + node`. `base` moves past all handles when
 * a recording ends, so a frame older than this recording leaves nothing. Over a cap a frame is *folded*
 * onto an ancestor instead of getting a node of its own; where it came from is kept in a side stack, and
 * its handle is `FOLDED + …`.
 */
import type { Milliseconds } from '../../profile/units.ts';
import type { CapCounter } from './caps.ts';
import type { HistogramCounts } from './histogram-counts.ts';
import type { RecorderNodeId, RecorderSignatureId } from './hooks.ts';
import { ensureStack, NativeFloat64Array, NativeInt32Array } from './natives.ts';
import { createPairTable } from './pair-table.ts';
import type { SignatureTable } from './signature-table.ts';

/** Parents that are no calls: the browser's compiler lane, and the page's event loop. */
export const LANE = 0;
export const ROOT = 1;
export const FIRST_NODE = 2;

/** Columns of `links`, four a node: a quarter of a cache line. */
export const LINK = { stride: 4, parent: 0, signature: 1, lastChild: 2, depth: 3 } as const;
/** Columns of `amounts`, eight a node: a cache line. */
export const AMOUNT = {
  stride: 8,
  calls: 0,
  selfTime: 1,
  start: 2,
  timedCalls: 3,
  firstCallTime: 4,
  minTime: 5,
  maxTime: 6,
} as const;

export interface TreeLimits {
  /** Nodes of their own; a tenth more are allowed for `other` nodes. */
  readonly nodes: number;
  readonly depth: number;
}

// A million nodes take 120 MB, and no view shows more. 1,000 frames deep is recursion, which folds.
export const TREE_LIMITS: TreeLimits = { nodes: 1_000_000, depth: 1_000 };

/** Handles of folded frames; nodes stay below. Both are small integers to V8. */
const FOLDED = 1 << 29;

export interface CallTree {
  /** HOT. Reads the clock: what follows until `enter` belongs to the callee. */
  readonly arrive: () => void;
  /** HOT. Counts a call of the signature under the current node and makes its node current. */
  readonly enter: (signature: RecorderSignatureId) => RecorderNodeId;
  /** HOT. The frame's caller is current again, whatever happened in between. */
  readonly leave: (handle: RecorderNodeId) => void;
  /** Adds a finished call to the compiler lane. */
  readonly addJob: (signature: RecorderSignatureId, duration: Milliseconds) => void;

  /** Starts with an empty tree. */
  readonly begin: () => void;
  /** Makes all handles given out so far inert and drops the tree. */
  readonly end: () => void;
  /** Calls that are running now are not timed: somebody began to listen in their middle. */
  readonly forgetStarts: () => void;
  /** For a task of our own: the stack is empty, so the event loop is what runs. */
  readonly returnToRoot: () => void;
  /** Charges the current node with its time up to now. */
  readonly settle: () => void;
  /** Nodes are FIRST_NODE … count - 1. The arrays are replaced when they grow. */
  readonly view: () => { readonly links: Int32Array; readonly amounts: Float64Array; readonly count: number };
  /** Node that is current, for `runCall`. */
  readonly current: () => number;
  readonly restore: (node: number) => void;
}

export function createCallTree(
  now: () => Milliseconds,
  timed: boolean,
  signatures: SignatureTable,
  histogram: HistogramCounts,
  caps: CapCounter,
  /** Its element is not 0 when the describer did work that the clock should leave out. */
  effort: Int32Array,
  limits: TreeLimits = TREE_LIMITS,
): CallTree {
  const { stride: LINKS, parent: PARENT, signature: SIGNATURE, lastChild: LAST_CHILD, depth: DEPTH } = LINK;
  const { stride: AMOUNTS, calls: CALLS, selfTime: SELF, start: START, timedCalls: TIMED } = AMOUNT;
  const { firstCallTime: FIRST_TIME, minTime: MIN, maxTime: MAX } = AMOUNT;

  const initialCapacity = 1024;
  let capacity = initialCapacity;
  let links = new NativeInt32Array(capacity * LINKS);
  let amounts = new NativeFloat64Array(capacity * AMOUNTS);
  const children = createPairTable();
  let count = FIRST_NODE;
  let base = 0;
  let current: number = ROOT;
  let nodeLimit = limits.nodes;
  // Callers of folded frames that run now, and how many there are.
  let foldedCallers = new NativeInt32Array(64);
  let foldedCapacity = 64;
  let folded = 0;
  let mostFolded = 0;
  let foldBase = FOLDED;

  // Doubles live in a typed array: a variable of a closure would be a new heap number at every write.
  // Times are on a clock that stands still while the recorder does more than a few nanoseconds of work.
  const times = new NativeFloat64Array(4);
  const LAST = 0; // up to when time has been charged
  const LOST = 1; // how long the clock has stood still
  const ARRIVED = 2;
  const NOT_BEFORE = 3;

  function arrive(): void {
    if (timed) times[ARRIVED] = now() - times[LOST];
  }

  function enter(signature: RecorderSignatureId): RecorderNodeId {
    const from = current;
    let node = links[from * LINKS + LAST_CHILD];
    if (node === 0 || links[node * LINKS + SIGNATURE] !== signature) {
      node = children.find(from, signature);
      if (node === 0) {
        effort[0] = 1;
        node = addChild(from, signature);
        if (node < 0) return enterFolded(from, -node);
      }
      links[from * LINKS + LAST_CHILD] = node;
    }
    if (timed) {
      if (effort[0] !== 0) standStill();
      const arrived = times[ARRIVED];
      amounts[from * AMOUNTS + SELF] += arrived - times[LAST];
      times[LAST] = arrived;
      // A folded frame may run the nodes of its ancestors again: their calls are still being timed.
      if (folded === 0) amounts[node * AMOUNTS + START] = arrived;
    }
    amounts[node * AMOUNTS + CALLS]++;
    current = node;
    return base + node;
  }

  function leave(handle: RecorderNodeId): void {
    if (handle >= FOLDED) {
      leaveFolded(handle);
      return;
    }
    const node = (handle - base) | 0;
    if (node < FIRST_NODE || node >= count) return;
    const was = current;
    // First of all, so that reading the clock on an exhausted stack loses time but no place.
    const caller = links[node * LINKS + PARENT];
    current = caller;
    // What was folded ran inside this call.
    if (caller === ROOT) folded = 0;
    if (timed) {
      const left = now() - times[LOST];
      amounts[was * AMOUNTS + SELF] += left - times[LAST];
      times[LAST] = left;
      if (folded === 0) time(node, left);
    }
  }

  /** Takes the duration of a call that ends now. */
  function time(node: number, left: Milliseconds): void {
    const at = node * AMOUNTS;
    const start = amounts[at + START];
    if (start < times[NOT_BEFORE]) return;
    const duration = left > start ? left - start : 0;
    addDuration(node, duration);
  }

  function addDuration(node: number, duration: Milliseconds): void {
    const at = node * AMOUNTS;
    amounts[at + TIMED]++;
    const first = amounts[at + FIRST_TIME];
    if (first !== first) amounts[at + FIRST_TIME] = duration;
    if (!(duration >= amounts[at + MIN])) amounts[at + MIN] = duration;
    if (!(duration <= amounts[at + MAX])) amounts[at + MAX] = duration;
    histogram.add(links[node * LINKS + SIGNATURE], duration);
  }

  /** Leaves out what was done since the call arrived: the describer met something new, the tree grew. */
  function standStill(): void {
    effort[0] = 0;
    times[LOST] += now() - times[LOST] - times[ARRIVED];
  }

  // Over a cap.

  function enterFolded(from: number, onto: number): RecorderNodeId {
    if (folded === foldedCapacity) {
      const larger = new NativeInt32Array(foldedCapacity * 2);
      for (let i = 0; i < folded; i++) larger[i] = foldedCallers[i];
      foldedCallers = larger;
      foldedCapacity *= 2;
    }
    if (timed) {
      standStill();
      const arrived = times[ARRIVED];
      amounts[from * AMOUNTS + SELF] += arrived - times[LAST];
      times[LAST] = arrived;
    }
    foldedCallers[folded] = from;
    amounts[onto * AMOUNTS + CALLS]++;
    current = onto;
    if (++folded > mostFolded) mostFolded = folded;
    return foldBase + folded - 1;
  }

  function leaveFolded(handle: RecorderNodeId): void {
    const frame = (handle - foldBase) | 0;
    if (frame < 0 || frame >= folded) return;
    const was = current;
    current = foldedCallers[frame];
    folded = frame;
    if (timed) {
      const left = now() - times[LOST];
      amounts[was * AMOUNTS + SELF] += left - times[LAST];
      times[LAST] = left;
    }
  }

  /** A new child; or minus the node that a call over a cap is folded onto. */
  function addChild(parent: number, signature: RecorderSignatureId): number {
    const deep = links[parent * LINKS + DEPTH] >= limits.depth;
    if (!deep && count < nodeLimit + FIRST_NODE && makeRoom()) return append(parent, signature);
    caps.count(deep ? 'depth' : 'call-nodes', deep ? limits.depth : limits.nodes);
    const same = ancestorWith(parent, signature);
    if (same !== 0) return -same;
    const other = signatures.otherOf(signature);
    const child = children.find(parent, other);
    if (child !== 0) return child;
    const sameOther = ancestorWith(parent, other);
    if (sameOther !== 0) return -sameOther;
    const spare = nodeLimit + FIRST_NODE + ((nodeLimit / 10) | 0);
    if (count < spare && makeRoom()) return append(parent, other);
    // Even the spare nodes are used up: by function only, from the root, each once.
    const last = children.find(ROOT, other);
    if (last !== 0) return -last;
    return makeRoom() ? -append(ROOT, other) : -FIRST_NODE;
  }

  function ancestorWith(from: number, signature: RecorderSignatureId): number {
    for (let node = from; node >= FIRST_NODE; node = links[node * LINKS + PARENT]) {
      if (links[node * LINKS + SIGNATURE] === signature) return node;
    }
    return 0;
  }

  /** True when there is room for a node; false when memory is short, which is then the limit. */
  function makeRoom(): boolean {
    if (count < capacity) return true;
    try {
      const largerLinks = new NativeInt32Array(capacity * 2 * LINKS);
      const largerAmounts = new NativeFloat64Array(capacity * 2 * AMOUNTS);
      for (let i = 0; i < count * LINKS; i++) largerLinks[i] = links[i];
      for (let i = 0; i < count * AMOUNTS; i++) largerAmounts[i] = amounts[i];
      links = largerLinks;
      amounts = largerAmounts;
      capacity *= 2;
      return true;
    } catch {
      ensureStack();
      nodeLimit = count - FIRST_NODE;
      return false;
    }
  }

  function append(parent: number, signature: RecorderSignatureId): number {
    const node = count;
    const at = node * LINKS;
    children.add(parent, signature, node);
    links[at + PARENT] = parent;
    links[at + SIGNATURE] = signature;
    links[at + LAST_CHILD] = 0;
    links[at + DEPTH] = links[parent * LINKS + DEPTH] + 1;
    clear(node);
    count = node + 1;
    return node;
  }

  function clear(node: number): void {
    const at = node * AMOUNTS;
    for (let i = 0; i < AMOUNTS; i++) amounts[at + i] = 0;
    amounts[at + FIRST_TIME] = amounts[at + MIN] = amounts[at + MAX] = NaN;
  }

  function settle(): void {
    if (!timed) return;
    const time = now() - times[LOST];
    amounts[current * AMOUNTS + SELF] += time - times[LAST];
    times[LAST] = time;
  }

  return {
    arrive,
    enter,
    leave,
    settle,
    addJob(signature, duration) {
      let node = children.find(LANE, signature);
      if (node === 0) {
        if (!makeRoom()) return;
        node = append(LANE, signature);
      }
      amounts[node * AMOUNTS + CALLS]++;
      amounts[node * AMOUNTS + SELF] += duration;
      addDuration(node, duration);
    },
    begin() {
      current = ROOT;
      if (timed) times[LAST] = times[NOT_BEFORE] = now() - times[LOST];
    },
    end() {
      base += count;
      foldBase += mostFolded;
      // After a thousand million handles they begin again: frames as old as that are gone.
      if (base + limits.nodes * 2 >= FOLDED) base = 0;
      if (foldBase + limits.nodes >= FOLDED * 2) foldBase = FOLDED;
      folded = mostFolded = 0;
      current = ROOT;
      count = FIRST_NODE;
      nodeLimit = limits.nodes;
      children.clear();
      if (capacity > initialCapacity) {
        capacity = initialCapacity;
        links = new NativeInt32Array(capacity * LINKS);
        amounts = new NativeFloat64Array(capacity * AMOUNTS);
      } else {
        for (let i = 0; i < FIRST_NODE * LINKS; i++) links[i] = 0;
        for (let i = 0; i < FIRST_NODE * AMOUNTS; i++) amounts[i] = 0;
      }
    },
    forgetStarts() {
      if (timed) times[NOT_BEFORE] = now() - times[LOST];
    },
    returnToRoot() {
      settle();
      current = ROOT;
      folded = 0;
    },
    view: () => ({ links, amounts, count }),
    current: () => current,
    restore(node) {
      if (node < count && node !== current) {
        settle();
        current = node;
      }
    },
  };
}
