/**
 * World: any (pure). Refuses text that holds a name of the calling convention: then nothing in the source
 * can capture an inserted call, and nothing but an insertion ever looks like one.
 */
import { HELPERS, HOISTED_PREFIX, LOCALS, MARKS } from '../../protocol/calling-convention.ts';
import type { Offset } from '../diagnostics/line-table.ts';

const escapeForRegExp = (text: string): string => text.replaceAll('$', '\\$');
const names = [...Object.values(HELPERS), ...Object.values(LOCALS)].map(escapeForRegExp).join('|');
const RESERVED = new RegExp(`(?<![\\w$])(?:(?:${names})(?![\\w$])|${escapeForRegExp(HOISTED_PREFIX)}\\d)`);

export interface ReservedName {
  readonly code: 'already-instrumented' | 'reserved-name';
  readonly name: string;
  readonly at: Offset;
}

export function findReservedName(source: string): ReservedName | null {
  // Nearly every script ends here; a search for two characters runs at memory speed.
  if (!source.includes('_$')) return null;
  const found = RESERVED.exec(source);
  if (!found) return null;
  const instrumented = MARKS.some((mark) => source.includes(mark));
  return { code: instrumented ? 'already-instrumented' : 'reserved-name', name: found[0], at: found.index };
}
