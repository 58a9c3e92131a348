/**
 * World: Node, benchmarks. The figures of `accuracy.mjs` as text.
 */
import { table } from './report.mjs';
import { geometricMean, median } from './statistics.mjs';

const ms = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(1));
const percent = (value) => `${(100 * value).toFixed(1)} %`;

/** The truth, with what is not known of it, lies in the stated range. */
export const isInside = ({ truth, doubt, low, high }) => truth + doubt >= low && truth - doubt <= high;

/** One recording, a line a row. */
export function accuracyLines({ rows, clock, load }, round) {
  const cells = rows.map((row) => [
    row.program,
    row.row,
    row.calls.toLocaleString('en'),
    `${ms(row.truth)}${row.doubt > 0.005 ? ` ± ${ms(row.doubt)}` : ''}`,
    row.resolved ? ms(row.time) : `< ${ms(row.high)}`,
    `${ms(row.low)} … ${ms(row.high)}`,
    isInside(row) ? 'inside' : row.time > row.truth ? 'OVER' : 'UNDER',
    row.truth > 1 ? (row.time / row.truth).toFixed(2) : '–',
    ms(row.ownCost),
    row.extra ? ms(row.extra.cpu) : '',
    row.extra ? percent(row.extra.preempted / row.extra.cpuTime) : '',
  ]);
  const { sampling } = clock;
  const how = sampling
    ? `, every ${sampling.interval.toFixed(2)} ms, ${percent(sampling.cpuShare)} of a core, ${sampling.stalls} stalls of ${ms(sampling.unattributed)} ms, ` +
      `own cost ${sampling.ownCostInside.toFixed(1)} + ${sampling.ownCostOutside.toFixed(1)} ns`
    : '';
  const { processor } = clock;
  const had = processor
    ? `; the thread had a processor ${percent(processor.cpu / processor.busy)} of its time, ${percent(processor.idle)} of the machine idle`
    : '';
  return [
    `\nRound ${round}: clock ${clock.kind}, step ${(clock.step * 1000).toFixed(0)} µs, timed call ${clock.ownCostInside.toFixed(0)} + ${clock.ownCostOutside.toFixed(0)} ns${how}${had}; load ${load.toFixed(1)}`,
    table([
      [
        'program',
        'function',
        'calls',
        'truth, ms',
        'stated',
        '95 % range',
        '',
        'stated/truth',
        'own cost out',
        'extra CPU',
        'preempted',
      ],
      ...cells,
    ]),
    `${rows.filter(isInside).length} of ${rows.length} rows inside`,
  ].join('\n');
}

/** All recordings together: how many rows are inside, how far off, and how wide the ranges are. */
export function accuracySummary(rounds) {
  const byRow = new Map();
  for (const { rows } of rounds)
    for (const row of rows) byRow.set(row.row, [...(byRow.get(row.row) ?? []), row]);
  const lines = [...byRow].map(([name, all]) => {
    const told = all.filter(({ truth }) => truth > 1);
    return [
      name,
      `${all.filter(isInside).length}/${all.length}`,
      told.length > 0 ? median(told.map(({ time, truth }) => time / truth)).toFixed(2) : '–',
      told.length > 0 ? percent(median(told.map(({ low, high, truth }) => (high - low) / 2 / truth))) : '–',
      all.filter(({ resolved }) => !resolved).length > 0
        ? `${all.filter(({ resolved }) => !resolved).length}`
        : '',
    ];
  });
  const all = rounds.flatMap(({ rows }) => rows);
  const inside = all.filter(isInside).length;
  const resolved = all.filter(({ truth, resolved: is }) => truth > 1 && is);
  return [
    '',
    table([['function', 'inside', 'stated/truth, median', 'half width, median', 'not resolved'], ...lines]),
    `${inside} of ${all.length} rows inside: ${((20 * inside) / all.length).toFixed(1)} of 20. ` +
      `Rows with a figure: stated/truth ${geometricMean(resolved.map(({ time, truth }) => time / truth)).toFixed(3)} (geometric mean), ` +
      `half width ${percent(median(resolved.map(({ low, high, truth }) => (high - low) / 2 / truth)))} (median). ` +
      `Loads ${rounds.map(({ load }) => load.toFixed(1)).join(', ')}.`,
  ].join('\n');
}
