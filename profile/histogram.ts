/**
 * World: any (pure; the recorder's hot path uses the constants). A log scale for durations: four
 * buckets an octave, so any quantile read from it is within 19 % of the duration it stands for.
 *
 * Bucket of a duration = top bits of its float64: exponent and two mantissa bits. One shift, no log.
 */
import type { Milliseconds } from './units.ts';

/** float64's high word >> 18 keeps sign, exponent (11 bits) and two bits of mantissa. */
export const HISTOGRAM_SHIFT = 18;
/** High word of 2⁻²⁰ ms (about a nanosecond), shifted: everything shorter falls into bucket 0. */
export const HISTOGRAM_FIRST = ((1023 - 20) << 20) >> HISTOGRAM_SHIFT;
/** 2⁻²⁰ ms … 2²⁰ ms (17 minutes), four an octave; longer falls into the last. */
export const HISTOGRAM_BUCKETS = 160;

const word = new Float64Array(1);
const halves = new Int32Array(word.buffer);
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Bucket of a duration. Zero, negative and NaN durations fall into bucket 0. */
export function bucketOf(duration: Milliseconds): number {
  if (!(duration > 0)) return 0;
  word[0] = duration;
  const bucket = (halves[HIGH] >> HISTOGRAM_SHIFT) - HISTOGRAM_FIRST;
  return bucket < 0 ? 0 : bucket >= HISTOGRAM_BUCKETS ? HISTOGRAM_BUCKETS - 1 : bucket;
}

/** Shortest duration that falls into a bucket; bucket 0 starts at 0. */
export function bucketStart(bucket: number): Milliseconds {
  if (bucket <= 0) return 0;
  halves[HIGH] = (bucket + HISTOGRAM_FIRST) << HISTOGRAM_SHIFT;
  halves[1 - HIGH] = 0;
  return word[0];
}
