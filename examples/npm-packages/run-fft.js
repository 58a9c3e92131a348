import FFT from 'fft.js';

/** The strongest frequency of a chord, and its strength: fft.js. */
export function runFft() {
  const size = 1024;
  const fft = new FFT(size);
  const signal = Array.from(
    { length: size },
    (_, i) => Math.sin((2 * Math.PI * 40 * i) / size) + 0.5 * Math.cos((2 * Math.PI * 130 * i) / size),
  );
  const spectrum = fft.createComplexArray();
  fft.realTransform(spectrum, signal);
  let best = 0;
  for (let k = 1; k < size / 2; k++) {
    if (strength(spectrum, k) > strength(spectrum, best)) best = k;
  }
  return `peak at ${best}, ${strength(spectrum, best).toFixed(6)}`;
}

function strength(spectrum, k) {
  return Math.hypot(spectrum[2 * k], spectrum[2 * k + 1]);
}
