/**
 * World: page. The types of objects that are passed again and again. An object's class is asked of its prototype,
 * in 8 ns; what is kept in a WeakMap comes back in 2. HOT. Holds no object.
 *
 * Keeping takes 100 ns or more, so one look-up in 64 does it: those passed once cost little, and those passed often
 * are soon among them. What is kept holds until the next drain, because a prototype may be replaced.
 */
import { createObjectMap, NativeInt32Array, STEADY } from './natives.ts';

export interface KeptTypes {
  /** -1 where none is kept. */
  readonly codeOf: (value: object) => number;
  /** Keeps the code once in a while. */
  readonly keep: (value: object, code: number) => void;
  readonly forget: () => void;
}

const KEEP_EVERY = 64;
// A WeakMap of this size takes a few megabytes, and a few milliseconds of each full garbage collection.
const MAX_KEPT = 50_000;
// Kept is the generation with the code: together a small integer.
const GENERATION_SHIFT = 16;
const GENERATIONS = 1 << 14;
const CODE = (1 << GENERATION_SHIFT) - 1;
// Positions in `state`.
const GENERATION = 0;
const COUNTDOWN = 1;

export function createKeptTypes(): KeptTypes {
  const known = createObjectMap<number>();
  const state = new NativeInt32Array(STEADY);
  state[COUNTDOWN] = KEEP_EVERY;
  let count = 0;

  return {
    codeOf(value) {
      const kept = known.get(value);
      return kept !== undefined && kept >> GENERATION_SHIFT === state[GENERATION] ? kept & CODE : -1;
    },
    keep(value, code) {
      if (--state[COUNTDOWN] > 0) return;
      state[COUNTDOWN] = KEEP_EVERY;
      if (known.get(value) === undefined) {
        if (count === MAX_KEPT) return;
        count++;
      }
      known.set(value, (state[GENERATION] << GENERATION_SHIFT) | code);
    },
    forget() {
      state[GENERATION] = (state[GENERATION] + 1) % GENERATIONS;
    },
  };
}
