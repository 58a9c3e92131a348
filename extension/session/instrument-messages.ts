/**
 * World: extension. The edge session ↔ instrument worker.
 */
import type { EmbeddedSites, SiteId } from '../../protocol/calling-convention.ts';

export interface InstrumentJob {
  readonly job: number;
  readonly source: string;
  readonly url: string;
  /** Goals to parse with, in order; the first that parses wins. */
  readonly sourceTypes: readonly ('script' | 'module')[];
  readonly firstSite: SiteId;
}

export type InstrumentOutcome =
  | { readonly ok: true; readonly code: string; readonly sites: EmbeddedSites }
  | { readonly ok: false; readonly code: string; readonly reason: string; readonly line: number | null };

export interface InstrumentAnswer {
  readonly job: number;
  readonly outcome: InstrumentOutcome;
}
