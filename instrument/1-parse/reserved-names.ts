/**
 * World: any (pure). Refuses code that has a name of the calling convention: then nothing in the source
 * can capture an inserted call, and nothing but an insertion ever looks like one.
 *
 * Names are what counts, not text: `/[_$a-z]/` is how many libraries tell names, and no harm. Text is searched first,
 * at memory speed; what is found there is looked for among the tokens.
 */
import { HELPERS, HOISTED_PREFIX, LOCALS, MARKS } from '../../protocol/calling-convention.ts';
import type { Offset } from '../diagnostics/line-table.ts';

const escapeForRegExp = (text: string): string => text.replaceAll('$', '\\$');
const names = [...Object.values(HELPERS), ...Object.values(LOCALS)].map(escapeForRegExp).join('|');
const RESERVED = new RegExp(
  `(?<![\\w$])(?:(?:${names})(?![\\w$])|${escapeForRegExp(HOISTED_PREFIX)}\\d|${escapeForRegExp(LOCALS.resource)}\\d)`,
  'g',
);
/** What no insertion has behind a name, so that no text with it looks like one. */
const HARMLESS_BEHIND = /^[-\]\\|"'`^+<>#@~]/;
/** What begins like one of them, some of its characters written as escapes: `\u005f$on`, `_$\u{63}`. */
const ESCAPED =
  /(?<![\w$])(?:_|\\u(?:005f|\{0*5f\}))(?:\$|\\u(?:0024|\{0*24\}))(?:[\w$]|\\u(?:[\da-f]{4}|\{[\da-f]{1,6}\}))*/gi;
const ESCAPE = /\\u(?:([\da-f]{4})|\{([\da-f]+)\})/gi;

export interface ReservedName {
  readonly code: 'already-instrumented' | 'reserved-name';
  readonly name: string;
  readonly at: Offset;
  /** It may stand in a string, a pattern or a comment, where it does no harm: only tokens tell. */
  readonly isPerhapsText: boolean;
}

export function findReservedName(source: string): ReservedName | null {
  // Nearly every script ends here; searches for so few characters run at memory speed.
  const escaped = source.includes('\\u') ? findEscapedName(source) : null;
  if (!source.includes('_$')) return escaped;
  let harmless = escaped;
  for (const { 0: name, index: at } of source.matchAll(RESERVED)) {
    if (!HARMLESS_BEHIND.test(source.slice(at + name.length, at + name.length + 1))) {
      const instrumented = MARKS.some((mark) => source.includes(mark));
      const code = instrumented ? 'already-instrumented' : 'reserved-name';
      return { code, name, at, isPerhapsText: false };
    }
    harmless ??= { code: 'reserved-name', name, at, isPerhapsText: true };
  }
  return harmless;
}

/** Of a token's value, escapes resolved. */
export function isReservedName(name: string): boolean {
  return name.search(RESERVED) === 0;
}

function findEscapedName(source: string): ReservedName | null {
  for (const { 0: text, index: at } of source.matchAll(ESCAPED)) {
    if (!text.includes('\\')) continue;
    const name = text.replace(ESCAPE, (_, four?: string, braced?: string) =>
      String.fromCodePoint(Math.min(parseInt(four ?? braced ?? '', 16), 0x10ffff)),
    );
    if (isReservedName(name)) return { code: 'reserved-name', name, at, isPerhapsText: true };
  }
  return null;
}
