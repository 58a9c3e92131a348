/**
 * World: any (pure). The profile in memory: struct-of-arrays tables that every view, statistic and
 * exporter reads. Frozen once built (`assemble.ts`, `read-profile.ts`); the file form is in `file-format.ts`.
 */
import type {
  Bytes,
  CallNodeIndex,
  Column,
  ContextIndex,
  Line,
  Milliseconds,
  Nanoseconds,
  SignatureIndex,
  SiteIndex,
  TypeIndex,
} from './units.ts';

/** The families that types roll up into. The words are part of the file format: add only. */
export const TYPE_KINDS = [
  'int',
  'float',
  'bigint',
  'string',
  'boolean',
  'undefined',
  'null',
  'symbol',
  'function',
  'typed-array',
  'buffer',
  'array',
  'object',
  'container',
  'web',
  'ndarray',
  'proxy',
  'wasm',
  /** Not a type: stands last in a signature for arguments beyond the parameters, label `…+2`. */
  'surplus',
  /** Not a type: what a capped table folded together, label `other`. */
  'other',
] as const;
export type TypeKind = (typeof TYPE_KINDS)[number];

/** One row per distinct type label and kind. */
export interface TypeTable {
  readonly length: number;
  readonly label: readonly string[]; // as users read it: `Float32Array(16)`
  readonly kind: readonly TypeKind[];
  /** Intrinsic behind a subclass, so that `MyFloats(16)` still rolls up to `Float32Array`; else null. */
  readonly base: readonly (string | null)[];
}

/** What a site is. `host` and `wasm` have no JavaScript source. Site tables travel with the index: append only. */
export const SITE_KINDS = [
  'function',
  'method',
  'getter',
  'setter',
  'constructor',
  'wasm',
  'host',
  'other',
] as const;
export type SiteKind = (typeof SITE_KINDS)[number];

/** One row per function in source text. Identity is (url, line, column, name). */
export interface SiteTable {
  readonly length: number;
  /** As shown, class included: `Matrix.multiply`, `new Matrix`, `get Matrix.rows`, `(anonymous in f)`. */
  readonly name: readonly string[];
  readonly kind: readonly SiteKind[];
  readonly url: readonly string[]; // '' where there is none (host functions)
  readonly line: Int32Array; // Line, 0 where there is none
  readonly column: Int32Array; // Column, 0 where there is none
  /** Parameter names as shown: `a`, `...xs`, `{a, b}`; null where a position has no name. */
  readonly parameters: readonly (readonly (string | null)[])[];
}

/** One row per (site, types of the arguments). */
export interface SignatureTable {
  readonly length: number;
  readonly site: Int32Array; // SiteIndex
  /** Types by position, a `surplus` type last where there was one; null: recorded with signatures off. */
  readonly types: readonly (readonly TypeIndex[] | null)[];
}

/**
 * One row per distinct path of signatures, parents first, depth-first, so that the subtree of row `i`
 * is the range `[i, subtreeEnd[i])`. Row order among siblings is the order of first call.
 *
 *     0  draw(c: Canvas)       subtreeEnd 3
 *     1    scale(x: int)       subtreeEnd 2
 *     2    scale(x: string)    subtreeEnd 3     same function, another signature
 *
 * Law: `totalTime[i]` is the sum of `selfTime` over the subtree of `i`.
 */
export interface CallNodeTable {
  readonly length: number;
  readonly parent: Int32Array; // CallNodeIndex, or -1 for a root
  readonly subtreeEnd: Int32Array; // CallNodeIndex, exclusive
  readonly signature: Int32Array; // SignatureIndex
  readonly calls: Float64Array; // exact; 0 where only a callee was seen
  readonly selfTime: Float64Array; // Milliseconds, synchronous time only
  readonly totalTime: Float64Array; // Milliseconds, synchronous time of the subtree
  /** Milliseconds²: of the samples, or of the clock's steps; what our own cost adds is in `time-range.ts`. */
  readonly selfTimeVariance: Float64Array;
  readonly ownCost: Float64Array; // Milliseconds of the recorder's own work, taken out of selfTime
  readonly ownCostInCaller: Float64Array; // Milliseconds of it that these calls added to their callers, taken out of those
  readonly waitTime: Float64Array; // Milliseconds awaited, wall clock
  readonly timedCalls: Float64Array; // calls whose duration was measured by two clock reads
  readonly firstCallTime: Float64Array; // Milliseconds, whole duration of the first call; NaN if not timed
  readonly minTime: Float64Array; // Milliseconds, shortest timed call; NaN if none
  readonly maxTime: Float64Array; // Milliseconds, longest timed call; NaN if none
}

/** Durations of timed calls per signature, on the log scale of `histogram.ts`. */
export interface HistogramTable {
  readonly length: number;
  readonly signature: Int32Array; // SignatureIndex, each at most once, ascending
  /** `length` rows of `HISTOGRAM_BUCKETS` counts. */
  readonly counts: Uint32Array;
}

/** What a person may ask for. `auto`: the best clock that each context can have; `counts`: no times at all. */
export const CLOCK_CHOICES = ['auto', 'exact', 'counts'] as const;
export type ClockChoice = (typeof CLOCK_CHOICES)[number];

/** How a context's times were made. */
export interface Clock {
  /**
   * The one estimator of all self times. `exact`: two clock reads a call. `sampled`: shared-cell samples, after
   * a beginning that was exact. `none`: counts only.
   */
  readonly kind: 'exact' | 'sampled' | 'none';
  readonly step: Milliseconds; // smallest step seen between two reads
  readonly readCost: Nanoseconds; // of one read
  /** Recorder's own time per timed call, as calibrated: inside the callee's span, and in its caller. */
  readonly ownCostInside: Nanoseconds;
  readonly ownCostOutside: Nanoseconds;
  /**
   * To describe one argument, by its kind, beside what a call costs without any: before a callee that is not timed, so in its
   * caller; inside a timed one. A kind that is not there is described for nothing.
   */
  readonly describing: Readonly<Partial<Record<TypeKind, Nanoseconds>>>;
  readonly isolated: boolean; // crossOriginIsolated as the recorder found it
  /** Why nothing was sampled although it was wanted, in a sentence for people; else null. */
  readonly whyNotSampled: string | null;
  /** What the sampler did; null where none ran. Times come from it only where `kind` says so. */
  readonly sampling: Sampling | null;
  /** Null where nobody could say: the thread is not a page's, or not the extension recorded it. */
  readonly processor: Processor | null;
}

/** How much of a thread's time was spent on a processor, and whether another could have had it. */
export interface Processor {
  readonly busy: Milliseconds; // wall time of the thread's tasks
  readonly cpu: Milliseconds; // of it on a processor, by the system's own account
  readonly idle: number; // share of all processors that nobody used meanwhile, 0 … 1
}

/** One context's part of a sampler's work. */
export interface Sampling {
  readonly samples: number; // that fell on the context, its idle time included
  readonly interval: Milliseconds; // median time between two samples
  /** Gaps far above the interval: the sampler itself had no processor. Their time belongs to nobody. */
  readonly stalls: number;
  readonly unattributed: Milliseconds; // time of all stalls
  readonly cpuShare: number; // of one core, 0 … 1, of the whole sampler
  /** Time at the beginning, before the first sample, that was timed exactly. */
  readonly exactBefore: Milliseconds;
  /** Recorder's own time per call that reads no clock: inside the callee, and in its caller. */
  readonly ownCostInside: Nanoseconds;
  readonly ownCostOutside: Nanoseconds;
}

/** `compiler` is the browser's background compilation of WebAssembly: work that ran beside the page. */
export const CONTEXT_KINDS = ['page', 'frame', 'worker', 'realm', 'compiler'] as const;
export type ContextKind = (typeof CONTEXT_KINDS)[number];

/** One thread's tree. */
export interface Context {
  readonly kind: ContextKind;
  readonly url: string;
  readonly startedAt: Milliseconds; // since the recording's start
  readonly duration: Milliseconds; // recorded wall time in this context
  /** False when the last update came from a document that went away without saying goodbye. */
  readonly complete: boolean;
  readonly clock: Clock;
  readonly callNodes: CallNodeTable;
  readonly histograms: HistogramTable;
}

/** A script or function that ran but was not recorded. */
export interface NotRecorded {
  readonly what: 'script' | 'wasm' | 'function';
  readonly url: string;
  readonly line: Line | null;
  /** Stable word for machines: `syntax`, `deadline`, `not-instrumenting`, `already-instrumented`, … */
  readonly code: string;
  /** One sentence for people. */
  readonly reason: string;
}

/** What went over a cap and into an `other` row. */
export interface CapHit {
  readonly what: 'call-nodes' | 'signatures' | 'string' | 'depth';
  readonly limit: number;
  readonly times: number;
}

export interface ProfileMeta {
  readonly product: string; // 'Signature Profiler'
  readonly productVersion: string;
  readonly url: string; // the page, or '' in other realms
  readonly title: string;
  readonly browser: string; // 'Chromium 156', 'Node 20'
  readonly recordedAt: string; // ISO 8601, UTC
  readonly duration: Milliseconds;
  readonly settings: { readonly signatures: boolean; readonly clock: ClockChoice };
  readonly scriptsInstrumented: number;
  readonly sourceBytes: Bytes;
  readonly notRecorded: readonly NotRecorded[];
  readonly capsHit: readonly CapHit[];
}

/** The data of one recording. */
export interface Profile {
  readonly meta: ProfileMeta;
  readonly types: TypeTable;
  readonly sites: SiteTable;
  readonly signatures: SignatureTable;
  readonly contexts: readonly Context[];
}

/** A call node of a profile, wherever it is. */
export interface CallNodeRef {
  readonly context: ContextIndex;
  readonly node: CallNodeIndex;
}

export type { CallNodeIndex, Column, SignatureIndex, SiteIndex };
