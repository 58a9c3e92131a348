import type { Checkout } from './checkout.d.mts';
import type { Result } from './pool.d.mts';

export interface Report {
  add(result: Result): void;
  /** Prints the summary and returns how many outcomes differ. */
  finish(): number;
}

export function createReport(
  checkout: Checkout,
  others: readonly string[],
  print: (line: string) => void,
): Report;
