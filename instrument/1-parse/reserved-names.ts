/**
 * World: any (pure). Refuses text that holds a name of the calling convention: then nothing in the source
 * can capture an inserted call, and nothing but an insertion ever looks like one.
 */
import { HELPERS, HOISTED_PREFIX, LOCALS, MARKS } from '../../protocol/calling-convention.ts';
import type { Offset } from '../diagnostics/line-table.ts';

const escapeForRegExp = (text: string): string => text.replaceAll('$', '\\$');
const names = [...Object.values(HELPERS), ...Object.values(LOCALS)].map(escapeForRegExp).join('|');
const RESERVED = new RegExp(
  `(?<![\\w$])(?:(?:${names})(?![\\w$])|${escapeForRegExp(HOISTED_PREFIX)}\\d|${escapeForRegExp(LOCALS.resource)}\\d)`,
);
/** What begins like one of them, some of its characters written as escapes: `\u005f$on`, `_$\u{63}`. */
const ESCAPED =
  /(?<![\w$])(?:_|\\u(?:005f|\{0*5f\}))(?:\$|\\u(?:0024|\{0*24\}))(?:[\w$]|\\u(?:[\da-f]{4}|\{[\da-f]{1,6}\}))*/gi;
const ESCAPE = /\\u(?:([\da-f]{4})|\{([\da-f]+)\})/gi;

export interface ReservedName {
  readonly code: 'already-instrumented' | 'reserved-name';
  readonly name: string;
  readonly at: Offset;
}

export function findReservedName(source: string): ReservedName | null {
  // Nearly every script ends here; searches for so few characters run at memory speed.
  const escaped = source.includes('\\u') ? findEscapedName(source) : null;
  if (escaped !== null || !source.includes('_$')) return escaped;
  const found = RESERVED.exec(source);
  if (!found) return null;
  const instrumented = MARKS.some((mark) => source.includes(mark));
  return { code: instrumented ? 'already-instrumented' : 'reserved-name', name: found[0], at: found.index };
}

function findEscapedName(source: string): ReservedName | null {
  for (const { 0: text, index: at } of source.matchAll(ESCAPED)) {
    if (!text.includes('\\')) continue;
    const name = text.replace(ESCAPE, (_, four?: string, braced?: string) =>
      String.fromCodePoint(Math.min(parseInt(four ?? braced ?? '', 16), 0x10ffff)),
    );
    if (RESERVED.test(name)) return { code: 'reserved-name', name, at };
  }
  return null;
}
