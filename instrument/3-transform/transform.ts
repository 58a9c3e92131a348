/**
 * World: any (pure). Source and points → instrumented text. Pieces of the source and insertions are
 * concatenated once, in order: measured several times faster than an edit list.
 */
import { SITE_ID_STRIDE, type EmbeddedSites, type SiteId } from '../../protocol/calling-convention.ts';
import {
  isExitPoint,
  type AnalyzedScript,
  type FoundFunction,
  type Point,
} from '../2-analyze/found-function.ts';
import {
  CAUGHT_TEXT,
  closeText,
  delegatedText,
  evalText,
  exitText,
  loopResourceText,
  nameText,
  openText,
  resourceText,
  RUNTIME_CODE_TEXT,
  SITE_GAP,
  startText,
  SUSPENSION_TEXT,
  usedText,
} from './emit.ts';
import type { CodeTemplate } from './template.ts';

export function transform(script: AnalyzedScript, first: SiteId, embedded: EmbeddedSites | null): string {
  const siteOf = new Map<FoundFunction, SiteId>();
  script.functions.forEach((found, row) => siteOf.set(found, first + row * SITE_ID_STRIDE));
  const table = embedded && { first, table: embedded };
  return piecesOf(script, table, (found) => siteOf.get(found)!).join('');
}

/** The same with gaps instead of ids, for a text that is delivered more than once. */
export function transformToTemplate(script: AnalyzedScript): CodeTemplate {
  const rowOf = new Map<FoundFunction, number>();
  script.functions.forEach((found, row) => rowOf.set(found, row));
  const pieces = piecesOf(script, null, () => SITE_GAP);
  const gaps: number[] = [];
  const rows: number[] = [];
  let length = 0;
  for (let i = 0; i < pieces.length; i++) {
    // Before the points' own there are two pieces, then each point has two: source, and what goes in.
    const point = i >= 3 && i % 2 === 1 ? script.points[(i - 3) / 2] : undefined;
    if (point && (point.what === 'open' || point.what === 'close' || isExitPoint(point))) {
      const parts = pieces[i].split(SITE_GAP);
      let at = length;
      for (let part = 0; part < parts.length - 1; part++) {
        at += parts[part].length;
        gaps.push(at);
        rows.push(rowOf.get(point.function)!);
      }
      pieces[i] = parts.join('');
    }
    length += pieces[i].length;
  }
  return { text: pieces.join(''), gaps: Uint32Array.from(gaps), rows: Uint32Array.from(rows) };
}

/** Source and insertions in turn: the text before the start, the start, and two for each point; then the rest. */
function piecesOf(
  script: AnalyzedScript,
  embedded: { readonly first: SiteId; readonly table: EmbeddedSites } | null,
  siteOf: (found: FoundFunction) => SiteId | typeof SITE_GAP,
): string[] {
  const { source, functions, points } = script;
  // Where there may be no recorder, one module defines what functions of another need before its start.
  const all = embedded !== null && script.imports;
  if (points.length === 0 && !all) return [source];
  const usesRename = all || functions.some((found) => found.hoisted.length > 0);
  const suspends = all || functions.some(({ mode }) => mode === 'suspendable');
  const makesCode = all || points.some(({ what }) => what in RUNTIME_CODE_TEXT);
  const table = functions.length > 0 ? embedded : null;
  const start = startText(script.hasDirectives, usesRename, suspends, makesCode, table);
  const pieces: string[] = [source.slice(0, script.start), start];
  let done = script.start;
  for (const point of points) {
    pieces.push(source.slice(done, point.at), textAt(point, siteOf));
    done = point.at;
  }
  pieces.push(source.slice(done));
  return pieces;
}

function textAt(point: Point, siteOf: (found: FoundFunction) => SiteId | typeof SITE_GAP): string {
  if (point.what === 'open') return openText(point.function, siteOf(point.function));
  if (point.what === 'close') return closeText(point.function, siteOf(point.function));
  if (point.what === 'name') return nameText(point.function);
  if (point.what === 'eval') return evalText(point.called);
  if (point.what === 'caught') return caughtText(point.catcher);
  if (isExitPoint(point)) return exitText(point.function, point.what, siteOf(point.function));
  if (!('function' in point)) return RUNTIME_CODE_TEXT[point.what];
  if (point.function.mode !== 'suspendable') return '';
  if (point.what === 'resource') return resourceText(point);
  if (point.what === 'used') return usedText(point);
  if (point.what === 'delegated-to') return delegatedText(point.maker);
  return point.what === 'loop-resource' ? loopResourceText(point.name) : SUSPENSION_TEXT[point.what];
}

function caughtText(catcher: FoundFunction | null): string {
  if (catcher === null) return CAUGHT_TEXT.outside;
  if (catcher.mode === 'suspendable') return SUSPENSION_TEXT.resume;
  // One that is counted was left at once.
  return catcher.mode === 'framed' ? CAUGHT_TEXT.inFunction : '';
}
