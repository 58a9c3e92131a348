/**
 * World: panel (pure). What has to be known of a recording to trust its numbers, each in a few words and, for
 * who asks, in a sentence.
 */
import { coarsestClock, ownCostOfProfile, shareOfProcessor } from '../../profile/index.ts';
import type { Clock, Profile } from '../../profile/model.ts';
import { visibleText } from '../../profile/visible-text.ts';
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
    ...processorFacts(profile),
    ...costFacts(profile),
    ...limitFacts(profile),
  ];
}

/** `clock sampled every 110 µs`, `5 µs steps`, `isolated`. */
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
  if (clock.kind === 'sampled' && clock.sampling) {
    const { interval, samples, exactBefore } = clock.sampling;
    return {
      text: `clock sampled, about every ${formatShortDuration(interval)}${mixed}`,
      title: `${formatCount(samples)} samples; the first ${formatDuration(exactBefore)} of each context were timed exactly. The first calls of everything, and a few later ones, are timed by themselves.`,
    };
  }
  const why = clock.whyNotSampled === null ? '' : ` Not sampled: ${visibleText(clock.whyNotSampled)}`;
  return { text: `clock exact${mixed}`, title: `The clock is read at both ends of every call.${why}` };
}

/** Below this it shows in the second digit of times. */
const ALL_OF_A_PROCESSOR = 0.95;

/** `busy machine: page had 43 % of a processor`, where other programs took enough of it to matter. */
function processorFacts(profile: Profile): RecordingFact[] {
  const shares = profile.contexts.flatMap(({ clock }) =>
    clock.processor ? [shareOfProcessor(clock.processor)] : [],
  );
  const least = Math.min(1, ...shares);
  return least >= ALL_OF_A_PROCESSOR
    ? []
    : [
        {
          text: `page had ${formatPercent(least)} of a processor`,
          title:
            'Other programs took the rest of the time in which the page had work. That is in none of the times of the page’s thread, but makes them less sure.',
        },
      ];
}

/** `our cost 2.1 %`, of the time that was recorded; what the sampler took and lost. */
function costFacts(profile: Profile): RecordingFact[] {
  const duration = profile.contexts.reduce((sum, context) => sum + context.duration, 0);
  const cost = ownCostOfProfile(profile);
  const samplings = profile.contexts.flatMap(({ clock }) => clock.sampling ?? []);
  const unattributed = samplings.reduce((sum, sampling) => sum + sampling.unattributed, 0);
  const stalls = samplings.reduce((sum, sampling) => sum + sampling.stalls, 0);
  const share = Math.max(0, ...samplings.map(({ cpuShare }) => cpuShare));
  return [
    ...(duration > 0 && cost > 0
      ? [
          {
            text: `our cost ${formatPercent(cost / duration)}`,
            title: `Recording took ${formatDuration(cost)} of processor time, as calibrated. It is in none of the times.`,
          },
        ]
      : []),
    ...(share > 0
      ? [
          {
            text: `sampler ${formatPercent(share)} of a core`,
            title: 'Time of another thread, beside the page',
          },
        ]
      : []),
    ...(unattributed > 0
      ? [
          {
            text: `${formatDuration(unattributed)} unattributed`,
            title: `The sampler itself had no processor ${formatAmount(stalls, 'time')}; what ran then is not known and belongs to no row.`,
          },
        ]
      : []),
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
