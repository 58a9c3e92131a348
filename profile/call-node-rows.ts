/**
 * World: any (pure). Call nodes while they are still being made: growing typed arrays whose rows may
 * stand in any order as long as a parent comes before its children. `call-node-tree.ts` makes the
 * ordered, frozen table of them.
 */
import type { CallNodeIndex, SignatureIndex } from './units.ts';

/** Columns that simply add up when two rows become one. */
export const SUM_COLUMNS = [
  'calls',
  'selfTime',
  'selfTimeVariance',
  'ownCost',
  'ownCostInCaller',
  'waitTime',
  'timedCalls',
] as const;
/** Columns where NaN means "none": the first known wins, the least, the greatest. */
export const SPAN_COLUMNS = ['firstCallTime', 'minTime', 'maxTime'] as const;
export const AMOUNT_COLUMNS = [...SUM_COLUMNS, ...SPAN_COLUMNS] as const;
export type AmountColumn = (typeof AMOUNT_COLUMNS)[number];

/** Columns of amounts, as a table, rows in the making and a recorder's update all have them. */
export type Amounts = { readonly [K in AmountColumn]: ArrayLike<number> };

/** Rows in the making; columns are longer than `length` and are replaced when they grow. */
export type CallNodeRows = {
  length: number;
  parent: Int32Array; // row, or negative for a root
  signature: Int32Array;
} & { [K in AmountColumn]: Float64Array };

// One page of rows: most frames record less, and doubling reaches 100,000 in nine steps.
const FIRST_CAPACITY = 256;

export function createCallNodeRows(capacity = FIRST_CAPACITY): CallNodeRows {
  const size = Math.max(1, capacity);
  return {
    length: 0,
    parent: new Int32Array(size),
    signature: new Int32Array(size),
    calls: new Float64Array(size),
    selfTime: new Float64Array(size),
    selfTimeVariance: new Float64Array(size),
    ownCost: new Float64Array(size),
    ownCostInCaller: new Float64Array(size),
    waitTime: new Float64Array(size),
    timedCalls: new Float64Array(size),
    firstCallTime: new Float64Array(size).fill(NaN),
    minTime: new Float64Array(size).fill(NaN),
    maxTime: new Float64Array(size).fill(NaN),
  };
}

/** Appends a row without amounts and returns it. */
export function appendRow(
  rows: CallNodeRows,
  parent: CallNodeIndex,
  signature: SignatureIndex,
): CallNodeIndex {
  const row = rows.length;
  if (row === rows.parent.length) grow(rows);
  rows.parent[row] = parent;
  rows.signature[row] = signature;
  rows.length = row + 1;
  return row;
}

/** Adds the amounts of row `from` of other columns to a row: sums add, spans combine. */
export function addAmounts(rows: CallNodeRows, row: CallNodeIndex, amounts: Amounts, from: number): void {
  rows.calls[row] += amounts.calls[from];
  rows.selfTime[row] += amounts.selfTime[from];
  rows.selfTimeVariance[row] += amounts.selfTimeVariance[from];
  rows.ownCost[row] += amounts.ownCost[from];
  rows.ownCostInCaller[row] += amounts.ownCostInCaller[from];
  rows.waitTime[row] += amounts.waitTime[from];
  rows.timedCalls[row] += amounts.timedCalls[from];
  rows.firstCallTime[row] = firstKnown(rows.firstCallTime[row], amounts.firstCallTime[from]);
  rows.minTime[row] = leastKnown(rows.minTime[row], amounts.minTime[from]);
  rows.maxTime[row] = greatestKnown(rows.maxTime[row], amounts.maxTime[from]);
}

export function firstKnown(a: number, b: number): number {
  return Number.isNaN(a) ? b : a;
}

export function leastKnown(a: number, b: number): number {
  return Number.isNaN(a) || b < a ? b : a;
}

export function greatestKnown(a: number, b: number): number {
  return Number.isNaN(a) || b > a ? b : a;
}

function grow(rows: CallNodeRows): void {
  const capacity = rows.parent.length * 2;
  for (const name of ['parent', 'signature'] as const) {
    const wider = new Int32Array(capacity);
    wider.set(rows[name]);
    rows[name] = wider;
  }
  for (const name of SUM_COLUMNS) {
    const wider = new Float64Array(capacity);
    wider.set(rows[name]);
    rows[name] = wider;
  }
  for (const name of SPAN_COLUMNS) {
    const wider = new Float64Array(capacity).fill(NaN);
    wider.set(rows[name]);
    rows[name] = wider;
  }
}
