/**
 * World: panel. How long single calls took, where they were timed: the first against those after it, how the
 * others are spread, and what they waited.
 */
import type { ReactElement } from 'react';
import type { Profile } from '../../profile/model.ts';
import type { Selection } from '../store/state.ts';
import type { ProfileLevels } from '../table/levels.ts';
import { showSpan, showWait, type ShownTime } from '../table/shown-time.ts';
import { formatCount, formatThreeDigits } from '../text/format.ts';
import { histogramOf, quantileOf, withoutFirst } from './durations.ts';

/** A first call this much slower than the others is worth a word. */
const NOTABLE_RATIO = 1.5;

interface Fact {
  readonly name: string;
  readonly shown: ShownTime;
  readonly note?: string;
}

export function Durations(props: {
  readonly profile: Profile;
  readonly levels: ProfileLevels;
  readonly selection: Selection;
}): ReactElement {
  const { profile, levels, selection } = props;
  const { signature, site } = selection;
  const { stats } = signature === null ? levels.function : levels.signature;
  const row = (signature === null ? stats.site : stats.signature).indexOf(signature ?? site);
  const timed = row < 0 ? 0 : stats.timedCalls[row];
  const calls = row < 0 ? 0 : stats.calls[row];
  const wait = row < 0 ? 0 : stats.waitTime[row];
  const facts: Fact[] = [];
  if (timed > 0) {
    const first = stats.firstCallTime[row];
    const [least, most] = [stats.minTime[row], stats.maxTime[row]];
    const all = histogramOf(profile, (other) =>
      signature === null ? profile.signatures.site[other] === site : other === signature,
    );
    const steady = withoutFirst(all, first);
    const middle = quantileOf(steady, 0.5, least, most);
    const span = (name: string, duration: number, note?: string): void => {
      if (Number.isNaN(duration)) return;
      facts.push({ name, shown: showSpan(duration, levels.clock), ...(note === undefined ? {} : { note }) });
    };
    const ratio = first / middle;
    span(
      'first call',
      first,
      Number.isFinite(ratio) && ratio >= NOTABLE_RATIO ? `${formatThreeDigits(ratio)} ×` : undefined,
    );
    span('p50', middle);
    span('p95', quantileOf(steady, 0.95, least, most));
    if (timed > 1) span('min', least);
    if (timed > 1) span('max', most);
  }
  if (wait > 0) {
    facts.push({ name: 'awaited', shown: showWait(wait, levels.clock) });
    if (calls > 1) facts.push({ name: 'awaited a call', shown: showWait(wait / calls, levels.clock) });
  }
  return (
    <section className="detail-list is-durations" aria-label="Durations">
      <h3>
        Durations <span>{timedText(timed, calls)}</span>
      </h3>
      <dl>
        {facts.map(({ name, shown, note }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={shown.title} className={shown.resolved ? '' : 'is-unresolved'}>
              {note !== undefined && (
                <span className="detail-note" title="First call against the median of those after it">
                  {note}
                </span>
              )}
              {shown.text}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function timedText(timed: number, calls: number): string {
  if (timed === 0) return 'no call was timed';
  if (timed < calls) return `${formatCount(timed)} of ${formatCount(calls)} calls timed`;
  return calls === 1 ? 'of one call' : `of ${formatCount(calls)} calls`;
}
