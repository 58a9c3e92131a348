// A classic script: its functions are globals. π by Leibniz' series, 4 · (1 − 1/3 + 1/5 − …).

/** n terms, counted by the loop. */
function computePi(n = 999999) {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += (k % 2 === 0 ? 4 : -4) / (2 * k + 1);
  return sum;
}

/** The same terms, with the steps k read from an array: the vectorised twin. */
function computePiVectorised(steps) {
  let sum = 0;
  for (let i = 0; i < steps.length; i++) sum += (steps[i] % 2 === 0 ? 4 : -4) / (2 * steps[i] + 1);
  return sum;
}

/** 0, 1, 2 … n − 1 */
function range(n) {
  const steps = new Float64Array(n);
  for (let k = 0; k < n; k++) steps[k] = k;
  return steps;
}
