/** World: benchmark program. A serialiser and its parser: js-yaml writes and reads nested records. */
import { dump, load } from 'js-yaml';
import { createRandom } from '../inputs/random.mjs';

export const name = 'js-yaml';
export const expected = '60791 150 true';
let records;
export function setUp() {
  const random = createRandom(1);
  const text = () => `entry ${Math.floor(random() * 1e6)}: "quoted" # no comment`;
  records = Array.from({ length: 150 }, (_, id) => ({
    id,
    title: text(),
    score: random(),
    tags: Array.from({ length: 4 }, text),
    nested: { flag: random() < 0.5, none: null, lines: `${text()}\n${text()}\n` },
  }));
}
export function run() {
  const text = dump(records);
  const back = load(text);
  return `${text.length} ${back.length} ${back[149].nested.lines === records[149].nested.lines}`;
}
