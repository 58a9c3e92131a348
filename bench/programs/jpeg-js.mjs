/** World: benchmark program. A codec: jpeg-js encodes and decodes a drawn picture. */
import { decode, encode } from 'jpeg-js';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'jpeg-js';
export const expected = '4574 147456:7fc41dc5';
const SIZE = 192;
let picture;
export function setUp() {
  // The encoder asks Node's Buffer for its result, and for nothing else.
  globalThis.Buffer ??= { from: (bytes) => Uint8Array.from(bytes) };
  const data = new Uint8Array(SIZE * SIZE * 4);
  for (let i = 0; i < SIZE * SIZE; i++) {
    const [x, y] = [i % SIZE, Math.floor(i / SIZE)];
    data.set([x, y, (x * y) >> 7, 255], i * 4);
    if ((x - 90) ** 2 + (y - 90) ** 2 < 3000) data[i * 4] = 255 - x;
  }
  picture = { width: SIZE, height: SIZE, data };
}
export function run() {
  const file = encode(picture, 80);
  const back = decode(file.data, { useTArray: true });
  return `${file.data.length} ${checksum(back.data)}`;
}
