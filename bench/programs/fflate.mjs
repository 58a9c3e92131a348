/** World: benchmark program. A codec: fflate writes and reads a zip archive. */
import { unzipSync, zipSync } from 'fflate';
import text from '../../node_modules/commander/Readme.md?raw';

export const name = 'fflate';
export const expected = '35736 a.md,b.md,c/d.md 42369';
let files;
export function setUp() {
  const bytes = new TextEncoder().encode(text);
  files = { 'a.md': bytes, 'b.md': bytes.subarray(1000), 'c/d.md': bytes.subarray(20000) };
}
export function run() {
  const archive = zipSync(files, { level: 6, mtime: new Date(2024, 0, 2) });
  const back = unzipSync(archive);
  return `${archive.length} ${Object.keys(back).join()} ${back['b.md'].length}`;
}
