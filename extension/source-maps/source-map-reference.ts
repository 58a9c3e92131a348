/**
 * World: extension (pure). Where a script says that its source map is, by the rules of ECMA-426: a header, else the
 * last comment of its kind.
 */
import type { HeaderEntry } from '../../platform/chromium-protocol.ts';

/** Address of the map, absolute or `data:`; null where the script names none. */
export function sourceMapReference(
  source: string,
  headers: readonly HeaderEntry[],
  scriptUrl: string,
): string | null {
  const written = headerReference(headers) ?? commentReference(source);
  if (written === null) return null;
  return URL.canParse(written, scriptUrl) ? new URL(written, scriptUrl).href : null;
}

function headerReference(headers: readonly HeaderEntry[]): string | null {
  const header =
    headers.find(({ name }) => /^sourcemap$/i.test(name)) ??
    headers.find(({ name }) => /^x-sourcemap$/i.test(name));
  const value = header?.value.trim();
  return value === undefined || value === '' ? null : value;
}

// The comment stands at the end; only trailing comments and white space may follow it.
const MARK = 'sourceMappingURL=';
const COMMENT = /^[#@][ \t]sourceMappingURL=([^\s'"]+)[ \t]*(?:\*\/)?\s*$/;

function commentReference(source: string): string | null {
  const mark = source.lastIndexOf(MARK);
  if (mark < 2) return null;
  const lineStart = Math.max(source.lastIndexOf('\n', mark), source.lastIndexOf('\r', mark)) + 1;
  const start = Math.max(source.lastIndexOf('//', mark), source.lastIndexOf('/*', mark));
  if (start < lineStart) return null;
  const end = /[\n\r\u2028\u2029]/g;
  end.lastIndex = mark;
  const lineEnd = end.exec(source)?.index ?? source.length;
  const rest = source.slice(lineEnd);
  // Code behind it: it is a text in the program that looks like one.
  if (!/^(?:\s|\/\/.*|\/\*[^]*?\*\/)*$/.test(rest)) return null;
  return COMMENT.exec(source.slice(start + 2, lineEnd))?.[1] ?? null;
}
