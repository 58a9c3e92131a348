/**
 * World: extension. The functions of every script this session rewrote, by site id. Ids are handed out once
 * and stay, so a script that is delivered again (same place, same text) keeps its own.
 */
import {
  SITE_ID_RANGE,
  SITE_ID_STRIDE,
  type EmbeddedSites,
  type SiteId,
} from '../../protocol/calling-convention.ts';

export interface SiteTableOfSession {
  /** Where the next script's ids begin. */
  readonly next: SiteId;
  /** Takes the ids from `next` on for these functions. */
  add(table: EmbeddedSites): void;
  /** Every table so far with its first id, in ascending order. */
  readonly tables: readonly { readonly first: SiteId; readonly table: EmbeddedSites }[];
}

export function createSiteTable(): SiteTableOfSession {
  // Id 0 is left out, so that an id is always a truthy number.
  let next: SiteId = SITE_ID_RANGE.extension + SITE_ID_STRIDE;
  const tables: { first: SiteId; table: EmbeddedSites }[] = [];
  return {
    get next() {
      return next;
    },
    add(table) {
      tables.push({ first: next, table });
      next += table.rows.length * SITE_ID_STRIDE;
    },
    tables,
  };
}
