/**
 * World: extension (pure). A prepared script as it lies on disk, and back. The site table is one text: as the
 * tens of thousands of small arrays that it is, reading it would take longer than reading all the rest.
 */
import type { LeftOut } from '../../instrument/index.ts';
import type { SiteRow } from '../../protocol/calling-convention.ts';
import type { PreparedScript } from '../session/instrument-messages.ts';

export interface PackedScript {
  readonly text: string;
  readonly gaps: Uint32Array;
  /** Of the template, a row of the table for each gap. */
  readonly gapRows: Uint32Array;
  /** JSON of the site table. */
  readonly rows: string;
  /** JSON of what is left out of it. */
  readonly leftOut: string;
  /** Of all before: a disk that lost something is noticed. */
  readonly check: number;
}

export function packScript({ template, rows, leftOut }: PreparedScript): PackedScript {
  const packed = {
    text: template.text,
    gaps: template.gaps,
    gapRows: template.rows,
    rows: JSON.stringify(rows),
    leftOut: JSON.stringify(leftOut),
  };
  return { ...packed, check: checkOf(packed) };
}

/** Null for what no {@link packScript} made. */
export function unpackScript(stored: unknown): PreparedScript | null {
  if (!isPacked(stored) || stored.check !== checkOf(stored)) return null;
  const { text, gaps, gapRows } = stored;
  const rows: unknown = JSON.parse(stored.rows);
  const leftOut: unknown = JSON.parse(stored.leftOut);
  if (!Array.isArray(rows) || !Array.isArray(leftOut)) return null;
  for (let i = 0; i < gaps.length; i++) {
    if (gaps[i] > text.length || (i > 0 && gaps[i] < gaps[i - 1]) || gapRows[i] >= rows.length) return null;
  }
  return { template: { text, gaps, rows: gapRows }, rows: rows as SiteRow[], leftOut: leftOut as LeftOut[] };
}

function isPacked(stored: unknown): stored is PackedScript {
  const packed = stored as Partial<PackedScript> | undefined;
  return (
    typeof packed === 'object' &&
    typeof packed.text === 'string' &&
    typeof packed.rows === 'string' &&
    typeof packed.leftOut === 'string' &&
    packed.gaps instanceof Uint32Array &&
    packed.gapRows instanceof Uint32Array &&
    packed.gaps.length === packed.gapRows.length
  );
}

/**
 * FNV-1a over the lengths and a thousand characters all over the text: a script that was cut short, zeroed or mixed
 * up with another is noticed at once; single bits are the storage's own care.
 */
function checkOf({ text, gaps, rows, leftOut }: Omit<PackedScript, 'check'>): number {
  let hash = 0x811c9dc5;
  const add = (value: number): void => {
    hash = Math.imul(hash ^ value, 0x01000193);
  };
  for (const value of [text.length, rows.length, gaps.length, leftOut.length]) add(value);
  const step = Math.max(1, text.length >> 10);
  for (let at = 0; at < text.length; at += step) add(text.charCodeAt(at));
  return hash >>> 0;
}
