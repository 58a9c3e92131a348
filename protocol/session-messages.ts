/**
 * World: any. The edge panel ↔ session controller. In Chromium both live in the panel's document and
 * meet over a memory channel; the messages are structured-cloneable so that a port can stand between.
 */
import type { NotRecorded, Profile } from '../profile/model.ts';
import type { Milliseconds } from '../profile/units.ts';
import type { WireError } from './errors.ts';
import type { RecordingId, RecordingSettings } from './page-messages.ts';
import type { Scope } from './scope.ts';

/** What the session is doing, as the panel shows it. */
export type SessionState = SessionPhase & { readonly isolation: Isolation };

/**
 * Cross-origin isolation of the page, which the exact and the sampled clock live from, and what it costs.
 */
export interface Isolation {
  /** The next *Reload and record* isolates the page; remembered for its origin, on unless switched off. */
  readonly wanted: boolean;
  /** We isolated the page that is shown now. */
  readonly active: boolean;
  /** Why it is not isolated though wanted, in a sentence; null: it is, or it is not known yet. */
  readonly whyNot: string | null;
  /** What isolation may have broken on this page. For each: a sentence; switch it off and reload to be sure. */
  readonly conflicts: readonly WireError[];
}

export type SessionPhase =
  /** Nothing is recorded now. `canRecordNow`: the page is instrumented, Record needs no reload. */
  | { readonly phase: 'idle'; readonly canRecordNow: boolean; readonly scripts: ScriptProgress }
  | { readonly phase: 'starting'; readonly scripts: ScriptProgress }
  | {
      readonly phase: 'recording';
      readonly startedAt: number; // Date.now()
      readonly calls: number;
      readonly signatures: number;
      readonly contexts: number;
      readonly scripts: ScriptProgress;
    }
  | { readonly phase: 'processing'; readonly scripts: ScriptProgress }
  /** This page cannot be recorded at all; the reason in the user's words. */
  | { readonly phase: 'unavailable'; readonly reason: WireError; readonly scripts: ScriptProgress };

export interface ScriptProgress {
  readonly found: number; // scripts seen since the session began on this page
  readonly instrumented: number;
  readonly reused: number; // of the instrumented: those that had been before, in this session or on disk
  readonly notRecorded: readonly NotRecorded[];
  readonly outOfScope: number; // scripts that the scope leaves out; not among the found
  /** What the session changed about the page besides its scripts, in words: `CSP is off for this document`. */
  readonly pageChanges: readonly string[];
}

/** What is recorded of the site that the tab shows; `site` is null where nothing can be remembered. */
export interface ScopeInForce {
  readonly site: string | null;
  readonly scope: Scope;
}

/** A script's source map. `reason`: why it cannot be had; null where the script has none. */
export type SourceMapAnswer =
  | { readonly ok: true; readonly text: string; readonly url: string }
  | { readonly ok: false; readonly reason: string | null };

/** What of instrumented scripts lies on disk. */
export interface KeptScripts {
  readonly scripts: number;
  readonly bytes: number;
}

/** Panel → session; each is answered, or refused with a {@link WireError}. */
export interface SessionCommands {
  'start-recording': (options: { readonly reload: boolean; readonly settings: RecordingSettings }) => void;
  'stop-recording': () => void;
  /** Whether *Reload and record* isolates pages of this origin. */
  'set-isolation': (wanted: boolean) => void;
  /** Where the session stands, and a plotted profile that nobody has seen yet. */
  'get-state': () => SessionState;
  /** Shows a source line in DevTools, where there is one; false where it cannot. */
  'open-source': (place: { readonly url: string; readonly line: number; readonly column: number }) => boolean;
  'get-scope': () => ScopeInForce;
  /** From the next script on that the page loads. */
  'set-scope': (scope: Scope) => void;
  /** Asks the network for it, now. */
  'get-source-map': (place: { readonly url: string }) => SourceMapAnswer;
  'get-kept-scripts': () => KeptScripts;
  'clear-kept-scripts': () => void;
}

/** Session → panel. */
export interface SessionEvents {
  'scope-changed': ScopeInForce;
  'state-changed': SessionState;
  /**
   * A recording ended; `source` says who made it. The same recording again: somebody has said its last after all, and
   * this profile takes the place of the one before.
   */
  'profile-ready': {
    readonly profile: Profile;
    /** Of plots null. */
    readonly recording: RecordingId | null;
    readonly source: 'recording' | 'plot';
    readonly at: Milliseconds;
  };
  /** Something went wrong that no command is waiting for. */
  problem: WireError;
}
