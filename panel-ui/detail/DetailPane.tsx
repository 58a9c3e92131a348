/**
 * World: panel. The line about what is selected, and what unfolds from it.
 */
import type { ReactElement } from 'react';
import type { Profile } from '../../profile/model.ts';
import type { Place } from '../store/session-link.ts';
import type { Selection } from '../store/state.ts';
import type { ProfileLevels } from '../table/levels.ts';
import { PlaceLink } from '../table/FunctionCell.tsx';
import { ColourMark } from '../text/ColourMark.tsx';
import { SignatureText } from '../text/SignatureText.tsx';

export interface DetailPaneProps {
  readonly profile: Profile;
  readonly levels: ProfileLevels;
  readonly selection: Selection | null;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onSelect: (selection: Selection) => void;
  readonly onOpenSource: (place: Place) => void;
}

export function DetailPane({ profile, selection, onOpenSource }: DetailPaneProps): ReactElement {
  if (selection === null) return <section className="detail" aria-label="Selection" />;
  return (
    <section className="detail" aria-label="Selection">
      <ColourMark profile={profile} site={selection.site} signature={selection.signature ?? -1} />
      <SignatureText profile={profile} site={selection.site} signature={selection.signature ?? -1} />
      <PlaceLink profile={profile} site={selection.site} tabbable onOpenSource={onOpenSource} />
    </section>
  );
}
