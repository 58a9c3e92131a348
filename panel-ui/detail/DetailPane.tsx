/**
 * World: panel. The line about what is selected, and what unfolds from it: how long its calls took, the
 * signatures of its function, who calls it and whom it calls. Every line leads to its own selection.
 */
import { useDeferredValue, useMemo, type ReactElement } from 'react';
import { siteLabel } from '../../profile/index.ts';
import type { Profile } from '../../profile/model.ts';
import type { SiteIndex } from '../../profile/units.ts';
import { visibleText } from '../../profile/visible-text.ts';
import { CollapseIcon, ExpandIcon } from '../bar/icons.tsx';
import { useSourceMapNote } from '../source-maps/use-original-place.ts';
import type { Place } from '../store/session-link.ts';
import type { Selection } from '../store/state.ts';
import { PlaceLink } from '../table/FunctionCell.tsx';
import type { ProfileLevels } from '../table/levels.ts';
import { ColourMark } from '../text/ColourMark.tsx';
import { formatAmount, formatPercent } from '../text/format.ts';
import { SignatureText } from '../text/SignatureText.tsx';
import { DetailLists } from './DetailLists.tsx';
import { relationsOf, sharesOf, type Relations, type SignatureShare } from './relations.ts';

export interface DetailPaneProps {
  readonly profile: Profile;
  readonly levels: ProfileLevels;
  readonly selection: Selection | null;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpenSource: (place: Place) => void;
}

export function DetailPane(props: DetailPaneProps): ReactElement {
  const { profile, levels, open } = props;
  // The first edges of a large recording take a moment; the row is highlighted before.
  const selection = useDeferredValue(props.selection);
  const relations = useMemo(() => (selection ? relationsOf(profile, selection) : null), [profile, selection]);
  const shares = useMemo(
    () => (selection ? sharesOf(levels.signature, selection.site) : []),
    [levels, selection],
  );
  return (
    <section className="detail" aria-label="Selection">
      <div className="detail-line">
        {selection === null || relations === null ? (
          <span className="detail-hint">
            Select a row or a box to see its signatures, callers and callees.
          </span>
        ) : (
          <>
            <ColourMark profile={profile} site={selection.site} signature={selection.signature ?? -1} />
            <span className="detail-name">
              <SignatureText profile={profile} site={selection.site} signature={selection.signature ?? -1} />
            </span>
            <span className="detail-summary">
              {summaryOf(profile, shares, relations, selection.signature)}
            </span>
            <PlaceLink profile={profile} site={selection.site} tabbable onOpenSource={props.onOpenSource} />
            <SourceMapNote profile={profile} site={selection.site} />
          </>
        )}
        <button
          type="button"
          className="tool"
          aria-label="Details"
          aria-expanded={open}
          title={open ? 'Hide details (d)' : 'Show details (d)'}
          onClick={() => props.onOpen(!open)}
        >
          {open ? <CollapseIcon /> : <ExpandIcon />}
        </button>
      </div>
      {open && selection !== null && relations !== null && (
        <DetailLists
          profile={profile}
          levels={levels}
          selection={selection}
          shares={shares}
          relations={relations}
          onSelect={props.onSelect}
        />
      )}
    </section>
  );
}

/** Names in a line before it says how many more. */
const NAMED = 3;

/** `one of 2 signatures: 71 % of time in 97 % of calls · called by render, step`. */
export function summaryOf(
  profile: Profile,
  shares: readonly SignatureShare[],
  relations: Relations,
  signature: number | null,
): string {
  const own = shares.find((share) => share.signature === signature);
  const count = formatAmount(shares.length, 'signature');
  const signatures =
    shares.length > 1 && own
      ? `one of ${count}: ${formatPercent(own.timeShare)} of time in ${formatPercent(own.callShare)} of calls`
      : count;
  const names = [
    ...new Set(relations.callers.map(({ site }) => (site < 0 ? 'the browser' : siteLabel(profile, site)))),
  ];
  const more = names.length > NAMED ? ` and ${String(names.length - NAMED)} more` : '';
  const callers = names.length > 0 ? ` · called by ${names.slice(0, NAMED).join(', ')}${more}` : '';
  return signatures + callers;
}

/** Why the places of this script are those of the text that ran. */
function SourceMapNote(props: { readonly profile: Profile; readonly site: SiteIndex }): ReactElement | null {
  const note = useSourceMapNote(props.profile, props.site);
  if (note === null) return null;
  return (
    <span className="detail-note" title={visibleText(note)}>
      no source map
    </span>
  );
}
