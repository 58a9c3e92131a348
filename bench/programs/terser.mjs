/** World: benchmark program. An optimiser: terser minifies delaunator. */
import { minify_sync } from 'terser';
import source from '../../node_modules/delaunator/index.js?raw';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'terser';
export const expected = '5339:771193cb';
export function setUp() {}
export function run() {
  return checksum(minify_sync(source, { module: true, compress: { passes: 1 }, mangle: true }).code);
}
