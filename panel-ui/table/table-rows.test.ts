import { expect, it } from 'vitest';
import type { StatsTable } from '../../profile/index.ts';
import {
  columnsFor,
  groupedRows,
  orderLevel,
  signatureRows,
  type TableLevel,
  type TableRow,
} from './table-rows.ts';

/** Rows drawn as `name  calls  self  cumulative`, sites by name. */
function level(by: StatsTable['by'], drawing: string): TableLevel {
  const lines = drawing
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s{2,}/));
  const column = (at: number): Float64Array => Float64Array.from(lines, (line) => Number(line[at]));
  const sites = [...new Set(lines.map(([name]) => name.replace(/\(.*/, '')))];
  const none = new Float64Array(lines.length).fill(NaN);
  return {
    texts: lines.map(([name]) => name),
    kinds: lines.map(() => ''),
    stats: {
      length: lines.length,
      by,
      signature: Int32Array.from(lines, (_, i) => (by === 'signature' ? i : -1)),
      site: Int32Array.from(lines, ([name]) => sites.indexOf(name.replace(/\(.*/, ''))),
      calls: column(1),
      primitiveCalls: column(1),
      selfTime: column(2),
      cumulativeTime: column(3),
      selfTimeVariance: none,
      cumulativeTimeVariance: none,
      ownCost: none,
      cumulativeOwnCost: none,
      ownCostInCaller: none,
      cumulativeOwnCostInCaller: none,
      waitTime: none,
      timedCalls: column(1),
      firstCallTime: none,
      minTime: none,
      maxTime: none,
    },
  };
}

const signatures = level(
  'signature',
  `
    dot(a: float)    4  8   8
    dot(a: int)      2  1   1
    layout()         1  5  14
    zero()           0  0   0
  `,
);
const functions = level(
  'function',
  `
    dot       6  9   9
    layout    1  5  14
    zero      0  0   0
  `,
);
const names = (order: Int32Array, of: TableLevel): string[] => Array.from(order, (row) => of.texts[row]);
const read = (rows: readonly TableRow[]): string[] =>
  rows.map(({ level: at, index, expanded }) =>
    at === 'function'
      ? `${expanded === null ? ' ' : expanded ? '▾' : '▸'} ${functions.texts[index]}`
      : `    ${signatures.texts[index]}`,
  );

it('sorts by every column, both ways', () => {
  const first = (
    column: Parameters<typeof orderLevel>[1]['column'],
    descending: boolean,
  ): string | undefined => names(orderLevel(signatures, { column, descending }), signatures)[0];
  expect(first('ncalls', true)).toBe('dot(a: float)');
  expect(first('ncalls', false)).toBe('zero()');
  expect(first('tottime', true)).toBe('dot(a: float)');
  expect(first('tottime-percall', true)).toBe('layout()');
  expect(first('cumtime', true)).toBe('layout()');
  expect(first('cumtime-percall', true)).toBe('layout()');
  expect(first('function', false)).toBe('dot(a: float)');
  expect(first('function', true)).toBe('zero()');
});

it('has a column for what was awaited where anything was, and sorts by it', () => {
  expect(columnsFor(signatures.stats)).not.toContain('waittime');
  const waiting = { ...signatures, stats: { ...signatures.stats, waitTime: Float64Array.of(0, 30, 0, 2) } };
  expect(columnsFor(waiting.stats)).toContain('waittime');
  const order = orderLevel(waiting, { column: 'waittime', descending: true });
  expect(names(order, waiting).slice(0, 2)).toEqual(['dot(a: int)', 'zero()']);
});

it('keeps what matches, and equals in their own order whichever way it sorts', () => {
  const order = orderLevel(signatures, { column: 'tottime', descending: true }, (text) =>
    text.startsWith('dot'),
  );
  expect(names(order, signatures)).toEqual(['dot(a: float)', 'dot(a: int)']);
  const equals = level('signature', 'b()  1  1  1\n a()  1  1  1');
  for (const descending of [true, false])
    expect(names(orderLevel(equals, { column: 'ncalls', descending }), equals)).toEqual(['b()', 'a()']);
});

it('shows signatures under the functions that are open', () => {
  const sorting = { column: 'tottime', descending: true } as const;
  const rows = groupedRows(
    functions,
    orderLevel(functions, sorting),
    signatures,
    orderLevel(signatures, sorting),
    new Set([0]),
  );
  expect(read(rows)).toEqual(['▾ dot', '    dot(a: float)', '    dot(a: int)', '▸ layout', '▸ zero']);
});

it('shows a function when one of its signatures matches, and only those below it', () => {
  const sorting = { column: 'tottime', descending: true } as const;
  const matches = (text: string): boolean => text.includes('int)');
  const rows = groupedRows(
    functions,
    orderLevel(functions, sorting),
    signatures,
    orderLevel(signatures, sorting, matches),
    new Set([0, 1]),
    matches,
  );
  expect(read(rows)).toEqual(['▾ dot', '    dot(a: int)']);
});

it('has one row per signature when nothing is grouped', () => {
  expect(signatureRows(Int32Array.of(2, 0))).toEqual([
    { level: 'signature', index: 2, expanded: null },
    { level: 'signature', index: 0, expanded: null },
  ]);
});
