/**
 * World: panel (pure). Which rows the table has, in which order: filter, sort and group over typed arrays,
 * so that 100,000 rows take a few tens of milliseconds and the table only ever draws what is visible.
 */
import type { StatsTable } from '../../profile/index.ts';
import type { SiteIndex } from '../../profile/units.ts';

export const COLUMNS = [
  'ncalls',
  'tottime',
  'tottime-percall',
  'cumtime',
  'cumtime-percall',
  'waittime',
  'function',
] as const;
export type ColumnId = (typeof COLUMNS)[number];

/** Columns of a table: what was awaited has one where anything waited at all. */
export function columnsFor(stats: StatsTable): readonly ColumnId[] {
  return stats.waitTime.some((time) => time > 0) ? COLUMNS : COLUMNS.filter((id) => id !== 'waittime');
}

export interface Sorting {
  readonly column: ColumnId;
  readonly descending: boolean;
}

/** Most time first, as everybody wants it first. */
export const DEFAULT_SORTING: Sorting = { column: 'tottime', descending: true };

/** One line of the table. */
export interface TableRow {
  readonly level: 'function' | 'signature';
  /** Row of the function or the signature statistics. */
  readonly index: number;
  /** Null: cannot be expanded. */
  readonly expanded: boolean | null;
}

/** Statistics of one level with the texts its rows are found and sorted by. */
export interface TableLevel {
  readonly stats: StatsTable;
  /** Label and place of each row, as searched. */
  readonly texts: readonly string[];
  /** Kinds of the contexts that each row ran in, '' where a page is among them. */
  readonly kinds: readonly string[];
}

/** The number a column shows for a row; NaN for the column of names. */
export function valueOf(stats: StatsTable, row: number, column: ColumnId): number {
  switch (column) {
    case 'ncalls':
      return stats.calls[row];
    case 'tottime':
      return stats.selfTime[row];
    case 'tottime-percall':
      return stats.calls[row] > 0 ? stats.selfTime[row] / stats.calls[row] : 0;
    case 'cumtime':
      return stats.cumulativeTime[row];
    case 'cumtime-percall':
      return stats.primitiveCalls[row] > 0 ? stats.cumulativeTime[row] / stats.primitiveCalls[row] : 0;
    case 'waittime':
      return stats.waitTime[row];
    case 'function':
      return NaN;
  }
}

const EVERYTHING = (): boolean => true;

/** Rows of one level that match, in order. Ties keep the order of the profile's tables. */
export function orderLevel(
  level: TableLevel,
  sorting: Sorting,
  matches: (text: string) => boolean = EVERYTHING,
): Int32Array {
  const { stats, texts } = level;
  const kept = new Int32Array(stats.length);
  let length = 0;
  for (let row = 0; row < stats.length; row++) if (matches(texts[row])) kept[length++] = row;
  const order = kept.subarray(0, length);
  const sign = sorting.descending ? -1 : 1;
  if (sorting.column === 'function')
    return order.sort((a, b) => sign * (texts[a] < texts[b] ? -1 : texts[a] > texts[b] ? 1 : 0) || a - b);
  const keys = new Float64Array(stats.length);
  for (let row = 0; row < stats.length; row++) keys[row] = valueOf(stats, row, sorting.column);
  return order.sort((a, b) => sign * (keys[a] - keys[b]) || a - b);
}

/** One row per signature. */
export function signatureRows(order: Int32Array): TableRow[] {
  return Array.from(order, (index) => ({ level: 'signature', index, expanded: null }));
}

/**
 * One row per function in the order of functions; under an expanded one its signatures in theirs. The
 * signatures' order has only those that match: a function is shown when it or one of them does.
 *
 *     ▾ dot            function
 *         dot(a: …)    signature
 *     ▸ layout         function
 */
export function groupedRows(
  functions: TableLevel,
  functionOrder: Int32Array,
  signatures: TableLevel,
  signatureOrder: Int32Array,
  expanded: ReadonlySet<SiteIndex>,
  matches: (text: string) => boolean = EVERYTHING,
): TableRow[] {
  const ofSite = new Map<SiteIndex, number[]>();
  for (const row of signatureOrder) {
    const site = signatures.stats.site[row];
    const rows = ofSite.get(site);
    if (rows) rows.push(row);
    else ofSite.set(site, [row]);
  }
  const rows: TableRow[] = [];
  for (const index of functionOrder) {
    const site = functions.stats.site[index];
    const own = ofSite.get(site) ?? [];
    if (own.length === 0 && !matches(functions.texts[index])) continue;
    const isOpen = expanded.has(site);
    rows.push({ level: 'function', index, expanded: own.length > 0 ? isOpen : null });
    if (isOpen) for (const row of own) rows.push({ level: 'signature', index: row, expanded: null });
  }
  return rows;
}
