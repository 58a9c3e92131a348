/** World: benchmark program. A transformer: postcss rewrites a style sheet through a plugin. */
import postcss from 'postcss';
import css from '../../node_modules/github-markdown-css/github-markdown.css?raw';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'postcss';
export const expected = '32946:730ebaa2';
const scope = {
  postcssPlugin: 'scope',
  Rule(rule) {
    if (!rule.selector.startsWith('.page ')) rule.selectors = rule.selectors.map((s) => `.page ${s}`);
  },
  Declaration(declaration) {
    if (declaration.value.includes('px')) declaration.value = declaration.value.replaceAll('px', 'PX');
  },
};
let processor;
export function setUp() {
  processor = postcss([scope]);
}
export function run() {
  return checksum(processor.process(css, { from: undefined }).css);
}
