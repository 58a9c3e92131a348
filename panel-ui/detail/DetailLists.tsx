/**
 * World: panel. What unfolds below the line of the selection: short lists side by side, one below the
 * other where there is no room.
 */
import { useMemo, type ReactElement, type ReactNode } from 'react';
import type { CallEdge } from '../../profile/index.ts';
import type { Profile } from '../../profile/model.ts';
import type { SignatureIndex, SiteIndex } from '../../profile/units.ts';
import type { Selection } from '../store/state.ts';
import type { ProfileLevels } from '../table/levels.ts';
import { showSpan } from '../table/shown-time.ts';
import { ColourMark } from '../text/ColourMark.tsx';
import { contextLabel } from '../contexts/context-filter.ts';
import { contextSharesOf } from '../contexts/context-shares.ts';
import { formatCount, formatPercent } from '../text/format.ts';
import { SignatureText } from '../text/SignatureText.tsx';
import { Times } from './Times.tsx';
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
        numbers={[`${formatCount(edge.calls)} ×`, showSpan(edge.cumulativeTime, levels.clock).text]}
        onSelect={onSelect}
      />
    ));
  return (
    <div className="detail-lists">
      <Times profile={profile} levels={levels} selection={selection} />
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
      {profile.contexts.length > 1 && <Contexts {...props} />}
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

/** In which contexts it ran. */
function Contexts({ profile, selection }: DetailListsProps): ReactElement {
  const shares = useMemo(() => contextSharesOf(profile, selection), [profile, selection]);
  return (
    <List title="Contexts" columns="calls, self time" length={shares.length}>
      {shares.slice(0, LISTED).map(({ context, calls, selfTime }) => (
        <li key={context} className="detail-entry">
          <span className="detail-number">{formatCount(calls)} ×</span>
          <span className="detail-number">{showSpan(selfTime, profile.contexts[context].clock).text}</span>
          <bdi className="detail-context" title={contextLabel(profile.contexts[context])}>
            {contextLabel(profile.contexts[context])}
          </bdi>
        </li>
      ))}
    </List>
  );
}
