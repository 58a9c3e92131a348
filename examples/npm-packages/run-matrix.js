import { determinant, EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';

/** Determinant, eigenvalues, and how far an inverse is from one: ml-matrix. */
export function runMatrix() {
  const size = 12;
  const matrix = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) matrix.set(i, j, i === j ? size : 1 / (1 + i + j));
  }
  const identity = matrix.mmul(inverse(matrix));
  const eigenvalues = new EigenvalueDecomposition(matrix).realEigenvalues;
  const largest = Math.max(...eigenvalues);
  const off = Matrix.sub(identity, Matrix.eye(size, size)).norm();
  return `det ${determinant(matrix).toExponential(9)}, λ ${largest.toFixed(9)}, inverse ${off < 1e-12 ? 'good' : 'bad'}`;
}
