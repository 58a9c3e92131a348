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

/**
 * Our own cost per call as calibrated moved by up to 30 % between runs on a busy machine, and a call that
 * describes objects costs more than one that describes numbers: half of it is taken as uncertain.
 */
export const OWN_COST_UNCERTAINTY = 0.5;

/**
 * The 95 % range of a time from which `ownCost` was taken out. Few samples are no bell curve: the range is
 * that of a count of events of the weight `variance / time`, by square roots, which is within 5 % of the exact
 * Poisson limits and says of a row without any sample what it may have had at most.
 */
export function timeRange(
  time: Milliseconds,
  variance: number,
  ownCost: Milliseconds,
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
  const uncertain = ownCost * OWN_COST_UNCERTAINTY;
  return {
    low: Math.max(0, low - ownCost - uncertain),
    high: Math.max(0, high - ownCost + uncertain),
  };
}

/** False where a time tells no more than that it is short: its range begins at nothing. */
export function isResolved({ low }: TimeRange): boolean {
  return low > 0;
}
