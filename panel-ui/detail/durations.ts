/**
 * World: panel (pure). How long single calls took: quantiles of the timed calls of a signature, or of all
 * signatures of a function, read from the histograms.
 */
import { bucketOf, bucketStart, HISTOGRAM_BUCKETS } from '../../profile/histogram.ts';
import type { Profile } from '../../profile/model.ts';
import type { Milliseconds, SignatureIndex } from '../../profile/units.ts';

/** Sum of the histograms of some signatures over all contexts. */
export function histogramOf(
  profile: Profile,
  isWanted: (signature: SignatureIndex) => boolean,
): Float64Array {
  const sum = new Float64Array(HISTOGRAM_BUCKETS);
  for (const { histograms } of profile.contexts) {
    for (let row = 0; row < histograms.length; row++) {
      if (!isWanted(histograms.signature[row])) continue;
      const start = row * HISTOGRAM_BUCKETS;
      for (let bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++)
        sum[bucket] += histograms.counts[start + bucket];
    }
  }
  return sum;
}

/** The same without the first call: what comes after it is the steady state. */
export function withoutFirst(histogram: Float64Array, firstCall: Milliseconds): Float64Array {
  if (Number.isNaN(firstCall)) return histogram;
  const rest = histogram.slice();
  const bucket = bucketOf(firstCall);
  rest[bucket] = Math.max(0, rest[bucket] - 1);
  return rest;
}

/**
 * Duration that a share of the calls stayed below, from 0 to 1; NaN of an empty histogram. The middle of
 * the bucket it falls into, and never outside `least` and `most` where these are known.
 */
export function quantileOf(
  histogram: Float64Array,
  share: number,
  least: Milliseconds = NaN,
  most: Milliseconds = NaN,
): Milliseconds {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  if (total === 0) return NaN;
  let left = share * total;
  let bucket = 0;
  while (bucket < histogram.length - 1 && left > histogram[bucket]) left -= histogram[bucket++];
  const from = bucketStart(bucket);
  // Buckets are even on a log scale, but the first begins at zero.
  const middle = bucket === 0 ? from : Math.sqrt(from * bucketStart(bucket + 1));
  const atLeast = Number.isNaN(least) ? middle : Math.max(least, middle);
  return Number.isNaN(most) ? atLeast : Math.min(most, atLeast);
}
