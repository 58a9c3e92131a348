/**
 * World: any (pure). The rows of a text report: how each is named in pstats' manner, in which order
 * they stand, and which of them are left after restrictions.
 */
import { signatureLabel, siteLabel } from './labels.ts';
import type { Profile } from './model.ts';
import { fileName } from './place.ts';
import { ProfileError } from './profile-error.ts';
import type { StatsTable } from './stats.ts';
import type { Line, SignatureIndex, SiteIndex } from './units.ts';

/** pstats' triple of a row, and the line it is printed as. */
export interface RowName {
  readonly file: string;
  readonly line: Line;
  readonly name: string;
  /** `m.js:9(dot(a: int))`, or `{compile module}` where there is no source. */
  readonly standard: string;
}

/** Name of a signature, or of a function where `signature` is -1. */
export function rowName(
  profile: Profile,
  signature: SignatureIndex,
  site: SiteIndex,
  fullPaths: boolean,
): RowName {
  const name = signature < 0 ? siteLabel(profile, site) : signatureLabel(profile, signature);
  const file = fileName(profile, site, fullPaths);
  const line = profile.sites.line[site];
  return { file, line, name, standard: file === '' ? `{${name}}` : `${file}:${line}(${name})` };
}

type Compare = (stats: StatsTable, names: readonly RowName[]) => (a: number, b: number) => number;

const ascending =
  (key: 'file' | 'line' | 'name' | 'standard'): Compare =>
  (_, names) =>
  (a, b) =>
    names[a][key] < names[b][key] ? -1 : names[a][key] > names[b][key] ? 1 : 0;
const descending =
  (column: 'calls' | 'primitiveCalls' | 'selfTime' | 'cumulativeTime' | 'waitTime'): Compare =>
  (stats) =>
  (a, b) =>
    stats[column][b] - stats[column][a];

interface SortKey {
  readonly title: string;
  readonly compare: readonly Compare[];
}

const CALLS: SortKey = { title: 'call count', compare: [descending('calls')] };
const PRIMITIVE: SortKey = { title: 'primitive call count', compare: [descending('primitiveCalls')] };
const SELF: SortKey = { title: 'internal time', compare: [descending('selfTime')] };
const CUMULATIVE: SortKey = { title: 'cumulative time', compare: [descending('cumulativeTime')] };
const WAIT: SortKey = { title: 'awaited time', compare: [descending('waitTime')] };
const FILE: SortKey = { title: 'file name', compare: [ascending('file')] };
const LINE: SortKey = { title: 'line number', compare: [ascending('line')] };
const NAME: SortKey = { title: 'function name', compare: [ascending('name')] };
const PLACE: SortKey = {
  title: 'name/file/line',
  compare: [ascending('name'), ascending('file'), ascending('line')],
};
const STANDARD: SortKey = { title: 'standard name', compare: [ascending('standard')] };

/** Every word a report can be sorted by. */
export const SORT_KEYS: ReadonlyMap<string, SortKey> = new Map([
  ['calls', CALLS],
  ['ncalls', CALLS],
  ['cumtime', CUMULATIVE],
  ['cumulative', CUMULATIVE],
  ['file', FILE],
  ['filename', FILE],
  ['module', FILE],
  ['line', LINE],
  ['name', NAME],
  ['nfl', PLACE],
  ['pcalls', PRIMITIVE],
  ['stdname', STANDARD],
  ['time', SELF],
  ['tottime', SELF],
  ['waittime', WAIT],
]);

/**
 * The key a word stands for: the word itself, or what all words that begin so mean (`cum`).
 * @throws ProfileError `sort-key`, naming the keys in question
 */
export function sortKey(word: string): SortKey {
  const exact = SORT_KEYS.get(word);
  if (exact) return exact;
  const matches = word === '' ? [] : [...SORT_KEYS.keys()].filter((key) => key.startsWith(word));
  const meanings = new Set(matches.map((key) => SORT_KEYS.get(key)!));
  const [meaning] = meanings;
  if (meanings.size === 1) return meaning;
  throw new ProfileError(
    'sort-key',
    meanings.size > 1
      ? `The sort key "${word}" is ambiguous: it may mean ${matches.join(', ')}.`
      : `There is no sort key "${word}". There are: ${[...SORT_KEYS.keys()].join(', ')}.`,
  );
}

/** One key or several, the first the most significant; also as one text: `"tottime, name"`. */
export function sortKeys(sort: string | readonly string[]): readonly SortKey[] {
  const words = typeof sort === 'string' ? sort.split(',') : sort;
  return words.map((word) => sortKey(word.trim()));
}

/** Rows in report order. */
export function sortRows(
  stats: StatsTable,
  names: readonly RowName[],
  keys: readonly SortKey[],
): readonly number[] {
  const compare = keys.flatMap((key) => key.compare.map((c) => c(stats, names)));
  return Array.from({ length: stats.length }, (_, row) => row).sort((a, b) => {
    for (const by of compare) {
      const order = by(a, b);
      if (order !== 0) return order;
    }
    return a - b;
  });
}

/** A count of rows (whole number), a fraction of them (between 0 and 1), or a pattern for the printed name. */
export type Restriction = number | string | RegExp;

/**
 * Applies restrictions one after the other, each to what the one before left, and says so as pstats does.
 * @throws ProfileError `restriction` for a number that is neither a count nor a fraction
 */
export function restrictRows(
  rows: readonly number[],
  names: readonly RowName[],
  restrictions: readonly Restriction[],
): { readonly rows: readonly number[]; readonly notes: readonly string[] } {
  const notes: string[] = [];
  let left = rows;
  for (const restriction of restrictions) {
    const before = left.length;
    if (typeof restriction === 'number') {
      left = left.slice(0, countOf(restriction, before));
    } else {
      const pattern = patternOf(restriction);
      if (!pattern) {
        notes.push(`   <Invalid regular expression ${quoted(restriction)}>`);
        continue;
      }
      left = left.filter((row) => pattern.test(names[row].standard));
    }
    if (left.length !== before) {
      notes.push(
        `   List reduced from ${before} to ${left.length} due to restriction <${quoted(restriction)}>`,
      );
    }
  }
  return { rows: left, notes };
}

function countOf(restriction: number, length: number): number {
  if (restriction >= 0 && Number.isInteger(restriction)) return restriction;
  if (restriction > 0 && restriction < 1) return Math.floor(length * restriction + 0.5);
  throw new ProfileError(
    'restriction',
    `A report is restricted to a whole number of rows or to a fraction between 0 and 1, not to ${restriction}.`,
  );
}

/** Without the flags that make a pattern remember where it was; null where it is not a pattern. */
function patternOf(restriction: string | RegExp): RegExp | null {
  try {
    return typeof restriction === 'string'
      ? new RegExp(restriction)
      : new RegExp(restriction.source, restriction.flags.replace(/[gy]/g, ''));
  } catch {
    return null;
  }
}

function quoted(restriction: Restriction): string {
  return typeof restriction === 'string' ? `'${restriction}'` : String(restriction);
}
