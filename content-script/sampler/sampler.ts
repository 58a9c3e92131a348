/**
 * World: the sampler's worker, whose text `samplerText` is. Looks at irregular intervals which call node
 * is current in each context and tells its recorder, which owns the memory (`protocol/sample-memory.ts`).
 * Promise: unbiased (a sample weighs the time since the one before), below its share of a processor, and time
 * that it slept through itself is given to nobody.
 */
import * as sampleMemory from '../../protocol/sample-memory.ts';
import type { Milliseconds } from '../../profile/units.ts';

export interface SamplerParts {
  readonly layout: typeof sampleMemory;
  readonly now: () => Milliseconds;
  /** 0 … 1 */
  readonly random: () => number;
}

export interface Sampler {
  /** Begins to watch a context. */
  add(memory: sampleMemory.SampleMemory): void;
  /** Takes one sample of every context; how long to sleep until the next, or -1 when none is left. */
  sample(): Milliseconds;
}

/**
 * Self-contained, because its text goes into the worker: it uses nothing but its argument and the language.
 */
export function createSampler({ layout: at, now, random }: SamplerParts): Sampler {
  // A core's share. Waking with one context costs 22 µs where the last time was 0.1 ms ago and 52 µs after 2 ms, when caches are cold
  // (thread CPU time as the kernel counts it, Chromium on a two-core x86-64 machine); no worker can measure that.
  const SHARE = 0.05;
  const costOf = (gap: number): number => 0.02 + 0.02 * Math.min(gap, 2);
  /** At which interval waking, and what is done then beside the usual, takes the share. */
  const steadyFor = (more: number): number =>
    more <= 0.04 ? (0.02 + more) / (SHARE - 0.02) : (0.06 + more) / SHARE;
  // What it does once it is awake it can: a page may have many frames, and a machine be slower. By the mean, since the clock has steps;
  // one time that took longer than that was somebody else's.
  const AWAKE_MAX = 0.3;
  // In the cost of waking already.
  const AWAKE_USUAL = 0.005;
  // What was not used is saved for bursts: half a second of it.
  const CREDIT_MAX = 0.5 * 1000 * SHARE;
  // Its thread has had so much when it looks for the first time (5 to 7 ms as the kernel counts it): it begins in debt, and is within
  // its share half a second later.
  const START = 6;
  // Asking for 0.1 ms gives 0.18, asking for 0.65 gives 0.73, at which waking alone is just below the share.
  const LATE = 0.08;
  const FAST = 0.1;
  const STEADY = 0.65;
  // Nobody runs: the next that does may wait for it a little. After so many samples in a row.
  const RESTING = 2;
  const RESTS_AFTER = 30;
  // A gap that much longer than what was asked for, and than the usual, is the sampler's own absence.
  const STALL = 2;
  const STALL_MEDIANS = 8;
  const ROOT = 1;

  interface Context {
    readonly cell: Int32Array;
    readonly words: Int32Array;
    readonly numbers: Float64Array;
    /** Sums of what did not fit into the ring, by node. */
    readonly held: Map<number, [time: number, squares: number]>;
    since: number;
    was: number;
  }
  let contexts: Context[] = [];
  let last = now();
  let asked = STEADY;
  let median = STEADY;
  let credit = -START;
  // Its own, whatever contexts come and go.
  const began = last;
  let spent = START;
  let atRest = 0;
  let awake = AWAKE_USUAL;

  const put = (context: Context, node: number, time: number, squares: number): boolean => {
    const { words, numbers } = context;
    const written = Atomics.load(words, at.WRITTEN);
    if (((written - Atomics.load(words, at.READ)) & 0x7fffffff) >= at.RING_ENTRIES) return false;
    const entry = at.RING + (written % at.RING_ENTRIES) * at.ENTRY;
    numbers[entry] = node;
    numbers[entry + 1] = time;
    numbers[entry + 2] = squares;
    Atomics.store(words, at.WRITTEN, (written + 1) & 0x7fffffff);
    return true;
  };

  const hold = ({ words, held }: Context, node: number, time: number): void => {
    const sums = held.get(node);
    if (sums) {
      sums[0] += time;
      sums[1] += time * time;
    } else held.set(node, [time, time * time]);
    Atomics.store(words, at.HELD, 1);
  };

  const release = (context: Context): void => {
    for (const [node, [time, squares]] of context.held) {
      if (!put(context, node, time, squares)) return;
      context.held.delete(node);
    }
    Atomics.store(context.words, at.HELD, 0);
  };

  return {
    add({ cell, block }) {
      const words = new Int32Array(block);
      const time = now();
      if (contexts.length === 0) last = time;
      contexts.push({
        cell: new Int32Array(cell),
        words,
        numbers: new Float64Array(block),
        held: new Map(),
        since: time,
        was: ROOT,
      });
      Atomics.compareExchange(words, at.STATE, 0, at.SAMPLING);
    },
    sample() {
      const time = now();
      const whole = time - last;
      last = time;
      const stalled = whole - asked > STALL && whole > median * STALL_MEDIANS;
      // Steps of a fiftieth towards the middle: a median of the last few hundred.
      if (!stalled) median *= whole > median ? 1.02 : 1 / 1.02;
      const cost = costOf(whole) + Math.max(0, awake - AWAKE_USUAL);
      credit = Math.min(CREDIT_MAX, credit + whole * SHARE - cost);
      spent += cost;
      const share = time > began ? spent / (time - began) : 0;
      let allRest = true;
      let ended = false;
      for (const context of contexts) {
        const { cell, words, numbers } = context;
        if (Atomics.load(words, at.STATE) === at.ENDED) {
          ended = true;
          continue;
        }
        const node = Atomics.load(cell, 0);
        const gap = time - context.since;
        context.since = time;
        if (node !== ROOT) allRest = false;
        const rested = node === ROOT && context.was === ROOT;
        context.was = node;
        if (stalled && !rested) {
          words[at.STALLS]++;
          numbers[at.UNATTRIBUTED] += gap;
        } else {
          words[at.SAMPLES]++;
          if (context.held.size > 0) release(context);
          if (node !== ROOT && (context.held.size > 0 || !put(context, node, gap, gap * gap)))
            hold(context, node, gap);
        }
        numbers[at.INTERVAL] = median;
        numbers[at.CPU_SHARE] = share;
      }
      if (ended) contexts = contexts.filter(({ words }) => Atomics.load(words, at.STATE) !== at.ENDED);
      if (contexts.length === 0) return -1;
      atRest = allRest ? atRest + 1 : 0;
      const steady = Math.max(STEADY, steadyFor(Math.max(0, awake - AWAKE_USUAL)) - LATE);
      const saved = Math.max(0, Math.min(1, (2 * credit) / CREDIT_MAX));
      const mean =
        atRest > RESTS_AFTER
          ? Math.max(RESTING, steady)
          : credit < 0
            ? steady * (1.2 - credit / START)
            : steady + (FAST - steady) * saved;
      awake += (Math.min(now() - time, AWAKE_MAX) - awake) / 64;
      // Evenly from half of it to one and a half: no rhythm of the page's can hide from it.
      return (asked = mean * (0.5 + random()));
    },
  };
}

/** Text of the worker's script. Each message to it is the memory of a context. */
export function samplerText(): string {
  return `const sampler = (${String(createSampler)})({
  layout: ${JSON.stringify(sampleMemory)},
  now: () => performance.now(),
  random: Math.random,
});
const sleeping = new Int32Array(new SharedArrayBuffer(4));
const { port1, port2 } = new MessageChannel();
let awake = false;
// Sleeping hears no messages, so every now and then it is its own turn.
const turn = (port1.onmessage = () => {
  for (let i = 0; i < 50; i++) {
    const time = sampler.sample();
    if (time < 0) return (awake = false);
    Atomics.wait(sleeping, 0, 0, time);
  }
  port2.postMessage(0);
});
onmessage = ({ data }) => {
  sampler.add(data);
  if (!awake) turn((awake = true));
};
`;
}
