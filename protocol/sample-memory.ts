/**
 * World: any. The shared memory between a recorder and the sampler that watches it: one block per context.
 *
 *     Int32    0  CELL      current call node, written by the recorder with every call
 *              1  STATE     0 → SAMPLING (by the sampler) → ENDED (by the recorder)
 *              2  WRITTEN   entries the sampler has put into the ring so far, modulo 2³¹
 *              3  READ      entries the recorder has taken out
 *              4  HELD      1: the ring was full, and the sampler holds sums for nodes back
 *              5  SAMPLES   6  STALLS
 *     Float64  INTERVAL     median time between two samples, UNATTRIBUTED, CPU_SHARE
 *              RING         RING_ENTRIES times: node, milliseconds, milliseconds²
 *
 * One writer for each word; an entry is written before WRITTEN says so, so neither side ever waits.
 */
/** Name of the sampler's worker: the session tells it by that from the page's own. */
export const SAMPLER_NAME = 'Signature Profiler sampler';

export const CELL = 0;
export const STATE = 1;
export const WRITTEN = 2;
export const READ = 3;
export const HELD = 4;
export const SAMPLES = 5;
export const STALLS = 6;

export const SAMPLING = 1;
export const ENDED = 2;

/** Positions in the block as Float64. */
export const INTERVAL = 4;
export const UNATTRIBUTED = 5;
export const CPU_SHARE = 6;
export const RING = 8;

/** At the fastest rate half a second, at the usual one three; what is more is summed up by the sampler. */
export const RING_ENTRIES = 4096;
export const ENTRY = 3;
export const MEMORY_BYTES = (RING + RING_ENTRIES * ENTRY) * 8;
