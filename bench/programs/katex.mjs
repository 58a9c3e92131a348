/** World: benchmark program. A typesetter: katex lays out formulas. */
import katex from 'katex';
import { checksum } from '../inputs/checksum.mjs';

export const name = 'katex';
export const expected = '26504:a95b7a89';
const formulas = [
  String.raw`\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi}`,
  String.raw`\begin{pmatrix} a_{11} & \cdots & a_{1n} \\ \vdots & \ddots & \vdots \\ a_{m1} & \cdots & a_{mn} \end{pmatrix}`,
  String.raw`f(x) = \begin{cases} \frac{1}{2} & x < 0 \\ \sum_{k=0}^{n} \binom{n}{k} x^k & x \ge 0 \end{cases}`,
  String.raw`\overbrace{a + b + \cdots + z}^{26} \xrightarrow[\text{under}]{\alpha \to \beta} \hat{\mathbf{v}}`,
];
export function setUp() {}
export function run() {
  let html = '';
  for (let i = 0; i < 5; i++) {
    html = formulas.map((formula) => katex.renderToString(formula, { displayMode: true })).join('');
  }
  return checksum(html);
}
