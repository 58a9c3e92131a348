/**
 * World: panel. What a box says under the pointer. Ours instead of plotly's: text is text here.
 */
import { useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { fullPlaceLabel } from '../../profile/index.ts';
import type { Clock, Profile } from '../../profile/model.ts';
import { SignatureText } from '../text/SignatureText.tsx';
import { boxFacts, boxLabel } from './box-text.ts';
import type { ChartBox } from './chart-boxes.ts';

export interface Hover {
  readonly at: number;
  readonly x: number; // of the pointer, in the window
  readonly y: number;
}

/** Away from the pointer, so that it never stands on the tooltip. */
const OFFSET = 14;
const MARGIN = 4;

export function BoxTooltip(props: {
  readonly profile: Profile;
  readonly clock: Clock | null;
  readonly allTime: number;
  readonly box: ChartBox;
  readonly hover: Hover;
}): ReactElement {
  const { profile, box, hover } = props;
  const tooltip = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const rect = tooltip.current?.getBoundingClientRect();
    if (rect) setSize({ width: rect.width, height: rect.height });
  }, [box]);
  const left = Math.max(MARGIN, Math.min(hover.x + OFFSET, innerWidth - size.width - MARGIN));
  const below = hover.y + OFFSET;
  const top = below + size.height + MARGIN > innerHeight ? hover.y - size.height - OFFSET / 2 : below;

  const facts = boxFacts(profile, box, props.clock, props.allTime);
  const site = box.kind === 'node' ? profile.signatures.site[box.signature] : -1;
  const place = site >= 0 ? fullPlaceLabel(profile, site) : '';
  return (
    <div
      className="tooltip"
      ref={tooltip}
      role="tooltip"
      aria-hidden="true"
      style={{ transform: `translate(${String(left)}px, ${String(Math.max(MARGIN, top))}px)` }}
    >
      <div className="tooltip-title">
        {site >= 0 ? (
          <SignatureText profile={profile} site={site} signature={box.signature} />
        ) : (
          boxLabel(profile, box)
        )}
      </div>
      <dl>
        <dt>calls</dt>
        <dd>{facts.calls}</dd>
        <dd />
        <dd />
        {box.kind === 'node' && (
          <>
            <dt>self</dt>
            <dd>{facts.self}</dd>
            <dd>{facts.selfRange}</dd>
            <dd>{facts.selfShare}</dd>
          </>
        )}
        <dt>cumulative</dt>
        <dd>{facts.total}</dd>
        <dd>{facts.totalRange}</dd>
        <dd>{facts.totalShare}</dd>
      </dl>
      {place !== '' && <bdi className="tooltip-place">{place}</bdi>}
      {box.cut && <div className="tooltip-note">Deeper calls are hidden: click to see them.</div>}
    </div>
  );
}
