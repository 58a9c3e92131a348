import type { Test } from './checkout.d.mts';

export interface Outcome {
  /** How far it came: `done`, or where it failed; `time-out` and `crash` when it had to be ended. */
  readonly phase: 'parse' | 'resolution' | 'runtime' | 'done' | 'time-out' | 'crash';
  /** `TypeError: message`. */
  readonly error: string | null;
  readonly printed: readonly string[];
  /** What is wrong with the recording, although the test went well. */
  readonly problem: string | null;
}

export function describeError(error: unknown): string;
export function isPassed(test: Pick<Test, 'negative' | 'isAsync'>, outcome: Outcome): boolean;
export function differenceOf(plain: Outcome, other: Outcome): { plain: string; other: string } | null;
export function wordsOf(outcome: Outcome): string;
export function endedOutcome(phase: 'time-out' | 'crash'): Outcome;
