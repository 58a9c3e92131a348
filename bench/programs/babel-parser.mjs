/** World: benchmark program. A parser: @babel/parser reads all of immutable, as a module with tokens. */
import { parse } from '@babel/parser';
import source from '../../node_modules/immutable/dist/immutable.es.js?raw';

export const name = 'babel-parser';
export const expected = '443 34424 452';
export function setUp() {}
export function run() {
  const file = parse(source, { sourceType: 'module', tokens: true });
  return `${file.program.body.length} ${file.tokens.length} ${file.comments.length}`;
}
