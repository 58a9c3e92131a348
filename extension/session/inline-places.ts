/**
 * World: extension. Where inline scripts stand that are recorded, as the recorders of their documents tell: the sites of each are
 * told when it is changed, with lines of its own, and again with those of its document, once it runs.
 */
import type { DeliveredSites, SiteId } from '../../protocol/calling-convention.ts';

export interface InlinePlaces {
  hear(document: object, sites: DeliveredSites): void;
  /** Whether a function is recorded that begins on one of these lines, 1-based, in any document of that address. */
  has(url: string, line: number, lastLine: number): boolean;
}

// Of functions, a hundred bytes each.
const MAX_PLACES = 100_000;

export function createInlinePlaces(): InlinePlaces {
  const told = new WeakMap<object, Set<SiteId>>();
  /** `12 https://a.example/page.html` */
  const places = new Set<string>();
  return {
    hear(document, { first, table: { url, rows } }) {
      const before = told.get(document) ?? new Set();
      told.set(document, before);
      if (!before.has(first)) before.add(first);
      else for (const [, , line] of rows) if (places.size < MAX_PLACES) places.add(placeOf(url, line));
    },
    has(url, line, lastLine) {
      for (let at = line; at <= lastLine; at++) if (places.has(placeOf(url, at))) return true;
      return false;
    },
  };
}

function placeOf(url: string, line: number): string {
  return `${String(line)} ${url.replace(/#.*/, '')}`;
}
