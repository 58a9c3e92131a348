/**
 * World: any (pure). A few lines of source around a place, with the place marked:
 *
 *       2 | function f() {
 *     > 3 |   return 1 +;
 *         |             ^
 *       4 | }
 */
import { lineIndexAt, placeAt, type LineTable, type Offset } from './line-table.ts';

const LINES_AROUND = 2;
// A minified file is one line: what fits a terminal beside the gutter is enough to recognise the place.
const COLUMNS_BEFORE = 60;
const COLUMNS_AFTER = 40;

export function codeFrame(lines: LineTable, at: Offset): string {
  const marked = lineIndexAt(lines, at);
  const from = Math.max(0, marked - LINES_AROUND);
  const to = Math.min(lines.starts.length - 1, marked + LINES_AROUND);
  const width = String(lines.origin.line + to).length;
  const column = at - lines.starts[marked];
  const cut = Math.max(0, column - COLUMNS_BEFORE);

  const rows: string[] = [];
  for (let index = from; index <= to; index++) {
    const { line } = placeAt(lines, lines.starts[index]);
    const text = lineText(lines, index).slice(cut, column + COLUMNS_AFTER);
    rows.push(`${index === marked ? '>' : ' '} ${String(line).padStart(width)} | ${text}`.trimEnd());
    if (index === marked) rows.push(`  ${' '.repeat(width)} | ${' '.repeat(column - cut)}^`);
  }
  return rows.join('\n');
}

/** One line without its end, tabs as one space so that the mark stands under its column. */
function lineText(lines: LineTable, index: number): string {
  return lines.source
    .slice(lines.starts[index], lines.starts[index + 1])
    .replace(/[\r\n\u2028\u2029]+$/, '')
    .replaceAll('\t', ' ');
}
