/**
 * World: any (pure). The profile file as it is written: one JSON object, struct of arrays, every
 * repeated text once in `strings`. `docs/profile-format.md` tells it in prose, with its history.
 */
import type { Clock, ContextKind, ProfileMeta, SiteKind, TypeKind } from './model.ts';

export const FILE_FORMAT = 'signature-profiler';
/** Grows with every change that an older reader would misread; each step has an upgrader. */
export const FILE_VERSION = 4;
export const FILE_EXTENSION = '.sigprof.json';

/** Row of `strings`. */
export type StringIndex = number;

/** A number, or null for NaN, which JSON does not have. */
export type NumberOrNull = number | null;

export interface ProfileFile {
  readonly format: typeof FILE_FORMAT;
  readonly version: typeof FILE_VERSION;
  readonly meta: ProfileMeta;
  readonly strings: readonly string[];
  readonly types: {
    readonly label: readonly StringIndex[];
    readonly kind: readonly TypeKind[];
    readonly base: readonly (StringIndex | null)[];
  };
  readonly sites: {
    readonly name: readonly StringIndex[];
    readonly kind: readonly SiteKind[];
    readonly url: readonly StringIndex[];
    readonly line: readonly number[];
    readonly column: readonly number[];
    readonly parameters: readonly (readonly (StringIndex | null)[])[];
  };
  readonly signatures: {
    readonly site: readonly number[];
    readonly types: readonly (readonly number[] | null)[];
  };
  readonly contexts: readonly ContextInFile[];
}

export interface ContextInFile {
  readonly kind: ContextKind;
  readonly url: string;
  readonly startedAt: number;
  readonly duration: number;
  readonly complete: boolean;
  readonly clock: Clock;
  /** Parents follow from `subtreeEnd`, so they are not written. */
  readonly callNodes: {
    readonly subtreeEnd: readonly number[];
    readonly signature: readonly number[];
    readonly calls: readonly number[];
    readonly selfTime: readonly number[];
    readonly totalTime: readonly number[];
    readonly selfTimeVariance: readonly number[];
    readonly ownCost: readonly number[];
    readonly ownCostInCaller: readonly number[];
    readonly waitTime: readonly number[];
    readonly timedCalls: readonly number[];
    readonly firstCallTime: readonly NumberOrNull[];
    readonly minTime: readonly NumberOrNull[];
    readonly maxTime: readonly NumberOrNull[];
  };
  /** `buckets`: bucket, count, bucket, count … of the buckets that are not empty, ascending. */
  readonly histograms: {
    readonly signature: readonly number[];
    readonly buckets: readonly (readonly number[])[];
  };
}
