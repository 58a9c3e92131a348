/**
 * World: page. The site tables that this realm knows: of scripts that bring their own, of scripts rewritten
 * in the page, and of what the recorder wraps. Those of scripts rewritten outside are known to the session, which
 * tells them to a page that profiles itself.
 */
import type { NotRecorded } from '../../profile/model.ts';
import {
  SITE_ID_RANGE,
  SITE_ID_STRIDE,
  type EmbeddedSites,
  type SiteId,
  type SiteRow,
} from '../../protocol/calling-convention.ts';
import { createList } from './natives.ts';

export interface SiteTables {
  /** Takes a script's own table. The same again is harmless; another one with the same ids is reported. */
  readonly embed: (first: SiteId, table: EmbeddedSites) => void;
  /** Takes what the session says of a script that it rewrote. */
  readonly learn: (first: SiteId, table: EmbeddedSites) => void;
  /** Hands out the next ids of a range. */
  readonly register: (table: EmbeddedSites, range: 'page' | 'recorder') => SiteId;
  readonly find: (site: SiteId) => { readonly url: string; readonly row: SiteRow } | null;
  /** Hears all tables, those from before too. */
  readonly listen: (listener: (first: SiteId, table: EmbeddedSites) => void) => void;
  /** Scripts that brought a table, by URL. */
  readonly countScripts: () => number;
}

interface Registered {
  readonly first: SiteId;
  /** First id after it. */
  readonly end: SiteId;
  readonly table: EmbeddedSites;
}

export function createSiteTables(report: (entry: NotRecorded) => void): SiteTables {
  const tables = createList<Registered>();
  const listeners = createList<(first: SiteId, table: EmbeddedSites) => void>();
  const next = { page: SITE_ID_RANGE.page as SiteId, recorder: SITE_ID_RANGE.recorder as SiteId };

  function keep(first: SiteId, table: EmbeddedSites): void {
    tables[tables.length] = { first, end: first + table.rows.length * SITE_ID_STRIDE, table };
  }

  function add(first: SiteId, table: EmbeddedSites): void {
    keep(first, table);
    for (let i = 0; i < listeners.length; i++) listeners[i](first, table);
  }

  return {
    embed(first, table) {
      // Called by emitted code, and by whatever else a page likes to call.
      if ((first | 0) !== first || first % SITE_ID_STRIDE !== SITE_ID_RANGE.embedded || first < 0) return;
      const end = first + table.rows.length * SITE_ID_STRIDE;
      for (let i = 0; i < tables.length; i++) {
        const known = tables[i];
        if (
          known.first % SITE_ID_STRIDE !== SITE_ID_RANGE.embedded ||
          first >= known.end ||
          end <= known.first
        ) {
          continue;
        }
        if (known.first === first && isSameTable(known.table, table)) return;
        report({
          what: 'script',
          url: table.url,
          line: null,
          code: 'site-conflict',
          reason: `Its functions have the ids of those in ${known.table.url}, and are shown under their names.`,
        });
        return;
      }
      add(first, table);
    },
    learn: keep,
    register(table, range) {
      const first = next[range];
      next[range] = first + table.rows.length * SITE_ID_STRIDE;
      add(first, table);
      return first;
    },
    find(site) {
      for (let i = 0; i < tables.length; i++) {
        const { first, end, table } = tables[i];
        if (site >= first && site < end && (site - first) % SITE_ID_STRIDE === 0) {
          return { url: table.url, row: table.rows[(site - first) / SITE_ID_STRIDE] };
        }
      }
      return null;
    },
    listen(listener) {
      listeners[listeners.length] = listener;
      for (let i = 0; i < tables.length; i++) {
        const { first, table } = tables[i];
        if (first % SITE_ID_STRIDE !== SITE_ID_RANGE.extension) listener(first, table);
      }
    },
    countScripts() {
      let count = 0;
      for (let i = 0; i < tables.length; i++) {
        if (tables[i].first % SITE_ID_STRIDE === SITE_ID_RANGE.recorder) continue;
        let isFirst = true;
        for (let j = 0; j < i; j++) if (tables[j].table.url === tables[i].table.url) isFirst = false;
        if (isFirst) count++;
      }
      return count;
    },
  };
}

function isSameTable(a: EmbeddedSites, b: EmbeddedSites): boolean {
  if (a === b) return true;
  if (a.url !== b.url || a.rows.length !== b.rows.length) return false;
  for (let i = 0; i < a.rows.length; i++) {
    for (let column = 0; column < 4; column++) {
      if (a.rows[i][column] !== b.rows[i][column]) return false;
    }
  }
  return true;
}
