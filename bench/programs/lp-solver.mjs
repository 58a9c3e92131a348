/** World: benchmark program. A solver: javascript-lp-solver finds the best integer plan. */
import solver from 'javascript-lp-solver';
import { createRandom } from '../inputs/random.mjs';

export const name = 'lp-solver';
export const expected = 'true 1325';
let model;
export function setUp() {
  const random = createRandom(11);
  const whole = (from, to) => from + Math.floor(random() * (to - from));
  const constraints = {};
  for (let c = 0; c < 8; c++) constraints[`resource ${c}`] = { max: whole(200, 400) };
  const variables = {};
  const ints = {};
  for (let v = 0; v < 20; v++) {
    const product = { profit: whole(10, 60) };
    for (let c = 0; c < 8; c++) product[`resource ${c}`] = whole(1, 20);
    variables[`product ${v}`] = product;
    ints[`product ${v}`] = 1;
  }
  model = { optimize: 'profit', opType: 'max', constraints, variables, ints };
}
export function run() {
  const { feasible, result } = solver.Solve(structuredClone(model));
  return `${feasible} ${result}`;
}
