/** World: benchmark program. A framework: react renders a page of components to a string. */
import { createElement as h, memo, useMemo, useState } from 'react';
import { renderToString } from 'react-dom/server.browser';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'react-server';
export const expected = '73351:63989a8f';
const Cell = memo(({ row, column }) => h('td', { className: column % 2 ? 'odd' : 'even' }, row * column));
function Row({ index }) {
  const [open] = useState(index % 3 === 0);
  const cells = useMemo(() => Array.from({ length: 8 }, (_, column) => column), []);
  return h(
    'tr',
    { 'data-open': open, style: { opacity: 1 - index / 1000 } },
    cells.map((column) => h(Cell, { key: column, row: index, column })),
  );
}
const Page = () =>
  h(
    'table',
    null,
    h(
      'tbody',
      null,
      Array.from({ length: 300 }, (_, i) => h(Row, { key: i, index: i })),
    ),
  );
export function setUp() {}
export function run() {
  return checksum(renderToString(h(Page)));
}
