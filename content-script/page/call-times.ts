/**
 * World: page. Reads the clock for the call tree, and charges nodes with what passed: self time, waits, and durations of
 * calls. HOT. Whatever may throw on an exhausted stack comes before all writes.
 *
 * All is on a clock that stands still while the recorder does more than a few nanoseconds of work. Doubles live in typed
 * arrays: a variable of a closure, or an argument of a function that is not inlined, would be a new heap number each time.
 *
 * Calls that run and are timed stand on a stack of their own. One whose exit was lost goes when a call below it ends, and
 * all go when the event loop calls somebody.
 */
import type { Milliseconds } from '../../profile/units.ts';
import type { HistogramCounts } from './histogram-counts.ts';
import { copyElements, NativeFloat64Array, NativeInt32Array, STEADY } from './natives.ts';
import { createTimeRows, type TimeRows } from './time-rows.ts';
import {
  AMOUNTS,
  CALLS,
  EXTRAS,
  FIRST_TIME,
  HOT_SHIFT,
  LEFT,
  LINK_SHIFT,
  MAX_TIME,
  MIN_TIME,
  OPEN_AT,
  ROOT,
  SAMPLED_SQUARES,
  SAMPLED_TIME,
  SELF_TIME,
  SIGNATURE,
  TIMED_CALLS,
  TIMES,
  WAIT_TIME,
} from './tree-columns.ts';
import type { TreeNodes } from './tree-nodes.ts';

// Positions in `times`: up to when time has been charged; how long the clock has stood still; when the call
// arrived that is being entered; who ran before is not timed.
const LAST = 0;
const LOST = 1;
const ARRIVED = 2;
const NOT_BEFORE = 3;

// Frames of a usual program, and more than a stack of a megabyte holds: then exits were lost, and what is there is nobody's.
const FIRST_RUNNING = 64;
const MAX_RUNNING = 1 << 16;

export interface CallTimes {
  readonly rows: TimeRows;
  /** HOT. Reads the clock: a call begins. */
  readonly arrive: () => void;
  /** HOT. Charges the caller up to the arrival; with `begins`, a call of the node that `leave` ends is timed from there. */
  readonly enter: (caller: number, node: number, begins: boolean) => void;
  /** HOT. Charges who ran up to now; with `ends`, takes the duration of the call of the node that ends. */
  readonly leave: (was: number, node: number, ends: boolean) => void;
  /** The call of the node that runs will not be timed after all. */
  readonly forget: (node: number) => void;
  /** Calls of nodes below this one have ended, nobody knows when: those that began last. */
  readonly forgetBelow: (node: number) => void;
  /** Nobody runs. */
  readonly forgetAll: () => void;
  /**
   * Where nobody is charged: reads the clock, and times a call of the node from there. `left`: what LEFT will be then; a call that
   * ends with another is not the one that began.
   */
  readonly beginSpan: (node: number, left: number) => void;
  readonly endSpan: (node: number) => void;
  /** Where nobody is charged: time is charged up to now. */
  readonly skip: () => void;
  /** When time was charged last. */
  readonly charged: () => Milliseconds;
  readonly addWait: (node: number, from: Milliseconds) => void;
  /** Takes a duration, unless somebody began to listen in the middle. */
  readonly addDuration: (node: number, start: Milliseconds, time: Milliseconds) => void;
  readonly addJob: (node: number, time: Milliseconds) => void;
  readonly addSample: (node: number, time: Milliseconds, squares: number) => void;
  readonly addCalls: (node: number, calls: number) => void;
  readonly selfTimeOf: (node: number) => Milliseconds;
  readonly begin: () => void;
  /** Calls that run now are not timed: somebody began to listen. */
  readonly forgetStarts: () => void;
}

export function createCallTimes(
  now: () => Milliseconds,
  nodes: TreeNodes,
  histogram: HistogramCounts,
  /** Its element is not 0 when the describer did work that the clock should leave out. */
  effort: Int32Array,
): CallTimes {
  const rows = createTimeRows(nodes);
  const { amounts, extras, addAmounts, amountsOf, extrasOf } = rows;
  const { duration } = histogram;
  const times = new NativeFloat64Array(STEADY);
  let running = new NativeInt32Array(FIRST_RUNNING);
  let starts = new NativeFloat64Array(FIRST_RUNNING);
  /** LEFT of their nodes when they began. */
  let lefts = new NativeInt32Array(FIRST_RUNNING);
  let capacity = FIRST_RUNNING;
  let depth = 0;

  function readClock(into: number): void {
    times[into] = now() - times[LOST];
  }

  /** Leaves out what was done since the call arrived: the describer met something new, the tree grew. */
  function standStill(): void {
    const time = now();
    effort[0] = 0;
    times[LOST] = time - times[ARRIVED];
  }

  function enter(caller: number, node: number, begins: boolean): void {
    if (effort[0] !== 0) standStill();
    if (caller === ROOT) drop(0);
    if (depth === capacity) growRunning();
    const row = nodes.links[(caller << LINK_SHIFT) | TIMES] || addAmounts(caller);
    const arrived = times[ARRIVED];
    amounts.values[row * AMOUNTS + SELF_TIME] += arrived - times[LAST];
    times[LAST] = arrived;
    if (!begins) return;
    running[depth] = node;
    starts[depth] = arrived;
    lefts[depth] = nodes.hot[(node << HOT_SHIFT) | LEFT];
    nodes.hot[OPEN_AT] = node;
    depth++;
  }

  /** Those from there upwards run no more. */
  function drop(at: number): void {
    depth = at;
    nodes.hot[OPEN_AT] = at === 0 ? 0 : running[at - 1];
  }

  function growRunning(): void {
    if (capacity === MAX_RUNNING) {
      drop(0);
      return;
    }
    const largerRunning = copyElements(new NativeInt32Array(capacity * 2), running);
    const largerLefts = copyElements(new NativeInt32Array(capacity * 2), lefts);
    starts = copyElements(new NativeFloat64Array(capacity * 2), starts);
    running = largerRunning;
    lefts = largerLefts;
    capacity *= 2;
  }

  /** Position of a node's call among those that run, -1 for none. */
  function find(node: number): number {
    let at = depth - 1;
    while (at >= 0 && running[at] !== node) at--;
    return at;
  }

  function leave(was: number, node: number, ends: boolean): void {
    const left = now() - times[LOST];
    let row = nodes.links[(was << LINK_SHIFT) | TIMES] || addAmounts(was);
    amounts.values[row * AMOUNTS + SELF_TIME] += left - times[LAST];
    times[LAST] = left;
    if (!ends) return;
    let at = depth - 1;
    if (at < 0 || running[at] !== node) at = find(node);
    if (at < 0) return;
    drop(at);
    const start = starts[at];
    if (start < times[NOT_BEFORE]) return;
    duration[0] = left > start ? left - start : 0;
    if (was !== node) row = amountsOf(node);
    takeDuration(node, row);
  }

  /** What `duration` says, into a row of the node. */
  function takeDuration(node: number, row: number): void {
    const at = row * AMOUNTS;
    const { values } = amounts;
    const time = duration[0];
    values[at + TIMED_CALLS]++;
    const first = values[at + FIRST_TIME];
    if (first !== first) values[at + FIRST_TIME] = time;
    if (!(time >= values[at + MIN_TIME])) values[at + MIN_TIME] = time;
    if (!(time <= values[at + MAX_TIME])) values[at + MAX_TIME] = time;
    histogram.add(nodes.links[(node << LINK_SHIFT) | SIGNATURE]);
  }

  return {
    rows,
    arrive() {
      readClock(ARRIVED);
    },
    enter,
    leave,
    forget(node) {
      const at = find(node);
      if (at >= 0) drop(at);
    },
    forgetBelow(node) {
      let at = depth;
      while (at > 0 && running[at - 1] !== node && nodes.isWithin(running[at - 1], node)) at--;
      if (at !== depth) drop(at);
    },
    forgetAll() {
      drop(0);
    },
    beginSpan(node, left) {
      if (depth === capacity) growRunning();
      readClock(ARRIVED);
      running[depth] = node;
      starts[depth] = times[ARRIVED];
      lefts[depth] = left;
      nodes.hot[OPEN_AT] = node;
      depth++;
    },
    endSpan(node) {
      const at = find(node);
      if (at < 0) return;
      const left = now() - times[LOST];
      drop(at);
      const start = starts[at];
      const isAnother = lefts[at] !== nodes.hot[(node << HOT_SHIFT) | LEFT];
      if (isAnother || start < times[NOT_BEFORE]) return;
      duration[0] = left > start ? left - start : 0;
      takeDuration(node, amountsOf(node));
    },
    skip() {
      readClock(LAST);
    },
    charged: () => times[LAST],
    addWait(node, from) {
      const since = from < times[NOT_BEFORE] ? times[NOT_BEFORE] : from;
      if (!(times[LAST] > since)) return;
      const at = extrasOf(node) * EXTRAS;
      extras.values[at + WAIT_TIME] += times[LAST] - since;
    },
    addDuration(node, start, time) {
      if (start < times[NOT_BEFORE]) return;
      duration[0] = time;
      takeDuration(node, amountsOf(node));
    },
    addJob(node, time) {
      const row = amountsOf(node);
      amounts.values[row * AMOUNTS + SELF_TIME] += time;
      duration[0] = time;
      takeDuration(node, row);
    },
    addSample(node, time, squares) {
      const at = extrasOf(node) * EXTRAS;
      extras.values[at + SAMPLED_TIME] += time;
      extras.values[at + SAMPLED_SQUARES] += squares;
    },
    addCalls(node, calls) {
      const at = extrasOf(node) * EXTRAS;
      extras.values[at + CALLS] += calls;
    },
    selfTimeOf: (node) => amounts.values[amountsOf(node) * AMOUNTS + SELF_TIME],
    begin() {
      readClock(LAST);
      times[NOT_BEFORE] = times[LAST];
    },
    forgetStarts() {
      readClock(NOT_BEFORE);
    },
  };
}
