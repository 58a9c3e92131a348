/** World: benchmark program. Linear algebra: ml-matrix decomposes and solves. */
import { EigenvalueDecomposition, Matrix, SingularValueDecomposition, solve } from 'ml-matrix';
import { createRandom } from '../inputs/random.mjs';

export const name = 'ml-matrix';
export const expected = 'true 584.716788 24.180918';
let a;
let b;
export function setUp() {
  const random = createRandom(2);
  a = Matrix.rand(48, 48, { random });
  b = Matrix.rand(48, 4, { random });
}
export function run() {
  const symmetric = a.mmul(a.transpose());
  const residue = a.mmul(solve(a, b)).sub(b).norm();
  const values = new EigenvalueDecomposition(symmetric).realEigenvalues;
  const { norm2 } = new SingularValueDecomposition(a);
  return `${residue < 1e-9} ${Math.max(...values).toFixed(6)} ${norm2.toFixed(6)}`;
}
