/**
 * World: extension. Which inline scripts are recorded, as the recorders of their documents tell when these begin to run: by the line
 * on which they begin and how long they are as they were changed, which nobody's handler on that line is.
 */
import type { ChangedInline } from '../../protocol/page-messages.ts';

export interface InlinePlaces {
  hear(url: string, script: ChangedInline): void;
  /** Whether one is recorded that begins on this line, 1-based, in any document of that address, and is that long. */
  has(url: string, line: number, length: number): boolean;
}

// A hundred bytes each.
const MAX_PLACES = 100_000;

export function createInlinePlaces(): InlinePlaces {
  /** `12 300 https://a.example/page.html` */
  const places = new Set<string>();
  return {
    hear(url, { line, length }) {
      if (places.size < MAX_PLACES) places.add(placeOf(url, line, length));
    },
    has: (url, line, length) => places.has(placeOf(url, line, length)),
  };
}

function placeOf(url: string, line: number, length: number): string {
  return `${String(line)} ${String(length)} ${url.replace(/#.*/, '')}`;
}
