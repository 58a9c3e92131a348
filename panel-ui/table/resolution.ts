/**
 * World: panel (pure). What the clock can tell: a time shorter than this is noise and is not shown as
 * digits.
 */
import { coarserClock } from '../../profile/clock.ts';
import type { Clock, Profile } from '../../profile/model.ts';
import type { Milliseconds } from '../../profile/units.ts';

const MS_PER_NS = 1e-6;

/**
 * Calibration of our own cost is good to about this fraction on a machine that does other things too; what
 * is subtracted per call is uncertain by as much.
 */
const OWN_COST_UNCERTAINTY = 0.1;

/** Shortest time that so many calls can be told to have taken, or NaN when no time was measured. */
export function resolutionOf(clock: Clock, calls: number): Milliseconds {
  if (clock.kind === 'none') return NaN;
  return clock.step + calls * clock.ownCostInside * MS_PER_NS * OWN_COST_UNCERTAINTY;
}

/** The clock to judge rows by that add up several contexts: the coarsest of each property. Null: no context. */
export function coarsestClock(profile: Profile): Clock | null {
  const clocks = profile.contexts.filter((context) => context.callNodes.length > 0).map(({ clock }) => clock);
  if (clocks.length === 0) return null;
  return clocks.reduce(coarserClock);
}

/** All calls of a recording. */
export function callsOf(profile: Profile): number {
  return profile.contexts.reduce((sum, { callNodes }) => sum + sumOf(callNodes.calls), 0);
}

/** Recorder's time over all calls, as calibrated. */
export function ownCostOf(profile: Profile): Milliseconds {
  return profile.contexts.reduce(
    (sum, { clock, callNodes }) =>
      sum + sumOf(callNodes.calls) * (clock.ownCostInside + clock.ownCostOutside) * MS_PER_NS,
    0,
  );
}

/** Recorder's time over one call, as calibrated, in the callee and in its caller. */
export function ownCostOfCall(clock: Clock | null): Milliseconds {
  return clock === null || clock.kind === 'none'
    ? 0
    : (clock.ownCostInside + clock.ownCostOutside) * MS_PER_NS;
}

function sumOf(column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i];
  return sum;
}
