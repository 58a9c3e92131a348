export type Mode = 'sloppy' | 'strict' | 'raw' | 'module';

export interface Test {
  /** Path below `test/`, with slashes. */
  readonly name: string;
  readonly source: string;
  /** Files of `harness/` that run before it, in order. */
  readonly includes: readonly string[];
  readonly isAsync: boolean;
  readonly isModule: boolean;
  /** False: it is meant for threads that must not block; null: for any. */
  readonly canBlock: false | null;
  /** What it has to end with, when it has to fail. */
  readonly negative: {
    readonly phase: 'parse' | 'early' | 'resolution' | 'runtime';
    readonly type: string;
  } | null;
  readonly modes: readonly Mode[];
}

export interface Checkout {
  readonly folder: string;
  /** Names of the tests that begin with one of the patterns; of all without any. */
  list(patterns: readonly string[]): string[];
  read(name: string): Test;
  /** Text of a file of `harness/`. */
  harness(name: string): string;
}

export function eachNth(names: readonly string[], every: number, from: number): string[];
export function openCheckout(folder: string): Checkout;
export function readTest(name: string, source: string): Test;
export function sourceIn(test: Test, mode: Mode): string;
