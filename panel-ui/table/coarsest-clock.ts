/**
 * World: panel (pure). The clock that rows are judged by, which add up several contexts.
 */
import { coarserClock } from '../../profile/index.ts';
import type { Clock, Profile } from '../../profile/model.ts';

/**
 * The coarsest of each property over all contexts in which something ran. One that only counted tells nothing of
 * the times of the others. Null: nothing ran.
 */
export function coarsestClock(profile: Profile): Clock | null {
  const clocks = profile.contexts.filter((context) => context.callNodes.length > 0).map(({ clock }) => clock);
  const timed = clocks.filter(({ kind }) => kind !== 'none');
  if (clocks.length === 0) return null;
  return (timed.length > 0 ? timed : clocks).reduce(coarserClock);
}
