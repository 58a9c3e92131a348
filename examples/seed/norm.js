// A module: the same work for two element types.

/** Euclidean length. */
export function norm(values) {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  return Math.sqrt(sum);
}
