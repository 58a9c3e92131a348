/** World: benchmark program. A parser: acorn reads all of lodash. */
import { parse } from 'acorn';
import source from '../../node_modules/lodash/lodash.js?raw';

export const name = 'acorn';
export const expected = '2 545941 41474';
export function setUp() {}
export function run() {
  const tokens = [];
  const tree = parse(source, { ecmaVersion: 'latest', sourceType: 'script', onToken: tokens });
  return `${tree.body.length} ${tree.end} ${tokens.length}`;
}
