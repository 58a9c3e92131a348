/**
 * World: page. Decides how a recording of this realm is timed, and asks for a sampler where it can be
 * sampled: shared memory is taken here before it is hidden from the page.
 */
import type { ClockChoice } from '../../profile/model.ts';
import type { RecordingTiming } from './call-tree.ts';
import { CELL_BYTES, type SampleMemory } from '../../protocol/sample-memory.ts';
import type { SamplingSource } from './core.ts';
import { NativeInt32Array } from './natives.ts';
import { createSampleReader } from './sample-reader.ts';

export interface RealmSampling extends SamplingSource {
  /** The realm shares memory. */
  readonly isolated: boolean;
  /** For `CoreOptions`. */
  readonly timing: () => RecordingTiming;
  /** What recordings from now on are to be timed with. */
  readonly choose: (choice: ClockChoice) => void;
  /** Who asks for a sampler: called with memory to watch, and with null when that is over. */
  readonly connect: (watch: (memory: SampleMemory | null) => void) => void;
  /** There can be none, and this is why. */
  readonly refuse: (reason: string) => void;
}

const NOT_ISOLATED = 'The page is not isolated, so it has no shared memory that a sampler could watch.';
const NO_DOCUMENT = 'Only documents are sampled; this is none.';
const NO_SAMPLER = 'Nothing that could sample was there.';

export function createRealmSampling(realm: typeof globalThis): RealmSampling {
  const { crossOriginIsolated, document } = realm as { crossOriginIsolated?: boolean; document?: Document };
  const Shared = crossOriginIsolated === true ? realm.SharedArrayBuffer : undefined;
  let choice: ClockChoice = 'auto';
  // One for all recordings: to the helpers for many calls it is a constant.
  const cell = Shared && new Shared(CELL_BYTES);
  let watch: ((memory: SampleMemory | null) => void) | null = null;
  let refusal: string | null = null;

  return {
    isolated: Shared !== undefined,
    cell: cell && new NativeInt32Array(cell),
    timing: () => ({ timing: choice === 'counts' ? 'none' : 'exact' }),
    choose(next) {
      choice = next;
    },
    connect(next) {
      watch = next;
    },
    refuse(reason) {
      refusal = reason;
    },
    begin() {
      if (choice !== 'auto' || cell === undefined || watch === null || refusal !== null) return null;
      const reader = createSampleReader(Shared!, cell);
      watch(reader.memory);
      return reader;
    },
    end: () => watch?.(null),
    whyNot() {
      if (choice !== 'auto') return null;
      if (document === undefined) return NO_DOCUMENT;
      if (Shared === undefined) return NOT_ISOLATED;
      return refusal ?? (watch === null ? NO_SAMPLER : null);
    },
  };
}
