/**
 * World: any (pure). How a recorder tells what it recorded: increments in its own ids, from which
 * `assemble.ts` builds the tables of `model.ts`.
 */
import type { CapHit, Clock, TypeKind } from './model.ts';
import type { Milliseconds } from './units.ts';

/**
 * What became new or changed in one document since the update before. Ids are the recorder's own and
 * only ever appended within a recording, so `first…` says where the new rows go:
 *
 *     types       [{label: 'int', …}]            type      firstType + i
 *     signatures  [site, n, t0 … tn-1, site, …]  signature firstSignature + i;  n = -1: signatures off
 *     nodes       [parent, signature, …]         node      firstNode + i;  parent -1: a root of the page,
 *                                                          -2: a root of the browser's compiler lane
 *     rows        node ids whose counters follow in the columns: amounts to ADD (calls, selfTime,
 *                 waitTime, timedCalls, sampledTime, sampledVariance) or to combine (firstCallTime: first
 *                 wins; minTime; maxTime; NaN: none). Columns other than `calls` may be shorter, all by as much: the
 *                 rows that are left were only called
 *
 * Self time has one estimator. Until a context's sampler runs, `selfTime` is all there is, and counts. From then
 * on `alsoSampled` is true: both are told, and which one counts is decided by the kind of the last clock:
 *
 *     alsoSampled   false  false │ true   true  true
 *     selfTime        4      3   │  2      0     0      sampled: 4 + 3 + 1.8 + 5.1 + 4.2
 *     sampledTime     –      –   │  1.8   5.1   4.2     exact:   4 + 3 + 2
 *     histogram   [signature, bucket, count, …]  counts to add
 */
export interface TreeUpdate {
  readonly recording: number;
  readonly sequence: number; // 0, 1, 2 … within a recording and document
  readonly startedAt: Milliseconds; // on the wall clock: performance.timeOrigin + performance.now()
  readonly duration: Milliseconds; // recorded so far
  readonly firstType: number;
  readonly types: readonly {
    readonly label: string;
    readonly kind: TypeKind;
    readonly base: string | null;
  }[];
  readonly firstSignature: number;
  readonly signatures: Int32Array;
  readonly firstNode: number;
  readonly nodes: Int32Array;
  readonly rows: Int32Array;
  readonly calls: Float64Array;
  readonly selfTime: Float64Array;
  readonly waitTime: Float64Array;
  readonly timedCalls: Float64Array;
  readonly firstCallTime: Float64Array;
  readonly minTime: Float64Array;
  readonly maxTime: Float64Array;
  /** Milliseconds of samples, and the sum of their squares; no elements where nothing is sampled. */
  readonly sampledTime: Float64Array;
  readonly sampledVariance: Float64Array;
  /** True: the samples tell of the same time as `selfTime`. */
  readonly alsoSampled: boolean;
  /** The clock as it is known now; null: as said before. */
  readonly clock: Clock | null;
  readonly histogram: Int32Array;
  /** `times` since the update before: amounts to add, as all others. */
  readonly caps: readonly CapHit[];
  /** Last update of this document for this recording: stopped, or the document is going away. */
  readonly last: boolean;
}
