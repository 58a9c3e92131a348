/**
 * World: panel. The function of a row: its colour, its name, its types set apart, and the way to its
 * source. Where there is little room the arguments give way in their middle, the name never.
 */
import type { ReactElement } from 'react';
import { fullPlaceLabel, placeLabel, signatureLabel, siteLabel } from '../../profile/index.ts';
import type { Profile } from '../../profile/model.ts';
import type { SignatureIndex, SiteIndex } from '../../profile/units.ts';
import { visibleText } from '../../profile/visible-text.ts';
import type { OriginalPlace } from '../source-maps/trace.ts';
import { useOriginalPlace } from '../source-maps/use-original-place.ts';
import type { Place } from '../store/session-link.ts';
import { ColourMark } from '../text/ColourMark.tsx';
import { SignatureText } from '../text/SignatureText.tsx';

export interface FunctionCellProps {
  readonly column: number;
  readonly profile: Profile;
  readonly site: SiteIndex;
  readonly signature: SignatureIndex; // -1: the function
  readonly expanded: boolean | null;
  readonly indented: boolean;
  /** Where it ran, when not in a page: `worker`. */
  readonly where: string;
  readonly onExpand: (site: SiteIndex, open: boolean) => void;
  readonly onOpenSource: (place: Place) => void;
}

/** Where a site is, for DevTools to show; null where there is no source. */
export function placeOf(profile: Profile, site: SiteIndex): Place | null {
  const url = profile.sites.url[site];
  const line = profile.sites.line[site];
  return url === '' || line === 0 ? null : { url, line, column: profile.sites.column[site] };
}

export function FunctionCell(props: FunctionCellProps): ReactElement {
  const { profile, site, signature, expanded } = props;
  const label = signature < 0 ? siteLabel(profile, site) : signatureLabel(profile, signature);
  return (
    <div
      role="gridcell"
      aria-colindex={props.column}
      className={`cell column-function${props.indented ? ' is-indented' : ''}`}
    >
      {expanded !== null && (
        <button
          type="button"
          className="expander"
          tabIndex={-1}
          aria-label={expanded ? 'Hide signatures' : 'Show signatures'}
          onClick={(event) => {
            event.stopPropagation();
            props.onExpand(site, !expanded);
          }}
        >
          {expanded ? '▾' : '▸'}
        </button>
      )}
      <ColourMark profile={profile} site={site} signature={signature} />
      <span className="function-label" title={label}>
        <SignatureText profile={profile} site={site} signature={signature} />
      </span>
      {props.where !== '' && <span className="context-tag">{props.where}</span>}
      <PlaceLink profile={profile} site={site} tabbable={false} onOpenSource={props.onOpenSource} />
    </div>
  );
}

export function PlaceLink(props: {
  readonly profile: Profile;
  readonly site: SiteIndex;
  readonly tabbable: boolean;
  readonly onOpenSource: (place: Place) => void;
}): ReactElement | null {
  const { profile, site } = props;
  const original = useOriginalPlace(profile, site);
  const text = original ? originalLabel(original) : placeLabel(profile, site);
  const place = original ?? placeOf(profile, site);
  if (text === '') return null;
  const [file, line] = splitLine(text);
  const shown = (
    <>
      {original?.name && <bdi className="place-name">{visibleText(original.name, NAME_LENGTH)} </bdi>}
      <bdi className="place-file">{file}</bdi>
      <span className="place-line">{line}</span>
    </>
  );
  if (place === null) return <span className="place">{shown}</span>;
  const generated = fullPlaceLabel(profile, site);
  return (
    // Not an anchor: the address comes from the page and must never be one of ours to follow.
    <button
      type="button"
      role="link"
      className={`place is-link${original?.ignored ? ' is-ignored' : ''}`}
      tabIndex={props.tabbable ? 0 : -1}
      title={original ? `${fullOriginalLabel(original)}\nran as ${generated}` : generated}
      onClick={(event) => {
        event.stopPropagation();
        props.onOpenSource(place);
      }}
    >
      {shown}
    </button>
  );
}

const NAME_LENGTH = 60;
const URL_LENGTH = 300;

/** `app.ts:12`: the file's name, and its folder where it is called as its folder is. */
function originalLabel({ url, line }: OriginalPlace): string {
  const [path] = url.split(/[?#]/);
  const parts = path.split('/').filter(Boolean);
  const name = /^index\.\w+$/.test(parts.at(-1) ?? '') ? parts.slice(-2).join('/') : (parts.at(-1) ?? url);
  return `${visibleText(name, URL_LENGTH)}:${String(line)}`;
}

function fullOriginalLabel({ url, line, column, name, ignored }: OriginalPlace): string {
  const place = `${visibleText(url, URL_LENGTH)}:${String(line)}:${String(column)}`;
  const own = name === null ? place : `${visibleText(name, NAME_LENGTH)} ${place}`;
  return ignored ? `${own} (on the source map’s ignore list)` : own;
}

/** The line is the last that may be cut away. */
function splitLine(text: string): readonly [file: string, line: string] {
  const line = /:\d+$/.exec(text)?.[0] ?? '';
  return [text.slice(0, text.length - line.length), line];
}
