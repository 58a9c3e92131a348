/**
 * World: Node, benchmarks. The few statistics the reports use. All throw on nothing to work with, because a
 * silent NaN in a table of figures reads like a result.
 */
const some = (values) => {
  if (values.length === 0) throw new RangeError('No values.');
  return values;
};

/** Middle value, or the mean of the two middle ones. */
export function median(values) {
  const sorted = some([...values]).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The mean for ratios: a program twice as slow and one twice as fast give 1. */
export function geometricMean(values) {
  return Math.exp(some(values).reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}

/** The value below which the share `q` (0 to 1) of the values lies, interpolated. */
export function quantile(values, q) {
  const sorted = some([...values]).sort((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (at - below);
}
