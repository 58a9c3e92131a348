/**
 * World: any (pure). Collects duration counts by signature while a profile is made, and freezes them
 * in signature order.
 */
import { HISTOGRAM_BUCKETS } from './histogram.ts';
import type { HistogramTable } from './model.ts';
import type { SignatureIndex } from './units.ts';

export type HistogramBuilder = Map<SignatureIndex, Float64Array>;

/** Adds the `HISTOGRAM_BUCKETS` counts that start at `from`. */
export function addCounts(
  histograms: HistogramBuilder,
  signature: SignatureIndex,
  counts: ArrayLike<number>,
  from = 0,
): void {
  let sums = histograms.get(signature);
  if (!sums) histograms.set(signature, (sums = new Float64Array(HISTOGRAM_BUCKETS)));
  for (let bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++) sums[bucket] += counts[from + bucket];
}

// Counts are shown as shares; four thousand million of one duration are as good as more.
const COUNT_MAX = 2 ** 32 - 1;

export function freezeHistograms(histograms: HistogramBuilder): HistogramTable {
  const rows = [...histograms].sort(([a], [b]) => a - b);
  const counts = new Uint32Array(rows.length * HISTOGRAM_BUCKETS);
  rows.forEach(([, sums], row) => {
    for (let bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++) {
      counts[row * HISTOGRAM_BUCKETS + bucket] = Math.min(COUNT_MAX, sums[bucket]);
    }
  });
  return Object.freeze({
    length: rows.length,
    signature: Int32Array.from(rows, ([signature]) => signature),
    counts,
  });
}
