/**
 * World: any (pure). First id of a script's sites when the caller gives none. Ids of embedded scripts are
 * counted for the life of this module, so that scripts instrumented one after another can share a realm.
 */
import { SITE_ID_RANGE, SITE_ID_STRIDE, type SiteId } from '../protocol/calling-convention.ts';

let nextEmbedded: SiteId = SITE_ID_RANGE.embedded;

/** Reserves `count` ids of the embedded range. */
export function takeEmbeddedIds(count: number): SiteId {
  const first = nextEmbedded;
  nextEmbedded += count * SITE_ID_STRIDE;
  return first;
}
