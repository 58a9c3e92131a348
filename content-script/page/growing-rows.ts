/**
 * World: page. Rows of numbers that are added one by one and go all at once: as much memory as was needed lately. HOT but for
 * growing, which takes a quarter more at a time.
 */
import { copyElements, ensureStack, NativeFloat64Array } from './natives.ts';

export interface GrowingRows {
  /** All columns of a row, then the next row's. Replaced when they grow or go. */
  readonly values: Float64Array;
  /** Rows are `first` … count - 1. */
  readonly count: number;
  /** A row of zeros; 0, which is nobody's, where memory is short. */
  readonly add: () => number;
  readonly clear: () => void;
}

// With eight columns 16 kB.
const FIRST_CAPACITY = 256;

/** @param first the first row that `add` gives and `clear` takes; those before are always there, and it is more than 0 */
export function createGrowingRows(columns: number, first: number): GrowingRows {
  let capacity = FIRST_CAPACITY;
  const rows = { values: new NativeFloat64Array(capacity * columns), count: first, add, clear };
  // Written twice, V8 reads it where it is used. Else it compiles the array itself into all callers, the page's functions, too, and throws
  // their code away when rows are added in a call that is deeper than any before.
  rows.values = new NativeFloat64Array(capacity * columns);

  function add(): number {
    const row = rows.count;
    if (row === capacity && !grow()) return 0;
    const { values } = rows;
    for (let i = row * columns; i < (row + 1) * columns; i++) values[i] = 0;
    rows.count = row + 1;
    return row;
  }

  function grow(): boolean {
    // All is copied five times on the way to any size, and nine tenths are in use on the mean.
    const larger = capacity + (capacity >> 2);
    try {
      rows.values = copyElements(new NativeFloat64Array(larger * columns), rows.values);
    } catch {
      ensureStack();
      return false;
    }
    capacity = larger;
    return true;
  }

  function clear(): void {
    // One burst is not kept for ever; a quarter, so that what goes up and down stays.
    if (capacity > FIRST_CAPACITY && rows.count < capacity >> 2) {
      const smaller = rows.count * 2 > FIRST_CAPACITY ? rows.count * 2 : FIRST_CAPACITY;
      const values = new NativeFloat64Array(smaller * columns);
      for (let i = 0; i < first * columns; i++) values[i] = rows.values[i];
      rows.values = values;
      capacity = smaller;
    }
    rows.count = first;
  }

  return rows;
}
