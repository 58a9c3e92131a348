/**
 * World: any (pure). Offsets in source text to lines and columns, as JavaScript counts lines
 * (LF, CRLF, CR, LS, PS) and as DevTools counts columns (UTF-16 units).
 */

/** Index into the source text, in UTF-16 units. */
export type Offset = number;

/** 1-based both. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface LineTable {
  readonly source: string;
  /** Where each line begins, ascending; the first is 0. */
  readonly starts: readonly Offset[];
  /** Place of offset 0: an inline script begins in the middle of its page. */
  readonly origin: Place;
}

export function createLineTable(source: string, origin: Place): LineTable {
  const starts: Offset[] = [0];
  const lineEnd = /\r\n?|[\n\u2028\u2029]/g;
  while (lineEnd.test(source)) starts.push(lineEnd.lastIndex);
  return { source, starts, origin };
}

/** 0-based index of the line that holds `at`: binary search, last start not after it. */
export function lineIndexAt(lines: LineTable, at: Offset): number {
  let low = 0;
  let high = lines.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines.starts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function placeAt(lines: LineTable, at: Offset): Place {
  const index = lineIndexAt(lines, at);
  const column = at - lines.starts[index] + 1;
  return {
    line: lines.origin.line + index,
    column: index === 0 ? lines.origin.column + column - 1 : column,
  };
}
