/**
 * World: any (pure). How far a time can be trusted: the range in which the truth lies 19 times of 20,
 * from the variance of the estimate and from how well our own cost is known.
 */
import type { Clock } from './model.ts';
import type { Milliseconds } from './units.ts';

export interface TimeRange {
  readonly low: Milliseconds;
  readonly high: Milliseconds;
}

/** Half the width of a 95 % interval in standard errors. */
const Z = 1.96;

/** A time as it was measured, with all that limits it. */
export interface MeasuredTime {
  readonly time: Milliseconds;
  readonly variance: number; // Milliseconds²
  readonly ownCost: Milliseconds; // of the recorder, taken out of the time
  readonly ownCostInCaller: Milliseconds; // of the recorder, taken out of the callers' times for these calls
}

/**
 * How far the recorder's own cost may be from what was calibrated, as a share of it. Beside functions of known length
 * (`bench/accuracy.mjs`) recording took 0.5 to 4.5 times as much: less where processors do our work beside the
 * function's, more where a function that is recorded is no longer inlined, so that its numbers are boxed, or a loop beside its calls is compiled less well. A call
 * whose time is read from the clock costs so much that this matters less.
 */
const COSTS_LESS = 0.5;
const COSTS_MORE = 3.5;
const TIMED_COSTS_MORE = 1;
/**
 * Samples see a callee from one store to the cell to the next, and these come late where processors have our work still to do
 * beside the callee's: in functions of known length 1.5 to 3 times as much was missing as a call costs its caller by calibration. The
 * cheaper calls get, the larger is that share: what makes a store late is how long our steps take one after another, not how many they are.
 */
const HIDDEN = 2.5;

/**
 * The 95 % range of a time. Few samples are no bell curve: their part of the range is that of a count of events of the
 * weight `variance / time`, by square roots, which is within 5 % of the exact Poisson limits and says of a row without any sample what
 * it may have had at most. That part and our own cost's are independent, so their squares add up.
 */
export function timeRange(
  { time, variance, ownCost, ownCostInCaller }: MeasuredTime,
  clock: Clock,
): TimeRange {
  if (clock.kind === 'none') return { low: 0, high: Infinity };
  const measured = time + ownCost;
  const isSampled = clock.kind === 'sampled' && clock.sampling !== null;
  // What was never seen has no variance, and may be all that one more sample, or step, would have told.
  const unseen = isSampled ? clock.sampling.interval : measured > 0 ? 0 : clock.step;
  const weight = variance > 0 && measured > 0 ? variance / measured : unseen;
  const events = weight > 0 ? measured / weight : 0;
  const low = weight > 0 ? weight * Math.max(0, Math.sqrt(events) - Z / 2) ** 2 : measured;
  const high = weight > 0 ? weight * (Math.sqrt(events + 1) + Z / 2) ** 2 : measured;
  const more = ownCost * (isSampled ? COSTS_MORE : TIMED_COSTS_MORE);
  const less = ownCost * COSTS_LESS + (isSampled ? ownCostInCaller * HIDDEN : 0);
  return {
    low: Math.max(0, time - Math.hypot(measured - low, more)),
    high: time + Math.hypot(high - measured, less),
  };
}

/** False where a time tells no more than that it is short: its range begins at nothing. */
export function isResolved({ low }: TimeRange): boolean {
  return low > 0;
}
