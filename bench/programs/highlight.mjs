/** World: benchmark program. A highlighter: highlight.js colours a program. */
import hljs from 'highlight.js/lib/core';
import javascript from 'highlight.js/lib/languages/javascript';
import source from '../../node_modules/delaunator/index.js?raw';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'highlight';
export const expected = '53716:3ad19957 317';
export function setUp() {
  hljs.registerLanguage('javascript', javascript);
}
export function run() {
  const { value, relevance } = hljs.highlight(source, { language: 'javascript' });
  return `${checksum(value)} ${relevance}`;
}
