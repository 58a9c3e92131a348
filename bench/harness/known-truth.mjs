/**
 * World: Node, benchmarks. What each function of `known-programs.js` takes, from what was measured of the plain programs: whole
 * programs (`whole`), and parts that are known by themselves (`part`), all in CPU time of the page's main thread
 * and in the same seconds as the recording.
 */
import { readFileSync } from 'node:fs';

const PROGRAMS = readFileSync(new URL('known-programs.js', import.meta.url), 'utf8');

/** A loop of so many steps, over and over: as it stands in the program, or as it is called there. */
const part = (steps) =>
  steps > 1000
    ? `${steps}: (n, x) => { for (let k = 0; k < n; k++) x = plainWork(${steps}, x); return x; }`
    : `${steps}: (n, x) => {
  for (let k = 0; k < n; k++) {
    for (let i = ${steps}; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
    x ^= k & 1;
  }
  return x;
}`;

/**
 * What a program's rows take, each a share of what was measured, and how well that is known.
 *
 *     steps   length of the loop that is measured as a part; null: the program alone is measured
 *     parts   how many of them a unit of the program has
 *     rows    ({ whole, part, calls }) → by function [truth, ± what cannot be told apart], milliseconds; `part` of all parts
 *     unit    about how long a unit takes, milliseconds
 */
/** Milliseconds that a program's loop, which is left and entered anew with each chunk, may take to be compiled again. */
const COMPILING = 1;
const leaf = (name, runner, unit) => ({
  steps: null,
  unit,
  // A turn of the caller's loop is one or two cycles; and the engine compiles now and then, in whoever runs.
  rows: ({ whole, units }) => ({ [name]: [whole, 0], [runner]: [0, units * 1e-6 + COMPILING] }),
});
const called = (name, runner, steps, parts, unit) => ({
  steps,
  parts,
  unit,
  rows: ({ whole, part }) => ({ [name]: [part, 0], [runner]: [Math.max(0, whole - part), 0] }),
});

export const KNOWN = {
  tiny: leaf('tiny', 'runTiny', 13e-6),
  small: leaf('small', 'runSmall', 100e-6),
  middle: leaf('middle', 'runMiddle', 1.6e-3),
  big: leaf('big', 'runBig', 65e-3),
  heavy: leaf('heavy', 'runHeavy', 0.23e-3),
  tree: leaf('tree', 'runTree', 0.7),
  deep: leaf('deep', 'runDeep', 60e-3),
  map: called('mapper', 'runMap', 60, 1000, 80e-3),
  // As many as the recording counts: 500 values.
  sort: called('compare', 'runSort', 60, null, 0.35),
  throw: {
    steps: 15000,
    parts: 2,
    unit: 40e-3,
    // Who pays for the way of an exception through two functions cannot be told.
    rows({ whole, part }) {
      const rest = Math.max(0, whole - part) / 2;
      return { thrower: [part / 2 + rest, rest], catcher: [part / 2 + rest, rest], runThrow: [0, rest / 10] };
    },
  },
  async: {
    steps: 8000,
    parts: 3,
    unit: 32e-3,
    // What waiting costs is the engine's, or of one of both.
    rows({ whole, part }) {
      const rest = Math.max(0, whole - part) / 2;
      return { step: [(part * 2) / 3 + rest, rest], flow: [part / 3 + rest, rest] };
    },
  },
  gather: {
    // The long loop takes the same wherever it stands; one of ten steps does not: 11 to 20 ns were seen.
    steps: 30000,
    parts: 1,
    unit: 65e-3,
    // The turns of the loop that calls are the caller's.
    rows: ({ whole, part, units }) => ({
      inner: [Math.max(0, whole - part), units * 1e-3],
      gather: [part, units * 1e-3],
    }),
  },
  mix: leaf('mix', 'runMix', 85e-6),
  move: leaf('move', 'runMove', 85e-6),
  poly: leaf('poly', 'runPoly', 105e-6),
};

/** What recorded functions may call without being recorded: there before them. */
export const PLAIN_WORK = `globalThis.plainWork = (steps, x) => {
  // Too long to be inlined: it is the same code whoever calls it.
  if (steps < 0) { ${'x = Math.imul(x, 7) ^ Math.imul(x, 9) ^ (x >>> 3); '.repeat(60)} }
  for (let i = steps; i > 0; i--) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  return x;
};`;

/** A script that has the plain programs and their parts, and runs both. */
export function plainText() {
  const steps = [...new Set(Object.values(KNOWN).flatMap(({ steps: length }) => length ?? []))];
  return `(() => {
    const globalThis = { plainWork: self.plainWork };
    ${PROGRAMS}
    const parts = { ${steps.map(part).join(',\n')} };
    self.plainPrograms = globalThis.knownPrograms;
    self.plainParts = parts;
  })()`;
}

export const recordedText = () => PROGRAMS;
