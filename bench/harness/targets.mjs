/**
 * World: Node, benchmarks. What is to be reached, and where in the figures of the parts of `all.mjs` it is found. A
 * measure is text, or null where its part did not run.
 */
import { isInside } from './accuracy-report.mjs';
import { geometricMean, median } from './statistics.mjs';

const ratio = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const percent = (value) => `${(100 * value).toFixed(1)} %`;

/** Median ratio of each program that ran, by name. */
function ratiosOf(programs, variant) {
  return Object.entries(programs?.results ?? {}).flatMap(([name, byVariant]) => {
    const result = byVariant[variant];
    return result && result.error === null && result.ratios.length > 0 ? [[name, median(result.ratios)]] : [];
  });
}

/** `1.60, worst 4.9 (ml-matrix)`. */
const cost =
  (variant) =>
  ({ programs }) => {
    const ratios = ratiosOf(programs, variant);
    if (ratios.length === 0) return null;
    const [name, worst] = ratios.reduce((a, b) => (b[1] > a[1] ? b : a));
    return `${ratio(geometricMean(ratios.map(([, value]) => value)))}, worst ${ratio(worst)} (${name})`;
  };

const KINDS = ['twoInts', 'twoTypedArrays', 'mixedTypedArrays', 'threeClasses'];

const inside = (part) => (results) => {
  const rounds = results[part];
  if (!rounds) return null;
  const rows = rounds.flatMap((round) => round.rows);
  const widths = rows
    .filter(({ truth, resolved }) => truth > 1 && resolved)
    .map(({ low, high, truth }) => (high - low) / 2 / truth);
  const wide = widths.length > 0 ? `; half width ${percent(median(widths))}` : '';
  return `${((20 * rows.filter(isInside).length) / rows.length).toFixed(1)} of 20 over ${rows.length}${wide}`;
};

export const TARGETS = [
  { measure: 'dormant, never recorded: geomean', target: '≤ 1.05', reached: cost('dormant') },
  { measure: 'dormant, after a recording', target: '≤ 1.25, worst ≤ 3', reached: cost('dormant-after') },
  {
    measure: 'recording without a clock (as sampled): geomean',
    target: '≤ 2.0, worst ≤ 12',
    reached: cost('counts'),
  },
  { measure: 'recording, exact clock: geomean', target: '≤ 10', reached: cost('recording') },
  {
    measure: 'extra per call: two ints / typed arrays / mixed / classes',
    target: '≤ 3 / 7 / 15 / 12 ns',
    reached: ({ micro }) =>
      micro?.counts
        ? `${KINDS.map((kind) => (micro.counts[kind] - micro.plain[kind]).toFixed(1)).join(' / ')} ns`
        : null,
  },
  {
    measure: "against V8's own exact call counts",
    target: 'always below',
    reached({ programs }) {
      const coverage = new Map(ratiosOf(programs, 'coverage'));
      const both = ratiosOf(programs, 'counts').filter(([name]) => coverage.has(name));
      if (both.length === 0) return null;
      const shares = both.map(([name, value]) => value / coverage.get(name));
      return `${ratio(geometricMean(shares))} of its ratio; below in ${shares.filter((share) => share < 1).length} of ${both.length}`;
    },
  },
  { measure: 'true times, sampled', target: '19 of 20 rows inside', reached: inside('accuracy') },
  { measure: 'true times, exact, not isolated', target: '19 of 20 rows inside', reached: inside('exact') },
  {
    measure: 'live updates, 111,110 nodes: of main-thread time',
    target: '≤ 1 %',
    reached: ({ live }) => (live ? `${(100 * live.share).toFixed(2)} %` : null),
  },
  {
    measure: 'the sampler: of one core',
    target: '≤ 5 %',
    reached: ({ sampler }) =>
      sampler
        ? `${percent(Math.max(...sampler.rows.map(({ soFar }) => soFar)))} by the kernel, it says ${percent(sampler.says)}`
        : null,
  },
  {
    measure: 'memory per call node',
    target: '≤ 64 bytes',
    reached: ({ budgets }) => (budgets ? `${budgets['memory per call node'].toFixed(0)} bytes` : null),
  },
];
