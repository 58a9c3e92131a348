/**
 * World: page. How many calls pass until the next one that is timed at random: evenly spread around a mean, so that
 * no rhythm of the page's can hide from it. The generator is our own: a page may count its `Math.random`.
 */
import { imul } from './natives.ts';

/** Mean number of calls. Two clock reads are 110 ns: a twentieth of a nanosecond a call. */
export const SPAN_INTERVAL = 2048;

let state = 0x9e3779b9 | 0;

/** 1 … 2 · SPAN_INTERVAL - 1. */
export function nextInterval(): number {
  // Marsaglia's xorshift: a period of 2³² - 1 is more than any recording needs.
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return 1 + ((imul(state, 0x2545f491) >>> 16) % (2 * SPAN_INTERVAL - 1));
}
