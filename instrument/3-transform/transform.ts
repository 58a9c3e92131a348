/**
 * World: any (pure). Source and points → instrumented text. Pieces of the source and insertions are
 * concatenated once, in order: measured several times faster than an edit list.
 */
import { SITE_ID_STRIDE, type EmbeddedSites, type SiteId } from '../../protocol/calling-convention.ts';
import type { AnalyzedScript, FoundFunction, Point } from '../2-analyze/found-function.ts';
import { closeText, nameText, openText, startText, SUSPENSION_TEXT } from './emit.ts';

export function transform(script: AnalyzedScript, first: SiteId, embedded: EmbeddedSites | null): string {
  const { source, functions, points } = script;
  if (functions.length === 0) return source;
  const siteOf = new Map<FoundFunction, SiteId>();
  functions.forEach((found, index) => siteOf.set(found, first + index * SITE_ID_STRIDE));
  const usesRename = functions.some((found) => found.hoisted.length > 0);

  const suspends = functions.some(({ mode }) => mode === 'suspendable');
  const table = embedded && { first, table: embedded };
  const start = startText(script.hasDirectives, usesRename, suspends, table);
  const pieces: string[] = [source.slice(0, script.start), start];
  let done = script.start;
  for (const point of points) {
    pieces.push(source.slice(done, point.at), textAt(point, siteOf));
    done = point.at;
  }
  pieces.push(source.slice(done));
  return pieces.join('');
}

function textAt(point: Point, siteOf: ReadonlyMap<FoundFunction, SiteId>): string {
  if (point.what === 'open') return openText(point.function, siteOf.get(point.function)!);
  if (point.what === 'close') return closeText(point.function);
  if (point.what === 'name') return nameText(point.function);
  return point.function.mode === 'suspendable' ? SUSPENSION_TEXT[point.what] : '';
}
