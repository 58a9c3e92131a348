/**
 * World: panel (pure). What has to be known of a recording to trust its numbers, each in a few words and, for
 * who asks, in a sentence.
 */
import type { Clock, Profile } from '../../profile/model.ts';
import { coarsestClock, ownCostOf } from '../table/resolution.ts';
import {
  formatAmount,
  formatCount,
  formatDuration,
  formatPercent,
  formatShortDuration,
} from '../text/format.ts';

export interface RecordingFact {
  readonly text: string;
  readonly title: string;
}

export function recordingFacts(profile: Profile): readonly RecordingFact[] {
  const clock = coarsestClock(profile);
  return [
    ...(clock === null ? [] : clockFacts(profile, clock)),
    ...costFacts(profile),
    ...limitFacts(profile),
  ];
}

/** `clock exact`, `5 µs steps`, `isolated`. */
function clockFacts(profile: Profile, clock: Clock): RecordingFact[] {
  if (clock.kind === 'none')
    return [{ text: 'counts only, no clock', title: 'Calls were counted, and nothing was timed.' }];
  const step = {
    text: `${formatShortDuration(clock.step)} steps`,
    title: 'The least time that this clock can tell',
  };
  const isolation = clock.isolated
    ? { text: 'isolated', title: 'The page is cross-origin isolated, so its clock is a fine one.' }
    : { text: 'not isolated', title: 'The page is not cross-origin isolated, so its clock is a coarse one.' };
  return [kindFact(profile, clock), step, isolation];
}

function kindFact(profile: Profile, clock: Clock): RecordingFact {
  const kinds = new Map<Clock['kind'], number>();
  for (const context of profile.contexts)
    if (context.callNodes.length > 0) kinds.set(context.clock.kind, (kinds.get(context.clock.kind) ?? 0) + 1);
  const mixed =
    kinds.size > 1
      ? ` (${[...kinds].map(([kind, count]) => `${formatCount(count)} × ${kind === 'none' ? 'counts only' : kind}`).join(', ')})`
      : '';
  return clock.kind === 'sampled'
    ? { text: `clock sampled${mixed}`, title: 'Times are made from samples.' }
    : { text: `clock exact${mixed}`, title: 'The clock is read at both ends of every call.' };
}

/** `our cost 2.1 %`, of the time that was recorded. */
function costFacts(profile: Profile): RecordingFact[] {
  const duration = profile.contexts.reduce((sum, context) => sum + context.duration, 0);
  const cost = ownCostOf(profile);
  if (!(duration > 0 && cost > 0)) return [];
  return [
    {
      text: `our cost ${formatPercent(cost / duration)}`,
      title: `Recording took ${formatDuration(cost)}, as calibrated. It is in none of the times.`,
    },
  ];
}

/** What the numbers leave out. */
function limitFacts(profile: Profile): RecordingFact[] {
  const early = profile.contexts.filter((context) => !context.complete).length;
  return [
    ...(early > 0
      ? [
          {
            text: `${formatAmount(early, 'context')} ended early`,
            title: 'They went away without a last word: their last moments are missing.',
          },
        ]
      : []),
    ...profile.meta.capsHit.map(({ what, limit, times }) => ({
      text: `${formatCount(times)} × over the limit of ${formatCount(limit)} (${what.replace('-', ' ')}), shown as other`,
      title: 'Totals are exact; what was over the limit is in rows called “other”.',
    })),
  ];
}
