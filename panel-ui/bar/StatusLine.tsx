/**
 * World: panel. The quiet last line: can the numbers above be trusted. Clock, our own cost, what was left
 * out and what was changed about the page.
 */
import { useMemo, type ReactElement } from 'react';
import type { NotRecorded, Profile } from '../../profile/model.ts';
import type { ScriptProgress } from '../../protocol/session-messages.ts';
import { coarsestClock, ownCostOf } from '../table/resolution.ts';
import { formatAmount, formatCount, formatPercent, formatShortDuration } from '../text/format.ts';
import { visibleText } from '../../profile/visible-text.ts';

/** `clock exact, 5 µs steps, isolated`. */
export function clockText(profile: Profile): string {
  const clock = coarsestClock(profile);
  if (clock === null) return '';
  if (clock.kind === 'none') return 'counts only, no clock';
  return [
    `clock ${clock.kind}`,
    `${formatShortDuration(clock.step)} steps`,
    ...(clock.isolated ? ['isolated'] : []),
  ].join(', ');
}

/** `our cost 2.1 %`, of the time that was recorded. */
export function costText(profile: Profile): string {
  const duration = profile.contexts.reduce((sum, context) => sum + context.duration, 0);
  return duration > 0 ? `our cost ${formatPercent(ownCostOf(profile) / duration)}` : '';
}

/** What the numbers leave out, in words. */
function limitsText(profile: Profile): string[] {
  const early = profile.contexts.filter((context) => !context.complete).length;
  return [
    ...(early > 0 ? [`${formatAmount(early, 'context')} ended early`] : []),
    ...profile.meta.capsHit.map(
      ({ what, limit, times }) =>
        `${formatCount(times)} × over the limit of ${formatCount(limit)} (${what.replace('-', ' ')}), shown as other`,
    ),
  ];
}

export interface StatusLineProps {
  readonly profile: Profile | null;
  readonly scripts: ScriptProgress | null;
  readonly notRecorded: readonly NotRecorded[];
  readonly onNotRecorded: () => void;
}

export function StatusLine({ profile, scripts, notRecorded, onNotRecorded }: StatusLineProps): ReactElement {
  const facts = useMemo(
    () =>
      profile === null ? [] : [clockText(profile), costText(profile), ...limitsText(profile)].filter(Boolean),
    [profile],
  );
  return (
    <footer className="status" aria-label="About this recording">
      {facts.map((fact) => (
        <span key={fact} className="fact" title={fact}>
          {fact}
        </span>
      ))}
      {scripts?.pageChanges.map((change) => (
        <span key={change} className="fact is-notable" title={visibleText(change)}>
          {visibleText(change)}
        </span>
      ))}
      {notRecorded.length > 0 && (
        <button type="button" className="fact door" aria-haspopup="dialog" onClick={onNotRecorded}>
          {notRecordedText(notRecorded)} ▸
        </button>
      )}
    </footer>
  );
}

/** `3 scripts not recorded`; `3 not recorded` when they are not all scripts. */
export function notRecordedText(notRecorded: readonly NotRecorded[]): string {
  const onlyScripts = notRecorded.every(({ what }) => what === 'script');
  return onlyScripts
    ? `${formatAmount(notRecorded.length, 'script')} not recorded`
    : `${formatCount(notRecorded.length)} not recorded`;
}
