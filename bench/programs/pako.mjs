/** World: benchmark program. A codec: pako deflates and inflates a text. */
import { deflate, inflate } from 'pako';
import text from '../../node_modules/commander/Readme.md?raw';

export const name = 'pako';
export const expected = '37908 true';
let bytes;
export function setUp() {
  bytes = new TextEncoder().encode(text.repeat(3));
}
export function run() {
  const packed = deflate(bytes, { level: 6 });
  const back = inflate(packed);
  return `${packed.length} ${back.length === bytes.length && back[5000] === bytes[5000]}`;
}
