/** World: benchmark program. Signal processing: fft.js there and back over typed arrays. */
import FFT from 'fft.js';
import { createRandom } from '../inputs/random.mjs';

export const name = 'fft';
export const expected = 'true -7.121173813';
const SIZE = 2048;
let fft;
let input;
export function setUp() {
  const random = createRandom(3);
  fft = new FFT(SIZE);
  input = Float64Array.from({ length: SIZE }, () => random() - 0.5);
}
export function run() {
  const out = fft.createComplexArray();
  const back = fft.createComplexArray();
  let error = 0;
  for (let i = 0; i < 140; i++) {
    fft.realTransform(out, input);
    fft.completeSpectrum(out);
    fft.inverseTransform(back, out);
    error += Math.abs(back[2 * i] - input[i]);
  }
  return `${error < 1e-9} ${out[10].toFixed(9)}`;
}
