/**
 * World: any (pure). Reports as Python's pstats prints them, a function printed as its signature.
 *
 * Times are seconds with pstats' three decimals; where a whole report is below 0.1 s its columns have
 * six, still eight characters wide, because a row of 0.000s tells nothing. The head line keeps three as
 * long as they are not all zeros. Where anything waited, what was awaited has a column of its own, the last
 * before the name; where times are known less well than their decimals say, half of the 95 % range follows the
 * internal time, and `< 0.012` stands for what cannot be told from nothing. Python's profiler has neither.
 */
import { computeCallEdges, type CallEdgeTable } from './call-edges.ts';
import type { Profile } from './model.ts';
import { restrictRows, rowName, sortKeys, sortRows, type Restriction, type RowName } from './report-rows.ts';
import { coarsestClock } from './clock.ts';
import {
  computeStats,
  cumulativeTimeOf,
  formatCalls,
  selfTimeOf,
  type StatsScope,
  type StatsTable,
} from './stats.ts';
import { isResolved, timeRange, type MeasuredTime, type TimeRange } from './time-range.ts';
import type { Milliseconds } from './units.ts';

export interface ReportOptions extends StatsScope {
  /** pstats' sort keys or unique beginnings of them, most significant first. Default: `tottime`. */
  readonly sort?: string | readonly string[];
  /** At most so many rows, after all restrictions. */
  readonly limit?: number;
  /** Applied in turn, each to what the one before left. */
  readonly restrictions?: readonly Restriction[];
  /** Whole URLs instead of the shortest file names that tell files apart. */
  readonly fullPaths?: boolean;
  /** Decimals of seconds in the columns. */
  readonly decimals?: number;
}

/** `3 function calls (2 primitive calls) in 0.004 seconds` and a row for each signature or function. */
export function printStats(profile: Profile, options: ReportOptions = {}): string {
  const report = prepare(profile, options);
  const { stats, names, rows, decimals } = report;
  const calls = sum(stats.calls);
  const primitive = sum(stats.primitiveCalls);
  const time = sum(stats.selfTime) / 1000;
  const lines = [
    `         ${calls} function calls ${calls === primitive ? '' : `(${primitive} primitive calls) `}in ${time.toFixed(time > 0 && time < 0.0005 ? 6 : 3)} seconds`,
    '',
    ...report.head,
    '',
  ];
  const waits = stats.waitTime.some((waited) => waited > 0);
  const times = rows.map((row) => reportedTimes(profile, stats, row));
  // What the last digit cannot show is no news.
  const uncertain = times.some(({ self }) => halfWidth(self.range) >= 0.5 * 1000 * 10 ** -decimals);
  if (rows.length > 0)
    lines.push(
      `   ncalls  tottime ${uncertain ? '       ± ' : ''} percall  cumtime  percall ${waits ? 'waittime ' : ''}filename:lineno(function)`,
    );
  for (const [i, row] of rows.entries()) {
    const { self, cumulative } = times[i];
    const cells = [
      formatCalls(stats.calls[row], stats.primitiveCalls[row]).padStart(9),
      measured(self, 1, decimals),
      ...(uncertain
        ? [isResolved(self.range) ? seconds(halfWidth(self.range), decimals) : ' '.repeat(8)]
        : []),
      measured(self, stats.calls[row], decimals),
      measured(cumulative, 1, decimals),
      measured(cumulative, stats.primitiveCalls[row], decimals),
      ...(waits ? [seconds(stats.waitTime[row], decimals)] : []),
      names[row].standard,
    ];
    lines.push(cells.join(' '));
  }
  return `${lines.join('\n')}\n\n\n`;
}

/** For each row of the report who called it, and the numbers along that edge. */
export function printCallers(profile: Profile, options: ReportOptions = {}): string {
  return printEdges(profile, options, 'callers');
}

/** For each row of the report whom it called, and the numbers along that edge. */
export function printCallees(profile: Profile, options: ReportOptions = {}): string {
  return printEdges(profile, options, 'callees');
}

interface Report {
  readonly stats: StatsTable;
  readonly names: readonly RowName[];
  readonly rows: readonly number[];
  readonly head: readonly string[];
  readonly decimals: number;
}

function prepare(profile: Profile, options: ReportOptions): Report {
  const stats = computeStats(profile, options);
  const names = Array.from({ length: stats.length }, (_, row) =>
    rowName(profile, stats.signature[row], stats.site[row], options.fullPaths ?? false),
  );
  const keys = sortKeys(options.sort ?? 'tottime');
  const restrictions = [...(options.restrictions ?? [])];
  if (options.limit !== undefined) restrictions.push(options.limit);
  const { rows, notes } = restrictRows(sortRows(stats, names, keys), names, restrictions);
  const head = [`   Ordered by: ${keys.map((key) => key.title).join(', ')}`, ...notes];
  return { stats, names, rows, head, decimals: options.decimals ?? decimalsFor(sum(stats.selfTime)) };
}

// Six decimals still fit pstats' eight characters, and a microsecond is what the best clocks tell.
function decimalsFor(total: Milliseconds): number {
  return total < 100 ? 6 : 3;
}

function printEdges(profile: Profile, options: ReportOptions, side: 'callers' | 'callees'): string {
  const { stats, names, rows, head, decimals } = prepare(profile, options);
  if (rows.length === 0) return `${head.join('\n')}\n\n`;
  const edges = computeCallEdges(profile, options);
  const others = edgesByRow(edges, stats, side);
  const width = Math.max(...rows.map((row) => names[row].standard.length)) + 2;
  const [title, arrow] = side === 'callers' ? ['was called by...', '<-'] : ['called...', '->'];
  const lines = [
    ...head,
    '',
    `${'Function'.padEnd(width)}${title}`,
    `${' '.repeat(width)}    ncalls  tottime  cumtime`,
  ];
  for (const row of rows) {
    const ends = (others.get(row) ?? []).sort((a, b) => comparePlaces(names[a.other], names[b.other]));
    const start = `${names[row].standard.padEnd(width)}${arrow} `;
    if (ends.length === 0) lines.push(start.trimEnd());
    ends.forEach(({ edge, other }, i) => {
      const calls = formatCalls(edges.calls[edge], edges.primitiveCalls[edge]);
      const numbers = [
        calls.padStart(7),
        seconds(edges.selfTime[edge], decimals),
        seconds(edges.cumulativeTime[edge], decimals),
      ].join(' ');
      lines.push(`${i === 0 ? start : ' '.repeat(start.length)}${numbers}  ${names[other].standard}`);
    });
  }
  return `${lines.join('\n')}\n\n\n`;
}

/** Edges of each row with the row at their other end. What the browser called has no caller to print. */
function edgesByRow(
  edges: CallEdgeTable,
  stats: StatsTable,
  side: 'callers' | 'callees',
): Map<number, { readonly edge: number; readonly other: number }[]> {
  const rowOf = new Map<number, number>();
  const column = stats.by === 'signature' ? stats.signature : stats.site;
  column.forEach((end, row) => rowOf.set(end, row));
  const callers = stats.by === 'signature' ? edges.callerSignature : edges.callerSite;
  const callees = stats.by === 'signature' ? edges.calleeSignature : edges.calleeSite;
  const [mine, theirs] = side === 'callers' ? [callees, callers] : [callers, callees];
  const byRow = new Map<number, { readonly edge: number; readonly other: number }[]>();
  for (let edge = 0; edge < edges.length; edge++) {
    const row = rowOf.get(mine[edge]);
    const other = rowOf.get(theirs[edge]);
    if (row === undefined || other === undefined) continue;
    const found = byRow.get(row);
    if (found) found.push({ edge, other });
    else byRow.set(row, [{ edge, other }]);
  }
  return byRow;
}

interface ReportedTime {
  readonly time: Milliseconds;
  readonly range: TimeRange;
}

function reportedTimes(
  profile: Profile,
  stats: StatsTable,
  row: number,
): { readonly self: ReportedTime; readonly cumulative: ReportedTime } {
  const clock = coarsestClock(profile);
  const of = (measured: MeasuredTime): ReportedTime => ({
    time: measured.time,
    // Without a clock all times are nothing, and that is certain.
    range:
      clock === null || clock.kind === 'none'
        ? { low: measured.time, high: measured.time }
        : timeRange(measured, clock),
  });
  return { self: of(selfTimeOf(stats, row)), cumulative: of(cumulativeTimeOf(stats, row)) };
}

function halfWidth({ low, high }: TimeRange): Milliseconds {
  return (high - low) / 2;
}

/** Of so many calls; an upper bound where it cannot be told from nothing, and that shows. */
function measured({ time, range }: ReportedTime, calls: number, decimals: number): string {
  if (calls === 0) return ' '.repeat(8);
  const unit = 1000 * 10 ** -decimals;
  const high = range.high / calls;
  return isResolved(range) || high < unit / 2
    ? seconds(time / calls, decimals)
    : `< ${((Math.ceil(high / unit) * unit) / 1000).toFixed(decimals)}`.padStart(8);
}

function seconds(time: Milliseconds, decimals: number): string {
  return (time / 1000).toFixed(decimals).padStart(8);
}

/** By file, line and name, what has no source last. */
function comparePlaces(a: RowName, b: RowName): number {
  if (a.file !== b.file) return a.file === '' || (b.file !== '' && a.file > b.file) ? 1 : -1;
  return a.line - b.line || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

function sum(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0);
}
