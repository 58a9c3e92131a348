/**
 * World: page. The calling-context tree while it grows: enter, leave, and who is current. HOT; in the
 * steady state nothing is allocated, and nothing that can throw stands between two writes, so that a stack overflow leaves
 * the tree whole. Its nodes are in `tree-nodes.ts`, times in `call-times.ts`, what is over a cap in `folded-frames.ts`.
 *
 * A frame is told by a handle, a small integer. One that is not timed has `~(base + caller)`, where it goes when it
 * leaves; one that is timed has `base + node`; one that is folded, its own (folded-frames.ts). `base` moves past all handles when
 * a recording ends, so a frame older than this recording leaves nothing. Over 400 lines because all of it says who is current.
 *
 * A *bare* call (a site below 0) has no `finally`: an exception ends it without an exit. Whoever catches one says so, and with the
 * handle of its own call, which is current again then. Outside functions there is none: what is current and bare has ended.
 * Where the event loop called it nobody may catch, and a microtask looks. One that may call itself has no handle either: it is
 * left by its site, as the last call of that site that runs.
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
import { createCallTimes } from './call-times.ts';
import type { CapCounter } from './caps.ts';
import { createFoldedFrames, FOLDED, mostNodes, type TreeLimits } from './folded-frames.ts';
import type { HistogramCounts } from './histogram-counts.ts';
import type { RecorderNodeId, RecorderSignatureId } from './hooks.ts';
import { afterThisJob, NativeInt32Array, STEADY } from './natives.ts';
import type { SignatureTable } from './signature-table.ts';
import { nextInterval } from './span-interval.ts';
import type { TimeRows } from './time-rows.ts';
import {
  COUNTED,
  DEPTH,
  FIRST_NODE,
  HOT_SHIFT,
  LANE,
  LEFT,
  LINK_SHIFT,
  PARENT,
  ROOT,
  SITE,
  SPANS_MAX,
} from './tree-columns.ts';
import { NEVER, tooLongToInline } from './too-long-to-inline.ts';
import { createTreeNodes, type TreeNodes } from './tree-nodes.ts';

export type Timing = 'exact' | 'sampled' | 'none';

/** How one recording is timed. */
export interface RecordingTiming {
  readonly timing: Timing;
  /** `exact` only: after so many calls the recording goes on `sampled`. Never if left out. */
  readonly exactCalls?: number;
  /** Called then, from within a call of the page: it must not throw, and should be brief. */
  readonly onSampled?: () => void;
}

/** Arrays of one generation: when the tree has others, nothing is found in them any more. */
export interface FastTree {
  readonly hot: Int32Array;
  /** By node: the third and fourth type of its signature. */
  readonly more: Int32Array;
  /** See child-table.ts. */
  readonly near: Int32Array;
  readonly cell: Int32Array;
}

// A million nodes take 60 MB, and no view shows more. 1,000 frames deep is recursion, which folds.
const TREE_LIMITS: TreeLimits = { nodes: 1_000_000, depth: 1_000 };

// The first call is worth telling from the others; three show how fast a function warms up.
const FIRST_SPANS = SPANS_MAX;
// Calls until a node that is not sampled is looked at: before its count leaves the range of small integers.
const MAX_LEFT = (1 << 30) - 1;
// More calls than these, and what COUNTED says would leave its range before the node is looked at again.
const MAX_COUNTED = 1 << 29;

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
  /** HOT. The frame's caller is current again, whatever happened in between. */
  readonly leave: (handle: RecorderNodeId) => void;
  /**
   * HOT. The same for a frame without a handle, told by the site as it was entered: of the calls that run, the last of that site is
   * over, with those above it.
   */
  readonly leaveSite: (site: SiteId) => void;
  /** An exception was caught by the call with this handle; 0: by no call that is recorded. */
  readonly caught: (handle: RecorderNodeId) => void;
  /** `leave` at a wait: the call has not ended. */
  readonly pause: (handle: RecorderNodeId) => void;
  /** Handle of the node that is current, good for `goTo` until the recording ends. */
  readonly here: () => RecorderNodeId;
  /** How many folded frames run. */
  readonly folds: () => number;
  /**
   * Makes a node of this recording current again, with so many folded frames, charging who was; false for one of another
   * recording.
   */
  readonly goTo: (handle: RecorderNodeId, folds: number) => boolean;
  /** The same, for a part of a call that goes on: it runs above whoever is current. */
  readonly resume: (handle: RecorderNodeId) => boolean;
  /** An exception was caught by the part that went on above so many folded frames. */
  readonly caughtInPart: (handle: RecorderNodeId, folds: number) => void;
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
  /** Adds to a node what somebody else saw of it, unless there is no such node: time, and the sum of the squares of its samples. */
  readonly addSample: (node: number, time: Milliseconds, squares: number) => void;
  /** Makes all handles given out so far inert and drops the tree. */
  readonly end: () => void;
  /** Calls that are running now are not timed: somebody began to listen in their middle. */
  readonly forgetStarts: () => void;
  /** For a task of our own: the stack is empty, so the event loop is what runs. */
  readonly returnToRoot: () => void;
  /** Charges the current node with its time up to now. */
  readonly settle: () => void;
  /** What a drain takes, and tells. */
  readonly nodes: TreeNodes;
  readonly rows: TimeRows;
  /** Since the last drain. */
  readonly selfTimeOf: (node: number) => Milliseconds;
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
  /** Its element 0 is the current node. It may lie in shared memory. */
  cell: Int32Array = new NativeInt32Array(STEADY),
): CallTree {
  const nodes = createTreeNodes(signatures, mostNodes(limits), onRenew);
  const times = createCallTimes(now, nodes, histogram, effort);
  const folded = createFoldedFrames(nodes, signatures, caps, limits);
  const { find: findChild, childWith } = nodes;
  cell[0] = ROOT;
  let base = 0;
  let timed = false;
  let sampled = false;
  let exactCalls = 0;
  let onSampled: (() => void) | undefined;
  let looks = false;

  function arrive(): void {
    if (timed) times.arrive();
  }

  function enter(signature: RecorderSignatureId): RecorderNodeId {
    const from = cell[0];
    if (from === ROOT && signatures.siteOf(signature) < 0) lookLater();
    const node = childOf(from, signature);
    if (node < 0) return enterFolded(from, -node);
    if (!timed) return enterUntimed(from, node);
    const counted = (node << LINK_SHIFT) | COUNTED;
    if (nodes.links[counted] > MAX_COUNTED) keepInRange(node);
    // A folded frame may run the nodes of its ancestors again: their calls are still being timed.
    times.enter(from, node, folded.running() === 0);
    nodes.links[counted]++;
    if (exactCalls !== 0 && --exactCalls === 0) goOnSampled();
    cell[0] = node;
    return base + node;
  }

  /** Counts without reading the clock, unless the node's turn to be timed has come. */
  function enterUntimed(from: number, node: number): RecorderNodeId {
    const { hot } = nodes;
    const at = (node << HOT_SHIFT) | LEFT;
    const isTimed = hot[at] <= 1 && refill(from, node);
    hot[at]--;
    cell[0] = node;
    return isTimed ? base + node : ~(base + from);
  }

  /** Says after how many calls to look again. True: the next one is timed. */
  function refill(from: number, node: number): boolean {
    keepInRange(node);
    const { hot, links } = nodes;
    const at = (node << HOT_SHIFT) | LEFT;
    const link = node << LINK_SHIFT;
    if (from === ROOT) {
      times.forgetAll();
      folded.keep(0);
    }
    const isTimed = sampled && folded.running() === 0;
    // Nobody runs twice without being folded: that one was ended by an exception.
    if (isTimed) times.forget(node);
    const before = links[link | DEPTH] & SPANS_MAX;
    const spans = isTimed && before < FIRST_SPANS ? before + 1 : before;
    const next = !sampled ? MAX_LEFT : spans < FIRST_SPANS ? 1 : nextInterval();
    // The last that may throw.
    if (isTimed) times.beginSpan(node, next - 1);
    links[link | DEPTH] += spans - before;
    links[link | COUNTED] += next - hot[at];
    hot[at] = next;
    return isTimed;
  }

  /** Puts aside the calls of a node that have become too many for the difference of two numbers. */
  function keepInRange(node: number): void {
    const { hot, links } = nodes;
    const left = hot[(node << HOT_SHIFT) | LEFT];
    const calls = links[(node << LINK_SHIFT) | COUNTED] - left;
    if (calls <= MAX_COUNTED) return;
    times.addCalls(node, calls);
    links[(node << LINK_SHIFT) | COUNTED] = left;
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
    return folded.addChild(parent, signature);
  }

  /** Over a cap. */
  function enterFolded(from: number, onto: number): RecorderNodeId {
    keepInRange(onto);
    if (timed) times.enter(from, onto, false);
    const handle = folded.enter(from, onto);
    nodes.links[(onto << LINK_SHIFT) | COUNTED]++;
    cell[0] = onto;
    return handle;
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
    if (node >= FIRST_NODE && node < nodes.count && handle < FOLDED) {
      const was = cell[0];
      // First of all, so that reading the clock on an exhausted stack loses time but no place.
      cell[0] = nodes.hot[(node << HOT_SHIFT) | PARENT];
      unfoldAtRoot();
      if (timed) times.leave(was, node, folded.running() === 0);
      else if (sampled && folded.running() === 0) times.endSpan(node);
    } else if (handle >= FOLDED) leaveFolded(handle);
  }

  /** Nobody runs, so no folded frame does. */
  function unfoldAtRoot(): void {
    if (cell[0] === ROOT) folded.keep(0);
  }

  function leaveSite(site: SiteId): void {
    const was = cell[0];
    let folds = folded.runningAt(was);
    let node = was;
    // Bare calls above it were ended by an exception that the engine took. Others end by themselves, so it is not below one.
    while (siteOf(node) !== site) {
      if (node < FIRST_NODE || siteOf(node) >= 0) return;
      node = folded.nodeOf(folds) === node ? folded.callerAt(folds--) : parentOf(node);
    }
    const isFolded = folded.nodeOf(folds) === node;
    cell[0] = isFolded ? folded.callerAt(folds--) : parentOf(node);
    folded.keep(folds);
    unfoldAtRoot();
    if (node !== was) times.forgetBelow(node);
    const ends = !isFolded && folded.running() === 0;
    if (timed) times.leave(was, node, ends);
    else if (sampled && ends) times.endSpan(node);
  }

  function caught(handle: RecorderNodeId): void {
    if (handle === NEVER) tooLongToInline(handle);
    if (handle >= FOLDED) caughtFolded(folded.countTo(handle));
    else caughtBy(callerOf(handle));
  }

  function caughtFolded(count: number): void {
    if (count === 0) return;
    const was = cell[0];
    cell[0] = folded.nodeOf(count);
    folded.keep(count);
    times.forgetBelow(cell[0]);
    if (cell[0] !== was) chargeOrSkip(was);
  }

  function caughtInPart(handle: RecorderNodeId, folds: number): void {
    const node = (handle - base) | 0;
    if (!isCall(node)) return;
    const was = cell[0];
    cell[0] = node;
    folded.keep(folds === 0 ? 0 : folds + 1);
    endCaught(was, node);
  }

  /** The node catches what has ended all below it. */
  function endCaught(was: number, node: number): void {
    if (node !== was) {
      if (folded.running() > 0 || !nodes.isWithin(was, node)) chargeOrSkip(was);
      else for (let ended = was; ended !== node; ended = parentOf(ended)) endTimed(ended);
    }
    times.forgetBelow(node);
  }

  /** By the call that was made by this node, and is not folded. */
  function caughtBy(caller: number): void {
    const was = cell[0];
    if (caller === LANE) {
      endBare(was);
      return;
    }
    let folds = folded.runningAt(was);
    let node = was;
    for (;;) {
      const isFolded = folded.nodeOf(folds) === node;
      if (!isFolded && parentOf(node) === caller) break;
      // Over a cap it may not be found; its caller's is a good place then.
      if (node < FIRST_NODE) break;
      node = isFolded ? folded.callerAt(folds--) : parentOf(node);
    }
    if (node < FIRST_NODE) node = caller;
    cell[0] = node;
    folded.keep(folds);
    endCaught(was, node);
  }

  function endTimed(node: number): void {
    if (timed) times.leave(node, node, folded.running() === 0);
    else if (sampled && folded.running() === 0) times.endSpan(node);
  }

  /** Bare calls from a node upwards have ended, nobody knows when. */
  function endBare(was: number): void {
    let folds = folded.runningAt(was);
    let node = was;
    while (node >= FIRST_NODE && siteOf(node) < 0) {
      if (folded.nodeOf(folds) === node) node = folded.callerAt(folds--);
      else {
        if (folds === 0) times.forget(node);
        node = parentOf(node);
      }
    }
    folded.keep(folds);
    if (node === was) return;
    cell[0] = node;
    unfoldAtRoot();
    if (timed) times.leave(was, LANE, false);
  }

  /** Who made the call with this handle, which is not folded; LANE where it is none that runs. */
  function callerOf(handle: RecorderNodeId): number {
    if (handle < 0) {
      const caller = (~handle - base) | 0;
      return caller >= ROOT && caller < nodes.count ? caller : LANE;
    }
    const node = (handle - base) | 0;
    return isCall(node) ? parentOf(node) : LANE;
  }

  function siteOf(node: number): SiteId {
    return nodes.hot[(node << HOT_SHIFT) | SITE];
  }

  function parentOf(node: number): number {
    return nodes.hot[(node << HOT_SHIFT) | PARENT];
  }

  /** A bare call was made by the event loop: when this is over, so is the call. */
  function lookLater(): void {
    if (looks) return;
    afterThisJob(look);
    looks = true;
  }

  function look(): void {
    looks = false;
    endBare(cell[0]);
  }

  function leaveUntimed(handle: RecorderNodeId): void {
    const caller = (~handle - base) | 0;
    if (caller >= ROOT && caller < nodes.count) cell[0] = caller;
  }

  function leaveFolded(handle: RecorderNodeId): void {
    const count = folded.countTo(handle);
    if (count === 0) return;
    const was = cell[0];
    cell[0] = folded.callerAt(count);
    folded.keep(count - 1);
    if (timed) times.leave(was, LANE, false);
  }

  function pause(handle: RecorderNodeId): void {
    const node = (handle - base) | 0;
    if (handle < 0) {
      leaveUntimed(handle);
      if (sampled) times.skip();
    } else if (node >= FIRST_NODE && node < nodes.count && handle < FOLDED) {
      const was = cell[0];
      cell[0] = nodes.hot[(node << HOT_SHIFT) | PARENT];
      unfoldAtRoot();
      if (folded.running() === 0) times.forget(node);
      chargeOrSkip(was);
    } else if (handle >= FOLDED) {
      leaveFolded(handle);
      if (sampled) times.skip();
    }
  }

  function chargeOrSkip(was: number): void {
    if (timed) times.leave(was, LANE, false);
    else if (sampled) times.skip();
  }

  function goTo(handle: RecorderNodeId, folds: number): boolean {
    const node = (handle - base) | 0;
    if (node < ROOT || node >= nodes.count) return false;
    folded.keep(folds);
    moveTo(node);
    return true;
  }

  function resume(handle: RecorderNodeId): boolean {
    const node = (handle - base) | 0;
    if (node < ROOT || node >= nodes.count) return false;
    // Its node may be anywhere, and folded frames are told by their place.
    if (folded.running() !== 0) folded.enter(cell[0], node);
    moveTo(node);
    return true;
  }

  function moveTo(node: number): void {
    const was = cell[0];
    cell[0] = node;
    unfoldAtRoot();
    if (was === ROOT) times.forgetAll();
    chargeOrSkip(was);
  }

  function settle(): void {
    if (timed) times.leave(cell[0], LANE, false);
  }

  function timing(): Timing {
    return timed ? 'exact' : sampled ? 'sampled' : 'none';
  }

  function isCall(node: number): boolean {
    return node >= FIRST_NODE && node < nodes.count;
  }

  function forgetTimes(): void {
    times.forgetAll();
    times.rows.clear();
  }

  return {
    timing,
    goOnSampled,
    goOnSampledAfter(calls) {
      exactCalls = calls;
    },
    addSample(node, time, squares) {
      if (isCall(node)) times.addSample(node, time, squares);
    },
    arrive,
    enter,
    leave,
    leaveSite,
    settle,
    pause,
    goTo,
    resume,
    here: () => base + cell[0],
    folds: folded.running,
    charged() {
      // Nothing is charged while sampled, so it is now.
      if (sampled) times.skip();
      return times.charged();
    },
    addWait(from) {
      times.addWait(cell[0], from);
    },
    endCall(handle, start, time) {
      const node = (handle - base) | 0;
      if (timing() !== 'none' && isCall(node)) times.addDuration(node, start, time);
    },
    addJob(signature, time) {
      let node = childWith(LANE, signature);
      if (node === 0) {
        if (!nodes.makeRoom()) return;
        node = nodes.append(LANE, signature);
      }
      keepInRange(node);
      nodes.links[(node << LINK_SHIFT) | COUNTED]++;
      times.addJob(node, time);
    },
    begin(how) {
      timed = how.timing === 'exact';
      sampled = how.timing === 'sampled';
      exactCalls = how.exactCalls ?? 0;
      onSampled = how.onSampled;
      nodes.begin(base);
      forgetTimes();
      onRenew?.();
      if (how.timing !== 'none') times.begin();
    },
    end() {
      base += nodes.count;
      // After a thousand million handles they begin again: frames as old as that are gone.
      if (base + limits.nodes * 2 >= FOLDED) base = 0;
      folded.end();
      cell[0] = ROOT;
      nodes.end();
      forgetTimes();
    },
    forgetStarts() {
      if (timed || sampled) times.forgetStarts();
    },
    returnToRoot() {
      // Whoever is current still has not run since.
      cell[0] = ROOT;
      folded.keep(0);
      times.forgetAll();
      settle();
    },
    nodes,
    rows: times.rows,
    selfTimeOf: times.selfTimeOf,
    fast: () => ({
      hot: nodes.hot,
      more: nodes.more,
      near: nodes.near(),
      cell,
    }),
    enterKnown,
    caught,
    caughtInPart,
    current: () => cell[0],
    restore(node) {
      if (node < nodes.count && node !== cell[0]) {
        settle();
        cell[0] = node;
      }
    },
  };
}
