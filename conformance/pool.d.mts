import type { Mode } from './checkout.d.mts';
import type { Outcome } from './outcome.d.mts';

export interface Settings {
  /** Of the checkout. */
  readonly folder: string;
  /** Where `instrument.js` and `recorder.js` are. */
  readonly library: string;
  /** For one run of one test, in milliseconds. */
  readonly limit: number;
  /** Processes at once. */
  readonly parallel: number;
}

export interface Result {
  readonly name: string;
  readonly mode: Mode;
  readonly outcomes: Readonly<Record<string, Outcome>>;
}

export function runInNode(
  jobs: Iterable<{ readonly name: string; readonly mode: Mode }>,
  variants: readonly string[],
  settings: Settings,
  report: (result: Result) => void,
): Promise<void>;
