/**
 * World: page. The calling-context tree while it grows: enter, leave, and the amounts since the last
 * drain. HOT; in the steady state nothing is allocated, and nothing that can throw stands between two
 * writes, so that a stack overflow leaves the tree whole.
 *
 * A frame is told by a handle, a small integer. One that is not timed has `~(base + caller)`, where it goes when it
 * leaves; one that is timed has `base + node`. `base` moves past all handles when
 * a recording ends, so a frame older than this recording leaves nothing. Over a cap a frame is *folded*
 * onto an ancestor instead of getting a node of its own; where it came from is kept in a side stack, and
 * its handle is `FOLDED + …`. Over 400 lines because all of it shares one state.
 *
 * A *leaf* (a site below 0) has no `finally`: an exception ends it without an exit. Whoever catches one says so, and what is current
 * and a leaf has left then. Where the event loop called it nobody may catch, and a microtask looks.
 *
 * What is promised about time, by `Timing`:
 *
 *     exact     two clock reads a call. Self time, durations and waits of every call.
 *     sampled   no self time: somebody else adds it, who sees in `cell[0]` which node is current. The clock is
 *               read around the first FIRST_SPANS calls of every node and around one in SPAN_INTERVAL of all others, at
 *               random; these feed timed calls, first, least and longest time and the histogram, never self time.
 *               Calls that wait are timed always, and so are their waits.
 *     none      the clock is never read.
 *
 * `cell[0]` is the current node whenever none of the recorder's own functions is on the stack, ROOT while nobody runs,
 * whoever changes it: entering, leaving, waiting, resuming, `begin`, `end`, a task of our own.
 */
import type { Milliseconds } from '../../profile/units.ts';
import type { SiteId } from '../../protocol/calling-convention.ts';
import type { CapCounter } from './caps.ts';
import { createChildTable } from './child-table.ts';
import type { HistogramCounts } from './histogram-counts.ts';
import type { RecorderNodeId, RecorderSignatureId } from './hooks.ts';
import { afterThisJob, ensureStack, NativeFloat64Array, NativeInt32Array } from './natives.ts';
import { NO_KEY, type SignatureTable } from './signature-table.ts';
import { nextInterval } from './span-interval.ts';
import {
  AMOUNTS,
  CALLS,
  DEPTH,
  FIRST_NODE,
  FIRST_TIME,
  HOT,
  HOT_SHIFT,
  INTERVAL,
  KEY,
  LANE,
  LEFT,
  LIMIT_AT,
  LINKS,
  MAX_TIME,
  MIN_TIME,
  NO_SITE,
  PARENT,
  ROOT,
  SELF_TIME,
  SIGNATURE,
  SITE,
  SPANS,
  START,
  TIMED_CALLS,
  WAIT_TIME,
} from './tree-columns.ts';

export type Timing = 'exact' | 'sampled' | 'none';

/** How one recording is timed. */
export interface RecordingTiming {
  readonly timing: Timing;
  /** Element 0 becomes the current node. It may lie in shared memory; a private one is used if left out. */
  readonly cell?: Int32Array;
  /** `exact` only: after so many calls the recording goes on `sampled`. Never if left out. */
  readonly exactCalls?: number;
  /** Called then, from within a call of the page: it must not throw, and should be brief. */
  readonly onSampled?: () => void;
}

/** Arrays of one generation: when the tree grows, or ends, nothing is found in them any more. */
export interface FastTree {
  readonly hot: Int32Array;
  /** By node: the third and fourth type of its signature. */
  readonly more: Int32Array;
  /** See child-table.ts. */
  readonly slots: Int32Array;
  readonly mask: number;
  readonly cell: Int32Array;
  /** Of the handles. */
  readonly base: number;
}

export interface TreeLimits {
  /** Nodes of their own; a tenth more are allowed for `other` nodes. */
  readonly nodes: number;
  readonly depth: number;
}

// A million nodes take 120 MB, and no view shows more. 1,000 frames deep is recursion, which folds.
export const TREE_LIMITS: TreeLimits = { nodes: 1_000_000, depth: 1_000 };

// The first call is worth telling from the others; three show how fast a function warms up.
const FIRST_SPANS = 3;
// Calls until a node that is not sampled is looked at: before its count leaves the range of small integers.
const MAX_LEFT = (1 << 30) - 1;
// While nobody records, and when a recording begins: a frame's usual tree, in 400 kB.
const IDLE_CAPACITY = 64;
const FIRST_CAPACITY = 4096;

/** Handles of folded frames; nodes stay below. Both are small integers to V8. */
const FOLDED = 1 << 29;

// Positions in `times`: up to when time has been charged; how long the clock has stood still; when the call
// arrived that is being entered; when the call left that is being left; who ran before is not timed.
const LAST = 0;
const LOST = 1;
const ARRIVED = 2;
const DEPARTED = 3;
const NOT_BEFORE = 4;

export interface CallTree {
  /** HOT. Reads the clock: what follows until `enter` belongs to the callee. */
  readonly arrive: () => void;
  /** HOT. Counts a call of the signature under the current node and makes its node current. */
  readonly enter: (signature: RecorderSignatureId) => RecorderNodeId;
  /**
   * HOT. Not exact: a call under the current node, `from`, by site and key of its signature. 0 where there is no such
   * signature yet; nothing has happened then.
   */
  readonly enterKnown: (from: number, site: SiteId, key: number, second: number) => RecorderNodeId;
  /** HOT. The frame's caller is current again, whatever happened in between. 0: an exception was caught. */
  readonly leave: (handle: RecorderNodeId) => void;
  /** `leave(0)`. */
  readonly leaveLeafs: () => void;
  /** `leave` at a wait: the call has not ended. */
  readonly pause: (handle: RecorderNodeId) => void;
  /** Handle of the node that is current, good for `goTo` until the recording ends. */
  readonly here: () => RecorderNodeId;
  /** Makes a node of this recording current again, charging who was; false for one of another recording. */
  readonly goTo: (handle: RecorderNodeId) => boolean;
  /** When time was charged last, on the tree's clock. */
  readonly charged: () => Milliseconds;
  /** Adds the time from a moment of `charged` until the last one to the wait time of the current node. */
  readonly addWait: (from: Milliseconds) => void;
  /** Takes the duration of a call of several parts, unless somebody began to listen in its middle. */
  readonly endCall: (handle: RecorderNodeId, start: Milliseconds, time: Milliseconds) => void;
  /** Adds a finished call to the compiler lane. */
  readonly addJob: (signature: RecorderSignatureId, duration: Milliseconds) => void;

  /** Starts with an empty tree. */
  readonly begin: (how: RecordingTiming) => void;
  /** Of the recording that runs, or of the last one. */
  readonly timing: () => Timing;
  /** Turns an exact recording into a sampled one, in the middle of whatever runs. */
  readonly goOnSampled: () => void;
  /** The same after so many calls more. */
  readonly goOnSampledAfter: (calls: number) => void;
  /** Adds to the self time of a node what somebody else measured, unless there is no such node. */
  readonly addSelfTime: (node: number, time: Milliseconds) => void;
  /** Makes all handles given out so far inert and drops the tree. */
  readonly end: () => void;
  /** Calls that are running now are not timed: somebody began to listen in their middle. */
  readonly forgetStarts: () => void;
  /** For a task of our own: the stack is empty, so the event loop is what runs. */
  readonly returnToRoot: () => void;
  /** Charges the current node with its time up to now. */
  readonly settle: () => void;
  /** Nodes are FIRST_NODE … count - 1. The arrays are replaced when they grow. */
  readonly view: () => {
    readonly hot: Int32Array;
    readonly links: Int32Array;
    readonly amounts: Float64Array;
    readonly count: number;
  };
  /** What a call of a known child needs while not exact, see fast-helpers.ts. */
  readonly fast: () => FastTree;
  /** Node that is current, for `runCall`. */
  readonly current: () => number;
  readonly restore: (node: number) => void;
}

export function createCallTree(
  now: () => Milliseconds,
  signatures: SignatureTable,
  histogram: HistogramCounts,
  caps: CapCounter,
  /** Its element is not 0 when the describer did work that the clock should leave out. */
  effort: Int32Array,
  limits: TreeLimits = TREE_LIMITS,
  /** Called when `fast` changes; may be called with calls of the page on the stack. */
  onRenew?: () => void,
): CallTree {
  let capacity = IDLE_CAPACITY;
  let hot = new NativeInt32Array(capacity * HOT);
  let more = new NativeInt32Array(capacity);
  let links = new NativeInt32Array(capacity * LINKS);
  let amounts = new NativeFloat64Array(capacity * AMOUNTS);
  let count = FIRST_NODE;
  const children = createChildTable();
  const findChild = children.find;
  let base = 0;
  const privateCell = new NativeInt32Array(1);
  let cell: Int32Array = privateCell;
  let timed = false;
  let sampled = false;
  let exactCalls = 0;
  let onSampled: (() => void) | undefined;
  let looks = false;

  let nodeLimit = limits.nodes;
  // Callers of folded frames that run now, and how many there are.
  let foldedCallers = new NativeInt32Array(64);
  let foldedCapacity = 64;
  let folded = 0;
  let mostFolded = 0;
  let foldBase = FOLDED;

  // Doubles live in typed arrays: a variable of a closure, or an argument of a function that is not
  // inlined, would be a new heap number each time. All are on a clock that stands still while the recorder
  // does more than a few nanoseconds of work.
  const times = new NativeFloat64Array(5);
  const { duration } = histogram;

  function arrive(): void {
    if (timed) readClock(ARRIVED);
  }

  function readClock(into: number): void {
    times[into] = now() - times[LOST];
  }

  function enter(signature: RecorderSignatureId): RecorderNodeId {
    const from = cell[0];
    if (from === ROOT && signatures.siteOf(signature) < 0) lookLater();
    const node = childOf(from, signature);
    if (node < 0) return enterFolded(from, -node);
    if (!timed) return enterUntimed(from, node);
    arriveAt(from, node);
    amounts[node * AMOUNTS + CALLS]++;
    cell[0] = node;
    return base + node;
  }

  /** Counts without reading the clock, unless the node's turn to be timed has come. */
  function enterUntimed(from: number, node: number): RecorderNodeId {
    const at = (node << HOT_SHIFT) | LEFT;
    const isTimed = hot[at] <= 1 && refill(node);
    hot[at]--;
    cell[0] = node;
    return isTimed ? base + node : ~(base + from);
  }

  /** Counts the calls so far, and says after how many more to look again. True: the next one is timed. */
  function refill(node: number): boolean {
    const at = (node << HOT_SHIFT) | LEFT;
    const row = node * LINKS;
    // Whatever may throw comes before all writes.
    const isTimed =
      sampled && folded === 0 && amounts[node * AMOUNTS + START] !== amounts[node * AMOUNTS + START];
    if (isTimed) readClock(ARRIVED);
    amounts[node * AMOUNTS + CALLS] += links[row + INTERVAL] - hot[at];
    if (isTimed) {
      links[row + SPANS]++;
      amounts[node * AMOUNTS + START] = times[ARRIVED];
    }
    links[row + INTERVAL] = hot[at] = !sampled
      ? MAX_LEFT
      : links[row + SPANS] < FIRST_SPANS
        ? 1
        : nextInterval();
    return isTimed;
  }

  function enterKnown(from: number, site: SiteId, key: number, second: number): RecorderNodeId {
    if (from === ROOT && site < 0) lookLater();
    const node = findChild(from, site, key, second);
    if (node !== 0) return enterUntimed(from, node);
    const signature = signatures.findKey(site, key, second);
    return signature === 0 ? 0 : enter(signature);
  }

  function childOf(parent: number, signature: RecorderSignatureId): number {
    const node = childWith(parent, signature);
    if (node !== 0) return node;
    effort[0] = 1;
    return addChild(parent, signature);
  }

  function childWith(parent: number, signature: RecorderSignatureId): number {
    return findChild(
      parent,
      signatures.siteOf(signature),
      signatures.keyOf(signature),
      signatures.moreOf(signature),
    );
  }

  /** Charges the caller with its time up to the arrival. Whatever may throw comes before all writes. */
  function arriveAt(caller: number, node: number): void {
    if (effort[0] !== 0) standStill();
    const arrived = times[ARRIVED];
    amounts[caller * AMOUNTS + SELF_TIME] += arrived - times[LAST];
    times[LAST] = arrived;
    // A folded frame may run the nodes of its ancestors again: their calls are still being timed.
    if (folded === 0) amounts[node * AMOUNTS + START] = arrived;
    if (exactCalls !== 0 && --exactCalls === 0) goOnSampled();
  }

  /** Takes the duration of the call that ends if it was timed. */
  function endSpan(node: number): void {
    const start = amounts[node * AMOUNTS + START];
    if (folded !== 0 || !(start >= times[NOT_BEFORE])) return;
    readClock(DEPARTED);
    amounts[node * AMOUNTS + START] = NaN;
    duration[0] = times[DEPARTED] > start ? times[DEPARTED] - start : 0;
    takeDuration(node);
  }

  function goOnSampled(): void {
    if (!timed) return;
    settle();
    timed = false;
    sampled = true;
    onRenew?.();
    onSampled?.();
  }

  function leave(handle: RecorderNodeId): void {
    if (handle < 0) {
      leaveUntimed(handle);
      return;
    }
    const node = (handle - base) | 0;
    if (node >= FIRST_NODE && node < count && handle < FOLDED) {
      const was = cell[0];
      // First of all, so that reading the clock on an exhausted stack loses time but no place.
      cell[0] = hot[(node << HOT_SHIFT) | PARENT];
      if (folded !== 0 && cell[0] === ROOT) folded = 0;
      if (timed) leaveAt(was, node);
      else if (sampled) endSpan(node);
    } else if (handle >= FOLDED) leaveFolded(handle);
    else if (handle === 0) leaveLeafs();
  }

  /** What is current and a leaf was ended by an exception. */
  function leaveLeafs(): void {
    const was = cell[0];
    let node = was;
    while (node >= FIRST_NODE && hot[(node << HOT_SHIFT) | SITE] < 0) {
      amounts[node * AMOUNTS + START] = NaN;
      node = hot[(node << HOT_SHIFT) | PARENT];
    }
    if (node === was) return;
    cell[0] = node;
    if (folded !== 0 && node === ROOT) folded = 0;
    if (timed) leaveAt(was, LANE);
  }

  /** A leaf was called by the event loop: when this is over, so is the leaf. */
  function lookLater(): void {
    if (looks) return;
    afterThisJob(look);
    looks = true;
  }

  function look(): void {
    looks = false;
    leaveLeafs();
  }

  function leaveUntimed(handle: RecorderNodeId): void {
    const caller = (~handle - base) | 0;
    if (caller >= ROOT && caller < count) cell[0] = caller;
  }

  function pause(handle: RecorderNodeId): void {
    const node = (handle - base) | 0;
    if (handle < 0) {
      leaveUntimed(handle);
      if (sampled) readClock(LAST);
    } else if (node >= FIRST_NODE && node < count && handle < FOLDED) {
      const was = cell[0];
      cell[0] = hot[(node << HOT_SHIFT) | PARENT];
      if (folded !== 0 && cell[0] === ROOT) folded = 0;
      if (timed) leaveAt(was, LANE);
      else if (sampled) {
        amounts[node * AMOUNTS + START] = NaN;
        readClock(LAST);
      }
    } else if (handle >= FOLDED) leaveFolded(handle);
  }

  function goTo(handle: RecorderNodeId): boolean {
    const node = (handle - base) | 0;
    if (node < ROOT || node >= count) return false;
    const was = cell[0];
    cell[0] = node;
    if (folded !== 0 && node === ROOT) folded = 0;
    if (timed) leaveAt(was, LANE);
    else if (sampled) readClock(LAST);
    return true;
  }

  /** Charges what was current with its time up to now, and takes the duration of the call that ends. */
  function leaveAt(was: number, node: number): void {
    readClock(DEPARTED);
    const left = times[DEPARTED];
    amounts[was * AMOUNTS + SELF_TIME] += left - times[LAST];
    times[LAST] = left;
    const start = amounts[node * AMOUNTS + START];
    amounts[node * AMOUNTS + START] = NaN;
    if (folded !== 0 || !(start >= times[NOT_BEFORE])) return;
    duration[0] = left > start ? left - start : 0;
    takeDuration(node);
  }

  function takeDuration(node: number): void {
    const at = node * AMOUNTS;
    const time = duration[0];
    amounts[at + TIMED_CALLS]++;
    const first = amounts[at + FIRST_TIME];
    if (first !== first) amounts[at + FIRST_TIME] = time;
    if (!(time >= amounts[at + MIN_TIME])) amounts[at + MIN_TIME] = time;
    if (!(time <= amounts[at + MAX_TIME])) amounts[at + MAX_TIME] = time;
    histogram.add(links[node * LINKS + SIGNATURE]);
  }

  /** Leaves out what was done since the call arrived: the describer met something new, the tree grew. */
  function standStill(): void {
    const time = now();
    effort[0] = 0;
    times[LOST] = time - times[ARRIVED];
  }

  // Over a cap.

  function enterFolded(from: number, onto: number): RecorderNodeId {
    if (!timed) {
      amounts[onto * AMOUNTS + CALLS]++;
      cell[0] = onto;
      return ~(base + from);
    }
    if (folded === foldedCapacity) {
      const larger = new NativeInt32Array(foldedCapacity * 2);
      for (let i = 0; i < folded; i++) larger[i] = foldedCallers[i];
      foldedCallers = larger;
      foldedCapacity *= 2;
    }
    if (effort[0] !== 0) standStill();
    amounts[from * AMOUNTS + SELF_TIME] += times[ARRIVED] - times[LAST];
    times[LAST] = times[ARRIVED];
    foldedCallers[folded] = from;
    if (++folded > mostFolded) mostFolded = folded;
    amounts[onto * AMOUNTS + CALLS]++;
    cell[0] = onto;
    return foldBase + folded - 1;
  }

  function leaveFolded(handle: RecorderNodeId): void {
    const frame = (handle - foldBase) | 0;
    if (frame < 0 || frame >= folded) return;
    const was = cell[0];
    cell[0] = foldedCallers[frame];
    folded = frame;
    if (timed) leaveAt(was, LANE);
  }

  /** A new child; or minus the node that a call over a cap is folded onto. */
  function addChild(parent: number, signature: RecorderSignatureId): number {
    const deep = links[parent * LINKS + DEPTH] >= limits.depth;
    if (!deep && count < nodeLimit + FIRST_NODE && makeRoom()) return append(parent, signature);
    caps.count(deep ? 'depth' : 'call-nodes', deep ? limits.depth : limits.nodes);
    const same = ancestorWith(parent, signature);
    if (same !== 0) return -same;
    const other = signatures.otherOf(signature);
    const child = childWith(parent, other);
    if (child !== 0) return child;
    const sameOther = ancestorWith(parent, other);
    if (sameOther !== 0) return -sameOther;
    const spare = nodeLimit + FIRST_NODE + ((nodeLimit / 10) | 0);
    if (count < spare && makeRoom()) return append(parent, other);
    // Even the spare nodes are used up: by function only, from the root, each once.
    const last = childWith(ROOT, other);
    if (last !== 0) return -last;
    return makeRoom() ? -append(ROOT, other) : -FIRST_NODE;
  }

  function ancestorWith(from: number, signature: RecorderSignatureId): number {
    for (let node = from; node >= FIRST_NODE; node = hot[(node << HOT_SHIFT) | PARENT]) {
      if (links[node * LINKS + SIGNATURE] === signature) return node;
    }
    return 0;
  }

  /** True when there is room for a node; false when memory is short, which is then the limit. */
  function makeRoom(): boolean {
    if (count < capacity) return true;
    try {
      const largerHot = new NativeInt32Array(capacity * 2 * HOT);
      const largerMore = new NativeInt32Array(capacity * 2);
      const largerLinks = new NativeInt32Array(capacity * 2 * LINKS);
      const largerAmounts = new NativeFloat64Array(capacity * 2 * AMOUNTS);
      for (let i = 0; i < count * HOT; i++) largerHot[i] = hot[i];
      for (let i = 0; i < count; i++) largerMore[i] = more[i];
      for (let i = 0; i < count * LINKS; i++) largerLinks[i] = links[i];
      for (let i = 0; i < count * AMOUNTS; i++) largerAmounts[i] = amounts[i];
      children.rebuild(largerHot, largerMore, capacity * 2, count);
      const old = hot;
      const oldCapacity = capacity;
      hot = largerHot;
      more = largerMore;
      links = largerLinks;
      amounts = largerAmounts;
      capacity *= 2;
      retire(old, oldCapacity);
    } catch {
      ensureStack();
      nodeLimit = count - FIRST_NODE;
      return false;
    }
    onRenew?.();
    return true;
  }

  /** Whoever still has these arrays finds nothing in them, and comes to us. */
  function retire(old: Int32Array, rows: number): void {
    old[LIMIT_AT] = 0;
    for (let node = LANE; node < rows; node++) old[(node << HOT_SHIFT) | SITE] = NO_SITE;
  }

  /** An empty tree. */
  function allocate(size: number): void {
    retire(hot, capacity);
    capacity = size;
    hot = new NativeInt32Array(size * HOT);
    more = new NativeInt32Array(size);
    children.rebuild(hot, more, size, 0);
    links = new NativeInt32Array(size * LINKS);
    amounts = new NativeFloat64Array(size * AMOUNTS);
    clearRoots();
  }

  function append(parent: number, signature: RecorderSignatureId): number {
    const node = count;
    const at = node * LINKS;
    const row = node << HOT_SHIFT;
    links[at + SIGNATURE] = signature;
    links[at + DEPTH] = links[parent * LINKS + DEPTH] + 1;
    links[at + SPANS] = 0;
    links[at + INTERVAL] = hot[row | LEFT] = 1;
    hot[row | SITE] = signatures.siteOf(signature);
    hot[row | KEY] = signatures.keyOf(signature);
    hot[row | PARENT] = parent;
    more[node] = signatures.moreOf(signature);
    clear(node);
    // The last call, which an exhausted stack could refuse: a node is there whole or not at all.
    children.add(node);
    count = node + 1;
    hot[LIMIT_AT] = node;
    return node;
  }

  function clear(node: number): void {
    const at = node * AMOUNTS;
    for (let i = 0; i < AMOUNTS; i++) amounts[at + i] = 0;
    amounts[at + START] = amounts[at + FIRST_TIME] = amounts[at + MIN_TIME] = amounts[at + MAX_TIME] = NaN;
  }

  function clearRoots(): void {
    for (let node = LANE; node <= ROOT; node++) {
      for (let i = 0; i < HOT; i++) hot[(node << HOT_SHIFT) | i] = 0;
      hot[(node << HOT_SHIFT) | SITE] = NO_SITE;
      hot[(node << HOT_SHIFT) | KEY] = NO_KEY;
      for (let i = 0; i < LINKS; i++) links[node * LINKS + i] = 0;
      links[node * LINKS + SIGNATURE] = -1;
      clear(node);
    }
    hot[LIMIT_AT] = count - 1;
  }

  function settle(): void {
    if (!timed) return;
    readClock(DEPARTED);
    amounts[cell[0] * AMOUNTS + SELF_TIME] += times[DEPARTED] - times[LAST];
    times[LAST] = times[DEPARTED];
  }

  function timing(): Timing {
    return timed ? 'exact' : sampled ? 'sampled' : 'none';
  }

  children.rebuild(hot, more, capacity, 0);
  clearRoots();
  return {
    timing,
    goOnSampled,
    goOnSampledAfter(calls) {
      exactCalls = calls;
    },
    addSelfTime(node, time) {
      if (node >= FIRST_NODE && node < count) amounts[node * AMOUNTS + SELF_TIME] += time;
    },
    arrive,
    enter,
    leave,
    settle,
    pause,
    goTo,
    here: () => base + cell[0],
    charged() {
      // Nothing is charged while sampled, so it is now.
      if (sampled) readClock(LAST);
      return times[LAST];
    },
    addWait(from) {
      const since = from < times[NOT_BEFORE] ? times[NOT_BEFORE] : from;
      if (times[LAST] > since) amounts[cell[0] * AMOUNTS + WAIT_TIME] += times[LAST] - since;
    },
    endCall(handle, start, time) {
      const node = (handle - base) | 0;
      if (timing() === 'none' || node < FIRST_NODE || node >= count || start < times[NOT_BEFORE]) return;
      duration[0] = time;
      takeDuration(node);
    },
    addJob(signature, time) {
      let node = childWith(LANE, signature);
      if (node === 0) {
        if (!makeRoom()) return;
        node = append(LANE, signature);
      }
      amounts[node * AMOUNTS + CALLS]++;
      amounts[node * AMOUNTS + SELF_TIME] += time;
      duration[0] = time;
      takeDuration(node);
    },
    begin(how) {
      cell = how.cell ?? privateCell;
      cell[0] = ROOT;
      timed = how.timing === 'exact';
      sampled = how.timing === 'sampled';
      exactCalls = how.exactCalls ?? 0;
      onSampled = how.onSampled;
      allocate(FIRST_CAPACITY);
      onRenew?.();
      if (how.timing === 'none') return;
      readClock(LAST);
      times[NOT_BEFORE] = times[LAST];
    },
    end() {
      base += count;
      foldBase += mostFolded;
      // After a thousand million handles they begin again: frames as old as that are gone.
      if (base + limits.nodes * 2 >= FOLDED) base = 0;
      if (foldBase + limits.nodes >= FOLDED * 2) foldBase = FOLDED;
      folded = mostFolded = 0;
      cell[0] = ROOT;
      count = FIRST_NODE;
      nodeLimit = limits.nodes;
      allocate(IDLE_CAPACITY);
    },
    forgetStarts() {
      if (timed || sampled) readClock(NOT_BEFORE);
    },
    returnToRoot() {
      // Whoever is current still has not run since.
      cell[0] = ROOT;
      folded = 0;
      settle();
    },
    view: () => ({ hot, links, amounts, count }),
    fast: () => ({ hot, more, slots: children.slots(), mask: capacity * 2 - 1, cell, base }),
    enterKnown,
    leaveLeafs,
    current: () => cell[0],
    restore(node) {
      if (node < count && node !== cell[0]) {
        settle();
        cell[0] = node;
      }
    },
  };
}
