/**
 * World: any. The shared memory between a recorder and the sampler that watches it: a cell per context, whose word is the
 * current call node, written by the recorder with every call; and a block per recording.
 *
 *     Int32    0  STATE     0 → SAMPLING (by the sampler) → ENDED (by the recorder)
 *              1  WRITTEN   entries the sampler has put into the ring so far, modulo 2³¹
 *              2  READ      entries the recorder has taken out
 *              3  HELD      1: the ring was full, and the sampler holds sums for nodes back
 *              4  SAMPLES   5  STALLS
 *     Float64  INTERVAL     median time between two samples, UNATTRIBUTED, CPU_SHARE
 *              RING         RING_ENTRIES times: node, milliseconds, milliseconds²
 *
 * One writer for each word; an entry is written before WRITTEN says so, so neither side ever waits.
 */
/** Name of the sampler's worker: the session tells it by that from the page's own. */
export const SAMPLER_NAME = 'Signature Profiler sampler';

/** What is watched while one context is recorded. */
export interface SampleMemory {
  readonly cell: SharedArrayBuffer;
  readonly block: SharedArrayBuffer;
}

export const CELL_BYTES = 4;

export const STATE = 0;
export const WRITTEN = 1;
export const READ = 2;
export const HELD = 3;
export const SAMPLES = 4;
export const STALLS = 5;

export const SAMPLING = 1;
export const ENDED = 2;

/** Positions in the block as Float64. */
export const INTERVAL = 3;
export const UNATTRIBUTED = 4;
export const CPU_SHARE = 5;
export const RING = 6;

/** At the fastest rate half a second, at the usual one three; what is more is summed up by the sampler. */
export const RING_ENTRIES = 4096;
export const ENTRY = 3;
export const BLOCK_BYTES = (RING + RING_ENTRIES * ENTRY) * 8;
