/**
 * World: page. The recorder of one realm: what emitted code, WebAssembly hooks, the page API and the
 * session's link all talk to. It runs none of the page's code, throws nothing into the page, and costs
 * nothing but a flag test while nobody records.
 */
import type { Clock, NotRecorded } from '../../profile/model.ts';
import type { TreeUpdate } from '../../profile/tree-update.ts';
import type { Milliseconds } from '../../profile/units.ts';
import type { EmbeddedSites, SiteId } from '../../protocol/calling-convention.ts';
import type { RecordingId, RecordingSettings } from '../../protocol/page-messages.ts';
import type { RecorderHooks } from './hooks.ts';

export interface SessionOptions {
  readonly id: RecordingId;
  readonly settings: RecordingSettings;
  /** Gets every update; large ones arrive split, each at most `UPDATE_MAX_ROWS` rows. Must not throw. */
  readonly onUpdate: (update: TreeUpdate) => void;
  /** Time between two updates of the recorder's own timer; 250 if left out. */
  readonly intervalMs?: Milliseconds;
}

/** A panel session's hold on the recorder. */
export interface AttachedSession {
  /** Sends what happened since the last update, now and synchronously, even when nothing did. */
  flush(last: boolean): void;
  /** Flushes with `last: true` (unless that was done already) and lets go. Twice is harmless. */
  detach(): void;
}

export interface Recorder extends RecorderHooks {
  /** Starts recording for the session; an earlier session that is still attached is detached first. */
  attachSession(options: SessionOptions): AttachedSession;
  /** The clock as measured; the first call takes a few milliseconds. */
  describeClock(): Clock;
  /** Hears every entry once, those from before too. */
  onNotRecorded(listener: (entry: NotRecorded) => void): void;
  /** Hears the site tables of the ranges `page`, `recorder` and `embedded`, those from before too. */
  onSites(listener: (first: SiteId, table: EmbeddedSites) => void): void;
  /** Takes the profiles that the page plots; the last one plotted before there was a listener as well. */
  onPlot(listener: (file: unknown) => void): void;
}

/**
 * Installs the helpers of the calling convention and `SignatureProfiler` on a global object, and wraps
 * its `Proxy`. Call it before any script of the page. Null when the realm has a recorder already.
 */
export function createRecorder(globalObject: typeof globalThis): Recorder | null {
  throw new Error(`The recorder of ${typeof globalObject} is not here yet.`);
}
