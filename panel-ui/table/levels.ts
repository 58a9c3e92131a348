/**
 * World: panel (pure). What the table is made of, computed once for a recording: statistics per signature
 * and per function, the texts they are found by, and what times are judged against.
 */
import { computeStats, placeLabel, signatureLabel, siteLabel, type StatsTable } from '../../profile/index.ts';
import type { Clock, Profile } from '../../profile/model.ts';
import type { Milliseconds } from '../../profile/units.ts';
import { coarsestClock } from './resolution.ts';
import type { TableLevel } from './table-rows.ts';

export interface ProfileLevels {
  readonly signature: TableLevel;
  readonly function: TableLevel;
  readonly clock: Clock | null;
  /** Sum of all self times. */
  readonly totalTime: Milliseconds;
  readonly totalCalls: number;
}

export function computeLevels(profile: Profile): ProfileLevels {
  const bySignature = computeStats(profile, { by: 'signature' });
  const byFunction = computeStats(profile, { by: 'function' });
  return {
    signature: { stats: bySignature, texts: textsOf(profile, bySignature) },
    function: { stats: byFunction, texts: textsOf(profile, byFunction) },
    clock: coarsestClock(profile),
    totalTime: bySignature.selfTime.reduce((sum, time) => sum + time, 0),
    totalCalls: bySignature.calls.reduce((sum, calls) => sum + calls, 0),
  };
}

function textsOf(profile: Profile, stats: StatsTable): string[] {
  return Array.from({ length: stats.length }, (_, row) => {
    const signature = stats.signature[row];
    const site = stats.site[row];
    const label = signature < 0 ? siteLabel(profile, site) : signatureLabel(profile, signature);
    return `${label} ${placeLabel(profile, site)}`;
  });
}
