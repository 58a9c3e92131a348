/** World: benchmark program. Geometry: delaunator triangulates a cloud of points. */
import Delaunator from 'delaunator';
import { createRandom } from '../inputs/random.mjs';

export const name = 'delaunator';
export const expected = '119913 27 7188';
let coordinates;
export function setUp() {
  const random = createRandom(6);
  coordinates = Float64Array.from({ length: 40_000 }, random);
}
export function run() {
  const { triangles, hull } = new Delaunator(coordinates);
  return `${triangles.length} ${hull.length} ${triangles[999]}`;
}
