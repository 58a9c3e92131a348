/**
 * World: page. The clock of a realm, captured before any page script, and what is known of it: its step
 * and what one read costs.
 */
import type { Milliseconds, Nanoseconds } from '../../profile/units.ts';
import { uncurriedGetter } from './natives.ts';

export interface RealmClock {
  /** HOT. Milliseconds since the realm's time origin; never goes back where there is `performance`. */
  readonly now: () => Milliseconds;
  /** What to add to `now()` for the wall clock. */
  readonly origin: Milliseconds;
  readonly isolated: boolean;
}

export function captureClock(realm: typeof globalThis): RealmClock {
  // Some realms have none: a bare vm context.
  const performance = realm.performance as Performance | undefined;
  const isolated = (realm as { crossOriginIsolated?: boolean }).crossOriginIsolated === true;
  if (performance === undefined) return { now: Date.now.bind(Date), origin: 0, isolated };
  const now = performance.now.bind(performance);
  const readOrigin = uncurriedGetter<number>(
    Object.getPrototypeOf(performance) as object | null,
    'timeOrigin',
  );
  let origin: unknown;
  try {
    origin = readOrigin ? readOrigin(performance) : performance.timeOrigin;
  } catch {
    // A realm may lend us another's clock without its origin.
  }
  return { now, origin: typeof origin === 'number' ? origin : Date.now() - now(), isolated };
}

// Long enough for a clock of 100 µs to step ten times; a clock of 1 ms steps once or twice.
const STEP_BUDGET: Milliseconds = 1.5;
// Whatever it takes: a step during which the processor was somebody else's is none of the clock's.
const LEAST_STEPS = 3;
// Where the clock stands still.
const MAX_READS = 100_000;
// 7,000 reads of 55 ns are 0.4 ms: four steps of the coarsest common clock.
const READS = 7_000;
const BATCHES = 4;

/** Smallest difference seen between two reads, and what a read costs. Takes about 3 ms. */
export function measureClock({ now }: RealmClock): { step: Milliseconds; readCost: Nanoseconds } {
  let step: Milliseconds = Infinity;
  const start = now();
  let last = start;
  let steps = 0;
  for (let i = 0; i < MAX_READS && (last - start < STEP_BUDGET || steps < LEAST_STEPS); i++) {
    const time = now();
    if (time > last) steps++;
    if (time > last && time - last < step) step = time - last;
    last = time;
  }
  // The quickest batch: what disturbs one only ever makes it longer.
  let best: Milliseconds = Infinity;
  for (let batch = 0; batch < BATCHES; batch++) {
    const from = now();
    for (let i = 0; i < READS; i++) last = now();
    if (last - from < best) best = last - from;
  }
  const readCost = best * (1e6 / READS);
  return { step: step === Infinity ? 0 : step, readCost: readCost > 0 ? readCost : 0 };
}

export type { ClockFacts } from '../../protocol/worker-messages.ts';
