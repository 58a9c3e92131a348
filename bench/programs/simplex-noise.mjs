/** World: benchmark program. Procedural content: simplex-noise fills a map in two, three and four dimensions. */
import { createNoise2D, createNoise3D, createNoise4D } from 'simplex-noise';
import { createRandom } from '../inputs/random.mjs';

export const name = 'simplex-noise';
export const expected = '223.749921';
let noise2D;
let noise3D;
let noise4D;
export function setUp() {
  noise2D = createNoise2D(createRandom(7));
  noise3D = createNoise3D(createRandom(8));
  noise4D = createNoise4D(createRandom(9));
}
export function run() {
  let sum = 0;
  for (let y = 0; y < 200; y++) {
    for (let x = 0; x < 200; x++) {
      sum += noise2D(x / 16, y / 16) + noise3D(x / 16, y / 16, x / 64) / 2 + noise4D(x / 8, y / 8, 1, 2) / 4;
    }
  }
  return sum.toFixed(6);
}
