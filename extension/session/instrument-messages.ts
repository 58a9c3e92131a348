/**
 * World: extension. The edge session ↔ instrument workers.
 */
import type { CodeTemplate, LeftOut } from '../../instrument/index.ts';
import type { EmbeddedSites, SiteRow } from '../../protocol/calling-convention.ts';

/** What to instrument; the same content is the same wherever it stands. */
export interface ScriptContent {
  readonly source: string;
  /** SHA-256 of the source, in hexadecimal. */
  readonly hash: string;
  /** Goals to parse with, in order; the first that parses wins. */
  readonly sourceTypes: readonly ('script' | 'module')[];
}

/** A text of which only is asked whether it holds functions. */
export interface AskedText {
  readonly source: string;
  readonly type: 'script' | 'module';
}

export type InstrumentJob = { readonly job: number } & (
  | {
      readonly content: ScriptContent;
      /** Whether what comes out may be read from disk and kept there. */
      readonly keep: boolean;
    }
  | { readonly texts: readonly AskedText[] }
);

/** A script instrumented for nobody yet: see `instrumentToTemplate`. */
export interface PreparedScript {
  readonly template: CodeTemplate;
  readonly rows: readonly SiteRow[];
  readonly leftOut: readonly LeftOut[];
}

export interface Refusal {
  readonly ok: false;
  readonly code: string;
  readonly reason: string;
  readonly line: number | null;
}

export type PreparedOutcome =
  { readonly ok: true; readonly script: PreparedScript; readonly fromCache: boolean } | Refusal;

/** Whether a text holds functions, as far as can be told of one that uses our names; null: it cannot be parsed. */
export type HoldsSome = boolean | null;

export type InstrumentAnswer = { readonly job: number } & (
  { readonly outcome: PreparedOutcome } | { readonly holds: readonly HoldsSome[] }
);

/** A script with ids of its own. `reused`: nothing had to be instrumented for it. */
export type InstrumentOutcome =
  | {
      readonly ok: true;
      readonly code: string;
      readonly sites: EmbeddedSites;
      readonly leftOut: readonly LeftOut[];
      readonly reused: boolean;
    }
  | Refusal;
