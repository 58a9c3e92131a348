/** World: panel. The call tree as boxes. */
import type { ReactElement } from 'react';
import type { CallNodeRef, Clock, Profile } from '../../profile/model.ts';
import type { Selection } from '../store/state.ts';
import type { Filter } from '../table/filter.ts';

export interface IcicleViewProps {
  readonly profile: Profile;
  readonly clock: Clock | null;
  readonly filter: Filter;
  readonly selection: Selection | null;
  readonly zoom: CallNodeRef | null;
  readonly onSelect: (selection: Selection | null) => void;
  readonly onZoom: (root: CallNodeRef | null) => void;
}

export default function IcicleView(props: IcicleViewProps): ReactElement {
  return <div className="icicle">{props.profile.contexts.length}</div>;
}
