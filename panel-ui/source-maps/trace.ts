/**
 * World: panel worker (pure). Places of functions in the text that ran → places in what people wrote, through a
 * source map. The instrumenter keeps lines and tells columns of the text it was given, so the map fits as it is.
 */
import {
  FlattenMap,
  isIgnored,
  originalPositionFor,
  sourceContentFor,
  type TraceMap,
} from '@jridgewell/trace-mapping';

/** Line and column from 1, as in a profile. */
export interface GeneratedSite {
  readonly line: number;
  readonly column: number;
  /** As the profile has it: `Matrix.multiply`, `(anonymous in f)`. */
  readonly name: string;
}

export interface OriginalPlace {
  readonly url: string;
  readonly line: number;
  readonly column: number;
  /** What the function was called before a tool renamed it; null where the map does not say. */
  readonly name: string | null;
  /** The map says that this is somebody else's code. */
  readonly ignored: boolean;
}

/** Maps of maps too. @throws where the text is no source map */
export function readSourceMap(text: string, url: string): TraceMap {
  // Some servers put a line in front that keeps a map from being run as a script.
  const map = FlattenMap(text.replace(/^\)\]\}'[^\n]*\n?/, ''), url);
  if (map.version !== 3) throw new Error('It is not of version 3.');
  return map;
}

/** Null where the map has nothing for it. */
export function originalPlace(map: TraceMap, site: GeneratedSite): OriginalPlace | null {
  const { source, line, column } = originalPositionFor(map, { line: site.line, column: site.column - 1 });
  if (source === null) return null;
  return {
    url: source,
    line,
    column: column + 1,
    name: originalName(map, source, line, column, site),
    ignored: isIgnored(map, source),
  };
}

/**
 * Read from the text that people wrote, where the map brings it: a map's own list of names says what a token was
 * called, but not which of the tokens around a definition is its name.
 */
function originalName(
  map: TraceMap,
  source: string,
  line: number,
  column: number,
  { name }: GeneratedSite,
): string | null {
  const generated = name.slice(name.lastIndexOf('.') + 1).replace(/^(?:new|get|set) /, '');
  if (generated === '' || generated.startsWith('(')) return null;
  const text = lineOf(map, source, line);
  if (text === null) return null;
  const original = nameAt(text.slice(0, column), text.slice(column));
  return original === generated ? null : original;
}

const NAME = String.raw`(#?[\p{ID_Start}$_][\p{ID_Continue}$]*)`;
const DECLARED = new RegExp(
  String.raw`^(?:export\s+(?:default\s+)?)?(?:async\s+)?function\s*\*?\s*${NAME}`,
  'u',
);
const MODIFIERS = '(?:(?:public|private|protected|static|override|async|get|set)\\s+|\\*\\s*)*';
const METHOD = new RegExp(String.raw`^${MODIFIERS}${NAME}\s*(?:<[^>]*>)?\(`, 'u');
/** `name = `, `name: Type = `, `name: `, and an arrow's opening parenthesis, if the place is that of its parameter. */
const ASSIGNED = new RegExp(String.raw`${NAME}\s*(?:\??:[^=()]*)?[=:]\s*(?:async\s*)?\(?$`, 'u');
const METHOD_BEFORE = new RegExp(String.raw`${NAME}\s*(?:<[^>]*>)?\($`, 'u');
const NO_NAMES = new Set(['function', 'async', 'constructor', 'if', 'for', 'while', 'switch', 'catch']);

/** The name of the function that is defined between the two. */
function nameAt(before: string, from: string): string | null {
  const declared = DECLARED.exec(from)?.[1];
  if (declared !== undefined) return declared;
  const assigned = ASSIGNED.exec(before)?.[1];
  const found = assigned ?? METHOD.exec(from)?.[1] ?? METHOD_BEFORE.exec(before)?.[1];
  return found === undefined || NO_NAMES.has(found) ? null : found;
}

const lines = new WeakMap<TraceMap, Map<string, readonly string[]>>();

/** Null where the map does not bring its sources. */
function lineOf(map: TraceMap, source: string, line: number): string | null {
  const bySource = lines.get(map) ?? new Map<string, readonly string[]>();
  lines.set(map, bySource);
  let all = bySource.get(source);
  if (!all) bySource.set(source, (all = sourceContentFor(map, source)?.split(/\r\n?|\n/) ?? []));
  return all[line - 1] ?? null;
}
