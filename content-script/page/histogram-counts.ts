/**
 * World: page. Durations of timed calls by signature, on the log scale of `profile/histogram.ts`. Only the
 * buckets that were ever hit take memory, and only those hit since the last drain are looked at. HOT.
 */
import { bucketOf } from '../../profile/histogram.ts';
import type { RecorderSignatureId } from './hooks.ts';
import { NativeFloat64Array, NativeInt32Array, STEADY } from './natives.ts';
import { createPairTable } from './pair-table.ts';

export interface HistogramCounts {
  /** Milliseconds that `add` counts: passed as an argument they would be a heap number each time. */
  readonly duration: Float64Array;
  /** HOT. Counts one call of `duration[0]`. */
  readonly add: (signature: RecorderSignatureId) => void;
  /** Triples of signature, numbered from 0, bucket and count since the last take. */
  readonly take: () => { readonly rows: Int32Array; readonly length: number };
}

export function createHistogramCounts(): HistogramCounts {
  const duration = new NativeFloat64Array(STEADY);
  const slots = createPairTable();
  // By slot, from 1: [signature, bucket, count since the last take].
  let rows = new NativeInt32Array(3 * 256);
  let capacity = 256;
  let count = 0;
  // Slots whose count is not 0.
  let hit = new NativeInt32Array(256);
  let hits = 0;

  function newSlot(signature: RecorderSignatureId, bucket: number): number {
    const slot = count + 1;
    if (slot === capacity) {
      const largerRows = new NativeInt32Array(3 * capacity * 2);
      const largerHit = new NativeInt32Array(capacity * 2);
      for (let i = 0; i < 3 * capacity; i++) largerRows[i] = rows[i];
      for (let i = 0; i < hits; i++) largerHit[i] = hit[i];
      rows = largerRows;
      hit = largerHit;
      capacity *= 2;
    }
    slots.add(signature, bucket, slot);
    rows[slot * 3] = signature;
    rows[slot * 3 + 1] = bucket;
    count = slot;
    return slot;
  }

  return {
    duration,
    add(signature) {
      const bucket = bucketOf(duration[0]);
      let slot = slots.find(signature, bucket);
      if (slot === 0) slot = newSlot(signature, bucket);
      const at = slot * 3 + 2;
      if (rows[at] === 0) hit[hits++] = slot;
      rows[at]++;
    },
    take() {
      const triples = new NativeInt32Array(hits * 3);
      for (let i = 0; i < hits; i++) {
        const from = hit[i] * 3;
        triples[i * 3] = rows[from] - 1;
        triples[i * 3 + 1] = rows[from + 1];
        triples[i * 3 + 2] = rows[from + 2];
        rows[from + 2] = 0;
      }
      const length = hits * 3;
      hits = 0;
      return { rows: triples, length };
    },
  };
}
