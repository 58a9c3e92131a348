/**
 * World: panel. The quiet last line: can the numbers above be trusted. Clock, our own cost, what was left
 * out and what was changed about the page.
 */
import { useMemo, type ReactElement } from 'react';
import type { NotRecorded, Profile } from '../../profile/model.ts';
import { visibleText } from '../../profile/visible-text.ts';
import type { ScriptProgress } from '../../protocol/session-messages.ts';
import { formatAmount, formatCount } from '../text/format.ts';
import { recordingFacts } from './recording-facts.ts';

export interface StatusLineProps {
  readonly profile: Profile | null;
  readonly scripts: ScriptProgress | null;
  readonly notRecorded: readonly NotRecorded[];
  readonly onNotRecorded: () => void;
}

export function StatusLine({ profile, scripts, notRecorded, onNotRecorded }: StatusLineProps): ReactElement {
  const facts = useMemo(() => (profile === null ? [] : recordingFacts(profile)), [profile]);
  return (
    <footer className="status" aria-label="About this recording">
      {facts.map(({ text, title }) => (
        <span key={text} className="fact" title={title}>
          {text}
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
