/**
 * World: any (pure). The face of `instrument/`: source text in, text that reports its calls out, and back.
 */
import { SITE_ID_RANGE, SITE_ID_STRIDE, SITE_KIND_INDEX } from '../protocol/calling-convention.ts';
import type { EmbeddedSites, SiteId, SiteRow } from '../protocol/calling-convention.ts';
import { parse, type SourceType } from './1-parse/parse.ts';
import { analyze } from './2-analyze/analyze.ts';
import type { AnalyzedScript } from './2-analyze/found-function.ts';
import type { CodeTemplate } from './3-transform/template.ts';
import { transform, transformToTemplate } from './3-transform/transform.ts';
import {
  diagnose,
  type DiagnosticCode,
  type InstrumentError,
  type LeftOutCode,
} from './diagnostics/diagnostics.ts';
import { createLineTable, placeAt, type LineTable, type Place } from './diagnostics/line-table.ts';
import { takeEmbeddedIds } from './site-ids.ts';

export { fillTemplate } from './3-transform/template.ts';
export { leftOutReason } from './diagnostics/diagnostics.ts';
export { restore } from './restore.ts';
export type { CodeTemplate, DiagnosticCode, InstrumentError, LeftOutCode, SourceType };

export interface InstrumentOptions {
  /** Goes into the site table as it is. */
  readonly url: string;
  readonly sourceType: SourceType;
  /** The code brings its own site table and registers it with the recorder. */
  readonly embedSites?: boolean;
  /**
   * Id of the first site. Without it: with `embedSites` the next ids of the embedded range that this
   * module has not given out, else the first of the extension range.
   */
  readonly firstSite?: SiteId;
  /** Where the text begins in its file, 1-based, for inline scripts. Default 1. */
  readonly startLine?: number;
  readonly startColumn?: number;
}

/**
 * A function that runs as it was written, with all functions inside it, or a place where `eval` is handed on.
 * 1-based place; `leftOutReason` has the sentence.
 */
export interface LeftOut {
  readonly code: LeftOutCode;
  readonly line: number;
  readonly column: number;
}

export type InstrumentResult =
  | {
      readonly ok: true;
      readonly code: string;
      /** Row `i` of `sites` has id `first + i * SITE_ID_STRIDE`; `next` is the first id after them. */
      readonly first: SiteId;
      readonly next: SiteId;
      readonly sites: EmbeddedSites;
      readonly leftOut: readonly LeftOut[];
    }
  | { readonly ok: false; readonly error: InstrumentError };

/** A script instrumented for nobody yet: {@link fillTemplate} makes its text for a first site id. */
export type TemplateResult =
  | {
      readonly ok: true;
      readonly template: CodeTemplate;
      readonly rows: readonly SiteRow[];
      readonly leftOut: readonly LeftOut[];
    }
  | { readonly ok: false; readonly error: InstrumentError };

/** Inserts an entry and an exit into every function of a script, without adding a line. Never throws. */
export function instrument(source: string, options: InstrumentOptions): InstrumentResult {
  const { url, sourceType, embedSites = false, startLine = 1, startColumn = 1 } = options;
  return withErrors(source, sourceType, { line: startLine, column: startColumn }, (script, lines) => {
    const sites: EmbeddedSites = { url, rows: siteRows(script, lines) };
    const count = sites.rows.length;
    const first = options.firstSite ?? (embedSites ? takeEmbeddedIds(count) : SITE_ID_RANGE.extension);
    const code = transform(script, first, embedSites ? sites : null);
    const leftOut = leftOutPlaces(script, lines);
    return { ok: true, code, first, next: first + count * SITE_ID_STRIDE, sites, leftOut };
  });
}

/** Does what {@link instrument} does, once for all places where the same text stands. Never throws. */
export function instrumentToTemplate(source: string, sourceType: SourceType): TemplateResult {
  return withErrors(source, sourceType, { line: 1, column: 1 }, (script, lines) => ({
    ok: true,
    template: transformToTemplate(script),
    rows: siteRows(script, lines),
    leftOut: leftOutPlaces(script, lines),
  }));
}

const leftOutPlaces = ({ leftOut }: AnalyzedScript, lines: LineTable): LeftOut[] =>
  leftOut.map(({ code, at }) => ({ code, ...placeAt(lines, at) }));

function withErrors<Done>(
  source: string,
  sourceType: SourceType,
  origin: Place,
  finish: (script: AnalyzedScript, lines: LineTable) => Done,
): Done | { readonly ok: false; readonly error: InstrumentError } {
  const lines = createLineTable(source, origin);
  try {
    const parsed = parse(lines, sourceType);
    return parsed.ok ? finish(analyze(parsed.script), lines) : parsed;
  } catch (error) {
    const isTooDeep = error instanceof RangeError;
    return {
      ok: false,
      error: diagnose(isTooDeep ? 'too-deep' : 'internal', String(error), lines, 0),
    };
  }
}

function siteRows({ functions }: AnalyzedScript, lines: LineTable): SiteRow[] {
  return functions.map(({ kind, name, at, parameters }) => {
    const { line, column } = placeAt(lines, at);
    return [SITE_KIND_INDEX[kind], name, line, column, parameters];
  });
}
