/** World: benchmark program. Asynchronous: prettier formats a module, by its own parser and printer. */
import * as acorn from 'prettier/plugins/acorn';
import * as estree from 'prettier/plugins/estree';
import { format } from 'prettier/standalone';
import source from '../../node_modules/simplex-noise/dist/esm/simplex-noise.js?raw';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'prettier';
export const expected = '17225:a670c3b2';
export function setUp() {}
export async function run() {
  return checksum(await format(source, { parser: 'acorn', plugins: [acorn, estree] }));
}
