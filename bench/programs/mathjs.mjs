/** World: benchmark program. Computer algebra: mathjs differentiates, simplifies and evaluates. */
import { all, create } from 'mathjs';

export const name = 'mathjs';
export const expected =
  '(4 * x ^ 3 * sin(x) + x ^ 4 * cos(x) - x ^ 4 * sin(x) / (x + 1)) / (x + 1) | x * (y + 4) | 27242.968250';
let math;
export function setUp() {
  math = create(all);
}
export function run() {
  const slope = math.derivative('x^4 * sin(x) / (x + 1)', 'x').toString();
  const simple = math.simplify('2 * x * y - x * y + 3 * x - 0 * y + x ^ 1').toString();
  let sum = 0;
  const scope = { x: 0, m: math.evaluate('[1, 2; 3, 4]') };
  const code = math.compile('sum(m * m * x) + sqrt(x ^ 2 + 1)');
  for (let i = 0; i < 100; i++) {
    scope.x = i / 10;
    sum += code.evaluate(scope);
  }
  return `${slope} | ${simple} | ${sum.toFixed(6)}`;
}
