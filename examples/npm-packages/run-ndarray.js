import ndarray from 'ndarray';
import ops from 'ndarray-ops';

/** Sum and largest element of a product of two grids, one of them transposed: ndarray and ndarray-ops. */
export function runNdarray() {
  const a = ndarray(new Float64Array(48 * 32), [48, 32]);
  const b = ndarray(new Float32Array(48 * 32), [32, 48]).transpose(1, 0);
  const product = ndarray(new Float64Array(48 * 32), [48, 32]);
  for (let i = 0; i < 48; i++) {
    for (let j = 0; j < 32; j++) {
      a.set(i, j, i - j / 2);
      b.set(i, j, (i * j) % 7);
    }
  }
  ops.mul(product, a, b);
  ops.addseq(product, 0.5);
  return `sum ${ops.sum(product)}, largest ${ops.sup(product)}`;
}
