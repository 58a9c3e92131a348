// A classic script: one dot product for numbers and for rows.

// A product of rows is repeated this often, so that the 2-D run outweighs the others many times over
// and takes hundreds of milliseconds on a slow machine, well over a hundred on a fast one.
const ROUNDS = 400;

/** Product of two numbers, or inner product of two rows. */
function mul(a, b) {
  if (typeof a === 'number') return a * b;
  let sum = 0;
  for (let round = 0; round < ROUNDS; round++) {
    sum = 0;
    for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  }
  return sum;
}

/** Inner product of two vectors, or of two matrices of one shape. */
function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += mul(a[i], b[i]);
  return sum;
}
