/** World: panel. A component's view of what source maps say, asked for by being shown. */
import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import type { Profile } from '../../profile/model.ts';
import type { SiteIndex } from '../../profile/units.ts';
import type { OriginalPlaces } from './original-places.ts';
import type { OriginalPlace } from './trace.ts';

const NOBODY_ASKS: OriginalPlaces = {
  want: () => undefined,
  placeOf: () => null,
  noteOf: () => null,
  subscribe: () => () => undefined,
};

export const OriginalPlacesContext = createContext<OriginalPlaces>(NOBODY_ASKS);

export function useOriginalPlace(profile: Profile, site: SiteIndex): OriginalPlace | null {
  const places = use(OriginalPlacesContext);
  const url = profile.sites.url[site];
  useEffect(() => places.want(profile, url), [places, profile, url]);
  return useSyncExternalStore(places.subscribe, () => places.placeOf(profile, site));
}

export function useSourceMapNote(profile: Profile, site: SiteIndex): string | null {
  const places = use(OriginalPlacesContext);
  return useSyncExternalStore(places.subscribe, () => places.noteOf(profile, profile.sites.url[site]));
}
