/**
 * World: page. Names for a page that profiles itself: the functions of scripts that were rewritten outside
 * the page are known to the session only, which tells them when they are wanted. Ordinary code: it runs
 * because the page asked for a report.
 */
import type { Milliseconds } from '../../profile/units.ts';
import { SITE_ID_RANGE, SITE_ID_STRIDE, type DeliveredSites } from '../../protocol/calling-convention.ts';
import type { SetTimer } from './session-updates.ts';
import { withinLanguage } from './own-language.ts';
import type { SiteTables } from './site-tables.ts';

export interface SiteNames {
  /** Asks the session, if there is one, to tell from now on which functions scripts have. */
  readonly want: () => void;
  /** Calls `report` once the sites of these signatures are known, at once where they are or nobody could tell. */
  readonly whenKnown: (signatures: Int32Array, report: () => void) => void;
  /** What the session tells. */
  readonly learn: (tables: readonly DeliveredSites[]) => void;
  readonly onWanted: (ask: () => void) => void;
}

// An answer takes milliseconds. A report without names says more than none.
const PATIENCE: Milliseconds = 2000;

export function createSiteNames(sites: SiteTables, setTimer: SetTimer | null): SiteNames {
  let ask: (() => void) | null = null;
  let asked = false;
  let waiting: { readonly signatures: Int32Array; report: (() => void) | null }[] = [];

  function want(): void {
    if (asked || ask === null) return;
    asked = true;
    ask();
  }

  function settle(entry: (typeof waiting)[number]): void {
    const { report } = entry;
    entry.report = null;
    waiting = withinLanguage(() => waiting.filter((other) => other !== entry));
    report?.();
  }

  return {
    want,
    whenKnown(signatures, report) {
      if (ask === null || setTimer === null || isKnown(sites, signatures)) {
        report();
        return;
      }
      want();
      const entry = { signatures, report };
      withinLanguage(() => waiting.push(entry));
      setTimer(() => settle(entry), PATIENCE);
    },
    learn(tables) {
      for (let i = 0; i < tables.length; i++) sites.learn(tables[i].first, tables[i].table);
      // Settling takes them out.
      const entries = waiting;
      for (let i = 0; i < entries.length; i++) {
        if (isKnown(sites, entries[i].signatures)) settle(entries[i]);
      }
    },
    onWanted(listener) {
      ask = listener;
      if (waiting.length > 0) want();
    },
  };
}

/** Whether every function of scripts rewritten outside has a name; signatures as in a TreeUpdate. */
function isKnown(sites: SiteTables, signatures: Int32Array): boolean {
  for (let at = 0; at < signatures.length; at += 2 + (signatures[at + 1] > 0 ? signatures[at + 1] : 0)) {
    const site = signatures[at];
    if (site % SITE_ID_STRIDE === SITE_ID_RANGE.extension && sites.find(site) === null) return false;
  }
  return true;
}
