/** World: benchmark program. A parser by the standard: parse5 reads and writes broken HTML. */
import { parse, serialize } from 'parse5';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'parse5';
export const expected = '35206:b95bc93e';
let html;
export function setUp() {
  const rows = Array.from(
    { length: 250 },
    (_, i) =>
      `<tr class="r${i % 7}" data-n='${i}'><td>${i} &amp; &lt;${i}&gt;<td><a href="?p=${i}&q=1">link</a> <b><i>x</b></i><p>one<p>two`,
  );
  html = `<!doctype html><title>t</title><style>a{}</style><table>${rows.join('\n')}</table><ul><li>1<li>2</ul>`;
}
export function run() {
  return checksum(serialize(parse(html)));
}
