/**
 * World: panel. The small square that ties a row to its boxes: hue of the function, lightness of the
 * signature.
 */
import type { ReactElement } from 'react';
import { colourOf, hueOf } from '../../profile/index.ts';
import type { Profile } from '../../profile/model.ts';
import type { SignatureIndex, SiteIndex } from '../../profile/units.ts';

/** A function as a whole has its hue at a lightness between those of its signatures. */
const FUNCTION_COLOUR = { lightness: 0.74, chroma: 0.095 };

export function cssColourOf(profile: Profile, site: SiteIndex, signature: SignatureIndex): string {
  const { lightness, chroma, hue } =
    signature < 0 ? { ...FUNCTION_COLOUR, hue: hueOf(profile, site) } : colourOf(profile, signature);
  return `oklch(${lightness.toFixed(4)} ${chroma.toFixed(4)} ${hue.toFixed(2)})`;
}

export function ColourMark(props: {
  readonly profile: Profile;
  readonly site: SiteIndex;
  readonly signature: SignatureIndex;
}): ReactElement {
  return (
    <span
      className="colour-mark"
      aria-hidden="true"
      style={{ background: cssColourOf(props.profile, props.site, props.signature) }}
    />
  );
}
