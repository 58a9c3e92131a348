/** World: benchmark program. Arbitrary precision: decimal.js computes constants to 250 digits. */
import Decimal from 'decimal.js';

export const name = 'decimal';
export const expected = '253421170680 true';
let Big;
export function setUp() {
  Big = Decimal.clone({ precision: 250 });
}
export function run() {
  const arctan = (inverse) => {
    const square = new Big(inverse * inverse);
    let power = new Big(1).div(inverse);
    let sum = power;
    for (let n = 3; n < 400; n += 2) {
      power = power.div(square).neg();
      sum = sum.plus(power.div(n));
    }
    return sum;
  };
  const pi = arctan(5).times(16).minus(arctan(239).times(4));
  const root = new Big(2).sqrt().plus(new Big(3).cbrt());
  return `${pi.toFixed(100).slice(-12)} ${root.exp().ln().minus(root).abs().lt('1e-110')}`;
}
