/**
 * World: any. The edge page ↔ session: what the recorder in a document tells its owner through the
 * relay, and what it is told. Everything the page sends is checked by `page-messages-schema.ts` first.
 *
 *   recorder ──CustomEvent──► relay ──port──► session          PageEvents
 *   recorder ◄─CustomEvent─── relay ◄──port── session          PageCommands
 *
 * Handshake: the relay (isolated world, document_start: before any page script, after the recorder)
 * dispatches `CONNECT_EVENT` on `document`, a mouse event whose related target is a fresh node that is in no
 * document: the one kind of reference that passes from world to world. The recorder listens for it once, stops
 * its propagation and prevents its default, which tells the relay that there is a recorder; without one it ends
 * at once. From then on both dispatch `UP_EVENT` and `DOWN_EVENT` on that node, with one message as their detail.
 * The dispatch is synchronous, so a flush at `unload` arrives; and `document.open()`, which takes the listeners
 * of a document and its window away, leaves a node outside alone.
 *
 * A document says `hello` first, and again when it comes back from the back/forward cache; the session
 * answers with `start-recording` while it records (which a recorder that records already ignores) and with
 * `stop-recording` otherwise, so that both agree whatever happened on the way.
 *
 * The port of a document that is gone in the turn it was made in never opens. So one that has heard nothing from the session
 * leaves all that it said to a window above it, whose recorder tells it as `of-frame`; by its number the session hears nobody twice.
 */
import type { Clock, ClockChoice, ContextKind, NotRecorded } from '../profile/model.ts';
import type { InlineSources } from './inline-sources.ts';
import type { TreeUpdate } from '../profile/tree-update.ts';
import type { DeliveredSites, SiteRow } from './calling-convention.ts';

export const CONNECT_EVENT = 'signature-profiler:connect';
/**
 * Recorder of a frame that ends → recorder of a window above it, on that window: what nobody may have heard. Without a detail, of
 * one that begins: whether its policy, which the frame takes over, is to be asked for.
 */
export const FRAME_EVENT = 'signature-profiler:frame';
export const UP_EVENT = 'up';
export const DOWN_EVENT = 'down';
/** Recorder → relay: the shared memory to sample; null when nothing is to be sampled any more. */
export const SAMPLE_EVENT = 'sample';
/** Recorder → relay: an address at which the session answers with a command, {@link DocumentFacts} above all. It comes within this event. */
export const ASK_EVENT = 'ask';
/** Name of the port a relay opens towards the session. */
export const RELAY_PORT = 'signature-profiler-relay';
/** Fragment of addresses that a document made for scripts whose text it has changed. */
export const CHANGED_ADDRESS = '_$';
/** Messages above this are split by the recorder: several updates instead of one. */
export const UPDATE_MAX_ROWS = 200_000;

/** Chosen by the session, new for each recording, so that late messages of an older one are told apart. */
export type RecordingId = number;

/** Of a document, as long as its page lives. */
export type DocumentNumber = number;

export interface RecordingSettings {
  /** False: plain cProfile rows, one per function. */
  readonly signatures: boolean;
  readonly clock: ClockChoice;
}

/**
 * Written into the page by the session in front of the recorder, so that recording can be on before the
 * first statement.
 */
export interface PageConfig {
  readonly recording: { readonly id: RecordingId; readonly settings: RecordingSettings } | null;
}

/** The same as the recorder finds it. */
export interface DocumentConfig extends PageConfig {
  /** What the session knows of documents before they begin, by address without its fragment. */
  readonly documents: Readonly<Record<string, DocumentFacts>>;
  /** Where documents that the session could not look at before they began ask for their facts, and whatever else a query asks for. */
  readonly askAt: string;
  /** Name of the BroadcastChannel through which a shared worker says {@link SharedWords} to the documents of its origin. */
  readonly channel: string;
}

/** What a document cannot find out by itself before its first script runs. */
export interface DocumentFacts {
  /** Its own headers isolate it: nothing is to be hidden from it. */
  readonly isolatedByPage: boolean;
  /** Its policy lets a worker of ours begin. */
  readonly samplerAllowed: boolean;
  /** Its policies let it read `blob:` addresses by a synchronous request, and no server hears of that. */
  readonly mayReadBlobs: boolean;
  /** Its policy wants script texts signed, or to be told of those that are not. */
  readonly wantsSigned: 'no' | 'reported' | 'enforced';
  /** What its policies say of scripts in the markup, where one of them allows such by digest. */
  readonly inline: readonly InlineSources[];
  /** The nonce that was added to them. */
  readonly nonce: string | null;
}

/** Name under which the session declares a {@link DocumentConfig} around the page's script. */
export const CONFIG_NAME = 'SIGNATURE_PROFILER_CONFIG';

export interface NotRecordedText extends NotRecorded {
  /** Of its text, in UTF-16 units, for those that share their document's address. */
  readonly length?: number | undefined;
  /** See `textMark`: of what a script made of text, as the browser compiles it. */
  readonly mark?: string | undefined;
}

/** An inline script as it was changed. */
export interface ChangedInline {
  /** Of the document, on which it begins, 1-based. */
  readonly line: number;
  readonly length: number;
}

/** Recorder → session. */
export interface PageEvents {
  /** First message of a document. */
  hello: {
    readonly url: string;
    readonly kind: ContextKind;
    readonly top: boolean;
    /** Cross-origin isolated, by whomever, whatever the page is told. */
    readonly isolated: boolean;
    readonly hasOpener: boolean;
    /** Drawn by chance; of documents only. */
    readonly number?: DocumentNumber | undefined;
  };
  /** What a document below this one said, which is gone, and had not heard from the session. */
  'of-frame': { readonly number: DocumentNumber; readonly messages: readonly unknown[] };
  /** The first message of a recording in a document, before its updates: a context begins. */
  'recording-started': { readonly id: RecordingId; readonly url: string; readonly clock: Clock };
  /** Sites of code rewritten or wrapped in the page, before any update that uses them; again, with `script`, when an inline script begins to run. */
  sites: DeliveredSites & { readonly script?: ChangedInline | undefined };
  /** The page profiles itself: the session tells the sites of rewritten scripts from now on. */
  'sites-wanted': Record<string, never>;
  /** So many tables of the session's `sites` have been taken in all. */
  'sites-known': { readonly count: number };
  update: TreeUpdate;
  'not-recorded': NotRecordedText;
  /** A shared worker of text is being made: it has that address, and speaks through a binding of that name. */
  'shared-worker': { readonly url: string; readonly binding: string };
  /** One that closes itself has said this to the document, too. */
  'shared-words': SharedWords;
  /** `SignatureProfiler.plot(p)`: a profile file as the page made it. */
  plot: { readonly file: unknown };
}

/**
 * What a shared worker says that is about to close itself, beside saying it to its debugger session: the browser may forget
 * what that has not told yet when the worker is gone.
 */
export interface SharedWords {
  readonly binding: string;
  readonly url: string;
  /** Of this worker alone; it says it first. */
  readonly key: string;
  /** Number of the first text among all that it has said. */
  readonly first: number;
  readonly texts: readonly string[];
}

/** Session → recorder. */
export interface PageCommands {
  'start-recording': { readonly id: RecordingId; readonly settings: RecordingSettings };
  'stop-recording': { readonly id: RecordingId };
  /** Asks for an update now; the recorder also sends one on its own timer while recording. */
  'send-update': { readonly id: RecordingId };
  /** From the relay: no sampler can watch this document. */
  'no-sampler': { readonly reason: string };
  /** From the relay: what the document has asked for, before its first script. Null: it is not known. */
  'document-facts': DocumentFacts | null;
  /** The answer to a question about a shared worker. `again`: it is to be made, or to be made once more. */
  'shared-worker-fate': { readonly again: boolean };
  /** Sites of rewritten scripts, for the reports of a page that profiles itself; answered by `sites-known`. */
  sites: { readonly tables: readonly DeliveredSites[] };
}

export type PageMessage = {
  [K in keyof PageEvents]: { readonly type: K; readonly payload: PageEvents[K] };
}[keyof PageEvents];
export type PageCommand = {
  [K in keyof PageCommands]: { readonly type: K; readonly payload: PageCommands[K] };
}[keyof PageCommands];

export type { SiteRow };
