/**
 * World: page. The recorder's end of the memory that it shares with a sampler: takes what was sampled when the tree is
 * drained. Nothing here runs with a call.
 */
import type { Sampling } from '../../profile/model.ts';
import type { Milliseconds } from '../../profile/units.ts';
import {
  BLOCK_BYTES,
  CPU_SHARE,
  ENDED,
  ENTRY,
  HELD,
  INTERVAL,
  READ,
  RING,
  RING_ENTRIES,
  SAMPLES,
  SAMPLING,
  STALLS,
  STATE,
  UNATTRIBUTED,
  WRITTEN,
  type SampleMemory,
} from '../../protocol/sample-memory.ts';
import { method, NativeFloat64Array, NativeInt32Array } from './natives.ts';

const load = method<unknown, [Int32Array, number], number>(Atomics, 'load');
const store = method<unknown, [Int32Array, number, number], number>(Atomics, 'store');

/** Takes one entry of the ring: an amount of time that a node had, and the sum of the squares of its samples. */
export type TakeSample = (node: number, time: Milliseconds, squares: number) => void;

export interface SampleReader {
  readonly memory: SampleMemory;
  /** A sampler is at work. */
  readonly isSampling: () => boolean;
  /** Forgets what was sampled so far: times are counted from here on. */
  readonly begin: () => void;
  readonly take: (into: TakeSample) => void;
  /** Tells the sampler that it is over, and waits a few ms for what it may hold back. */
  readonly end: (into: TakeSample, now: () => Milliseconds) => void;
  readonly facts: () => Pick<Sampling, 'samples' | 'interval' | 'stalls' | 'unattributed' | 'cpuShare'>;
}

// A sampler that holds something back wakes within a millisecond; one that has no processor is not waited for.
const PATIENCE: Milliseconds = 5;

/**
 * @param Shared the realm's `SharedArrayBuffer`, taken before it was hidden
 * @param cell of the current node
 */
export function createSampleReader(Shared: typeof SharedArrayBuffer, cell: SharedArrayBuffer): SampleReader {
  const block = new Shared(BLOCK_BYTES);
  const words = new NativeInt32Array(block);
  const numbers = new NativeFloat64Array(block);
  // As they were when counting began.
  let samples = 0;
  let stalls = 0;
  let unattributed: Milliseconds = 0;

  function take(into: TakeSample): void {
    const written = load(null, words, WRITTEN);
    let read = load(null, words, READ);
    while (read !== written) {
      const at = RING + (read % RING_ENTRIES) * ENTRY;
      into(numbers[at], numbers[at + 1], numbers[at + 2]);
      read = (read + 1) & 0x7fffffff;
    }
    store(null, words, READ, read);
  }

  return {
    memory: { cell, block },
    isSampling: () => load(null, words, STATE) === SAMPLING,
    begin() {
      take(() => undefined);
      samples = words[SAMPLES];
      stalls = words[STALLS];
      unattributed = numbers[UNATTRIBUTED];
    },
    take,
    end(into, now) {
      take(into);
      const until = now() + PATIENCE;
      while (load(null, words, HELD) !== 0 && now() < until) take(into);
      store(null, words, STATE, ENDED);
    },
    facts: () => ({
      samples: words[SAMPLES] - samples,
      interval: numbers[INTERVAL],
      stalls: words[STALLS] - stalls,
      unattributed: numbers[UNATTRIBUTED] - unattributed,
      cpuShare: numbers[CPU_SHARE],
    }),
  };
}
