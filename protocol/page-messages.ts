/**
 * World: any. The edge page ↔ session: what the recorder in a document tells its owner through the
 * relay, and what it is told. Everything the page sends is checked by `page-messages-schema.ts` first.
 *
 *   recorder ──CustomEvent──► relay ──port──► session          PageEvents
 *   recorder ◄─CustomEvent─── relay ◄──port── session          PageCommands
 *
 * Handshake: the relay (isolated world, document_start: before any page script, after the recorder)
 * dispatches `CONNECT_EVENT` on `document` with a fresh random channel name as its detail. The recorder
 * listens for it once and stops its propagation; from then on both dispatch `<name>:up` and `<name>:down`
 * events whose detail is one message. The dispatch is synchronous, so a flush at `pagehide` arrives.
 */
import type { Clock, ContextKind, NotRecorded, TypeKind } from '../profile/model.ts';
import type { Milliseconds } from '../profile/units.ts';
import type { EmbeddedSites, SiteId, SiteRow } from './calling-convention.ts';

export const CONNECT_EVENT = 'signature-profiler:connect';
/** Name of the port a relay opens towards the session. */
export const RELAY_PORT = 'signature-profiler-relay';
/** Messages above this are split by the recorder: several updates instead of one. */
export const UPDATE_MAX_ROWS = 200_000;

/** Chosen by the session, new for each recording, so that late messages of an older one are told apart. */
export type RecordingId = number;

export interface RecordingSettings {
  /** False: plain cProfile rows, one per function. */
  readonly signatures: boolean;
}

/**
 * Written into the page by the session in front of the recorder, so that recording can be on before the
 * first statement.
 */
export interface PageConfig {
  readonly recording: { readonly id: RecordingId; readonly settings: RecordingSettings } | null;
}

/**
 * What became new or changed in one document since the update before. Ids are the recorder's own and
 * only ever appended within a recording, so `first…` says where the new rows go:
 *
 *     types       [{label: 'int', …}]            type      firstType + i
 *     signatures  [site, n, t0 … tn-1, site, …]  signature firstSignature + i;  n = -1: signatures off
 *     nodes       [parent, signature, …]         node      firstNode + i;  parent -1: a root of the page,
 *                                                          -2: a root of the browser's compiler lane
 *     rows        node ids whose counters follow in the columns: amounts to ADD (calls, selfTime,
 *                 waitTime, timedCalls) or to combine (firstCallTime: first wins; minTime; maxTime;
 *                 NaN: none)
 *     histogram   [signature, bucket, count, …]  counts to add
 */
export interface TreeUpdate {
  readonly recording: RecordingId;
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
  readonly histogram: Int32Array;
  readonly caps: readonly { readonly what: string; readonly limit: number; readonly times: number }[];
  /** Last update of this document for this recording: stopped, or the document is going away. */
  readonly last: boolean;
}

/** Recorder → session. */
export interface PageEvents {
  /** First message of a document. */
  hello: {
    readonly url: string;
    readonly title: string;
    readonly kind: ContextKind;
    readonly top: boolean;
    readonly clock: Clock;
  };
  /** Sites of code rewritten or wrapped in the page, before any update that uses them. */
  sites: { readonly first: SiteId; readonly table: EmbeddedSites };
  update: TreeUpdate;
  'not-recorded': NotRecorded;
  /** `SignatureProfiler.plot(p)`: a profile file as the page made it. */
  plot: { readonly file: unknown };
}

/** Session → recorder. */
export interface PageCommands {
  'start-recording': { readonly id: RecordingId; readonly settings: RecordingSettings };
  'stop-recording': { readonly id: RecordingId };
  /** Asks for an update now; the recorder also sends one on its own timer while recording. */
  'send-update': { readonly id: RecordingId };
}

export type PageMessage = {
  [K in keyof PageEvents]: { readonly type: K; readonly payload: PageEvents[K] };
}[keyof PageEvents];
export type PageCommand = {
  [K in keyof PageCommands]: { readonly type: K; readonly payload: PageCommands[K] };
}[keyof PageCommands];

export type { SiteRow };
