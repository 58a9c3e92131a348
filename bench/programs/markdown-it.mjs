/** World: benchmark program. A parser with plugins: markdown-it renders a long manual. */
import MarkdownIt from 'markdown-it';
import manual from '../../node_modules/commander/Readme.md?raw';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'markdown-it';
export const expected = '51354:48d55d00';
let renderer;
export function setUp() {
  renderer = new MarkdownIt({ html: true, linkify: true, typographer: true });
}
export function run() {
  let html = '';
  for (let i = 0; i < 5; i++) html = renderer.render(manual);
  return checksum(html);
}
