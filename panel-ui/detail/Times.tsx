/**
 * World: panel. The times of the selection: all calls together with the range the truth is in, what they waited
 * and what recording them cost; and single calls, where they were timed: the first against those after it.
 */
import type { ReactElement } from 'react';
import { cumulativeTimeOf, selfTimeOf, type StatsTable } from '../../profile/index.ts';
import type { Clock, Profile } from '../../profile/model.ts';
import type { Selection } from '../store/state.ts';
import type { ProfileLevels } from '../table/levels.ts';
import { formatRange, showSpan, showTime, showWait, type ShownTime } from '../table/shown-time.ts';
import { formatCount, formatDuration, formatThreeDigits } from '../text/format.ts';
import { histogramOf, quantileOf, withoutFirst } from './durations.ts';

/** A first call this much slower than the others is worth a word. */
const NOTABLE_RATIO = 1.5;

interface Fact {
  readonly name: string;
  readonly text: string;
  readonly title: string;
  readonly resolved: boolean;
  readonly note: string;
}

interface TimesProps {
  readonly profile: Profile;
  readonly levels: ProfileLevels;
  readonly selection: Selection;
}

export function Times(props: TimesProps): ReactElement {
  const { levels, selection } = props;
  const { signature, site } = selection;
  const { stats } = signature === null ? levels.function : levels.signature;
  const row = (signature === null ? stats.site : stats.signature).indexOf(signature ?? site);
  const facts = row < 0 ? [] : [...sums(stats, row, levels.clock), ...singleCalls(props, stats, row)];
  const calls = row < 0 ? 0 : stats.calls[row];
  const timed = row < 0 ? 0 : stats.timedCalls[row];
  return (
    <section className="detail-list is-times" aria-label="Times">
      <h3>
        Times <span>{timedText(timed, calls)}</span>
      </h3>
      <dl>
        {facts.map(({ name, text, title, resolved, note }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={title} className={resolved ? '' : 'is-unresolved'}>
              {text}
            </dd>
            <dd className="detail-note">{note}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const fact = (name: string, { text, title, resolved }: ShownTime, note = ''): Fact => ({
  name,
  text,
  title,
  resolved,
  note,
});

/** All calls together, with the range the truth is in; what they waited; what recording them cost. */
function sums(stats: StatsTable, row: number, clock: Clock | null): readonly Fact[] {
  const self = showTime(selfTimeOf(stats, row), clock);
  const cumulative = showTime(cumulativeTimeOf(stats, row), clock);
  const calls = stats.calls[row];
  const wait = stats.waitTime[row];
  const cost = stats.ownCost[row];
  return [
    fact('self', self, formatRange(self)),
    fact('cumulative', cumulative, formatRange(cumulative)),
    ...(wait > 0
      ? [fact('awaited', showWait(wait, clock), calls > 1 ? `${formatDuration(wait / calls)} a call` : '')]
      : []),
    ...(cost > 0
      ? [
          {
            name: 'our cost',
            text: formatDuration(cost),
            title: 'What recording these calls took, as calibrated; it is in none of the times',
            resolved: true,
            note: `${formatDuration(cost / Math.max(1, calls))} a call`,
          },
        ]
      : []),
  ];
}

/** The first call against those after it, where any were timed by themselves. */
function singleCalls(
  { profile, levels, selection }: TimesProps,
  stats: StatsTable,
  row: number,
): readonly Fact[] {
  const timed = stats.timedCalls[row];
  if (timed === 0) return [];
  const { signature, site } = selection;
  const first = stats.firstCallTime[row];
  const [least, most] = [stats.minTime[row], stats.maxTime[row]];
  const all = histogramOf(profile, (other) =>
    signature === null ? profile.signatures.site[other] === site : other === signature,
  );
  const steady = withoutFirst(all, first);
  const middle = quantileOf(steady, 0.5, least, most);
  const ratio = first / middle;
  const slow = Number.isFinite(ratio) && ratio >= NOTABLE_RATIO;
  const spans: readonly (readonly [name: string, duration: number, note?: string])[] = [
    ['first call', first, slow ? `${formatThreeDigits(ratio)} × p50` : ''],
    ['p50', middle],
    ['p95', quantileOf(steady, 0.95, least, most)],
    ...(timed > 1 ? ([['min', least] as const, ['max', most] as const] as const) : []),
  ];
  return spans
    .filter(([, duration]) => !Number.isNaN(duration))
    .map(([name, duration, note]) => fact(name, showSpan(duration, levels.clock), note));
}

function timedText(timed: number, calls: number): string {
  if (timed === 0) return 'no single call was timed';
  if (timed < calls) return `${formatCount(timed)} of ${formatCount(calls)} calls timed`;
  return calls === 1 ? 'of one call' : `of ${formatCount(calls)} calls`;
}
