/**
 * World: panel (pure). What the table is made of, computed once for a recording: statistics per signature
 * and per function, the texts they are found by, and what times are judged against.
 */
import {
  coarsestClock,
  computeStats,
  placeLabel,
  signatureLabel,
  siteLabel,
  type StatsTable,
} from '../../profile/index.ts';
import type { Clock, Profile } from '../../profile/model.ts';
import type { Milliseconds } from '../../profile/units.ts';
import { kindsByRow } from '../contexts/context-shares.ts';
import { columnsFor, type ColumnId, type TableLevel } from './table-rows.ts';

export interface ProfileLevels {
  readonly signature: TableLevel;
  readonly function: TableLevel;
  readonly columns: readonly ColumnId[];
  readonly clock: Clock | null;
  /** Sum of all self times. */
  readonly totalTime: Milliseconds;
  readonly totalCalls: number;
}

export function computeLevels(profile: Profile): ProfileLevels {
  const bySignature = computeStats(profile, { by: 'signature' });
  const byFunction = computeStats(profile, { by: 'function' });
  return {
    signature: levelOf(profile, bySignature),
    function: levelOf(profile, byFunction),
    columns: columnsFor(bySignature),
    clock: coarsestClock(profile),
    totalTime: bySignature.selfTime.reduce((sum, time) => sum + time, 0),
    totalCalls: bySignature.calls.reduce((sum, calls) => sum + calls, 0),
  };
}

function levelOf(profile: Profile, stats: StatsTable): TableLevel {
  const kinds = kindsByRow(profile, stats);
  const texts = Array.from({ length: stats.length }, (_, row) => {
    const signature = stats.signature[row];
    const site = stats.site[row];
    const label = signature < 0 ? siteLabel(profile, site) : signatureLabel(profile, signature);
    const place = placeLabel(profile, site);
    return kinds[row] === '' ? `${label} ${place}` : `${label} ${place} ${kinds[row]}`;
  });
  return { stats, texts, kinds };
}
