/**
 * World: panel. What unfolds below the line of the selection: four short lists side by side, one below the
 * other where there is no room.
 */
import type { ReactElement, ReactNode } from 'react';
import type { CallEdge } from '../../profile/index.ts';
import type { Profile } from '../../profile/model.ts';
import type { SignatureIndex, SiteIndex } from '../../profile/units.ts';
import type { Selection } from '../store/state.ts';
import type { ProfileLevels } from '../table/levels.ts';
import { showTime } from '../table/shown-time.ts';
import { ColourMark } from '../text/ColourMark.tsx';
import { formatCount, formatDuration, formatExactDuration, formatPercent } from '../text/format.ts';
import { SignatureText } from '../text/SignatureText.tsx';
import { histogramOf, quantileOf } from './durations.ts';
import type { Relations, SignatureShare } from './relations.ts';

export interface DetailListsProps {
  readonly profile: Profile;
  readonly levels: ProfileLevels;
  readonly selection: Selection;
  readonly shares: readonly SignatureShare[];
  readonly relations: Relations;
  readonly onSelect: (selection: Selection) => void;
}

/** Longer lists say how many more there are. */
const LISTED = 100;

export function DetailLists(props: DetailListsProps): ReactElement {
  const { profile, levels, selection, shares, relations, onSelect } = props;
  const { site } = selection;
  const edges = (list: readonly CallEdge[]): ReactNode =>
    list.map((edge) => (
      <Line
        key={`${String(edge.site)}.${String(edge.signature)}`}
        profile={profile}
        site={edge.site}
        signature={edge.signature}
        numbers={[
          `${formatCount(edge.calls)} ×`,
          showTime(edge.cumulativeTime, edge.calls, levels.clock).text,
        ]}
        onSelect={onSelect}
      />
    ));
  return (
    <div className="detail-lists">
      <Durations {...props} />
      <List title="Signatures" columns="calls, self time" length={shares.length}>
        {shares.slice(0, LISTED).map(({ signature, callShare, timeShare }) => (
          <Line
            key={signature}
            profile={profile}
            site={site}
            signature={signature}
            isCurrent={signature === selection.signature}
            numbers={[formatPercent(callShare), formatPercent(timeShare)]}
            onSelect={onSelect}
          />
        ))}
      </List>
      <List title="Callers" columns="calls, time here" length={relations.callers.length}>
        {edges(relations.callers.slice(0, LISTED))}
      </List>
      <List title="Callees" columns="calls, time there" length={relations.callees.length}>
        {edges(relations.callees.slice(0, LISTED))}
      </List>
    </div>
  );
}

function List(props: {
  readonly title: string;
  readonly columns: string;
  readonly length: number;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className="detail-list" aria-label={props.title}>
      <h3>
        {props.title} <span>{props.length === 0 ? 'none' : props.columns}</span>
      </h3>
      <ul>{props.children}</ul>
      {props.length > LISTED && <p>and {formatCount(props.length - LISTED)} more</p>}
    </section>
  );
}

function Line(props: {
  readonly profile: Profile;
  readonly site: SiteIndex; // -1: the browser
  readonly signature: SignatureIndex; // -1: the function
  readonly numbers: readonly string[];
  readonly isCurrent?: boolean;
  readonly onSelect: (selection: Selection) => void;
}): ReactElement {
  const { profile, site, signature } = props;
  const numbers = props.numbers.map((number, i) => (
    <span key={i} className="detail-number">
      {number}
    </span>
  ));
  if (site < 0)
    return (
      <li className="detail-entry">
        {numbers}
        <span className="detail-hint">the browser</span>
      </li>
    );
  return (
    <li>
      <button
        type="button"
        className="detail-entry"
        aria-current={props.isCurrent === true}
        onClick={() => props.onSelect({ site, signature: signature < 0 ? null : signature, node: null })}
      >
        {numbers}
        <ColourMark profile={profile} site={site} signature={signature} />
        <SignatureText profile={profile} site={site} signature={signature} />
      </button>
    </li>
  );
}

/** First call against the rest, and how calls are spread. */
function Durations({ profile, levels, selection }: DetailListsProps): ReactElement {
  const { signature, site } = selection;
  const { stats } = signature === null ? levels.function : levels.signature;
  const row = (signature === null ? stats.site : stats.signature).indexOf(signature ?? site);
  const timed = row < 0 ? 0 : stats.timedCalls[row];
  const histogram = histogramOf(profile, (other) =>
    signature === null ? profile.signatures.site[other] === site : other === signature,
  );
  const least = row < 0 ? NaN : stats.minTime[row];
  const most = row < 0 ? NaN : stats.maxTime[row];
  const facts: readonly (readonly [name: string, duration: number])[] = [
    ['first call', row < 0 ? NaN : stats.firstCallTime[row]],
    ['min', least],
    ['p50', quantileOf(histogram, 0.5, least, most)],
    ['p95', quantileOf(histogram, 0.95, least, most)],
    ['max', most],
  ];
  return (
    <section className="detail-list is-durations" aria-label="Durations">
      <h3>
        Durations <span>{timed > 0 ? `of ${formatCount(timed)} timed calls` : 'no call was timed'}</span>
      </h3>
      {timed > 0 && (
        <dl>
          {facts.map(([name, duration]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd title={formatExactDuration(duration)}>{formatDuration(duration)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
