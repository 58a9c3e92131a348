/**
 * World: Node, benchmarks. Results as text. A ratio is the median over rounds, with half their range behind it.
 */
import { geometricMean, median, quantile } from './statistics.mjs';

const ratio = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(1));

function withRange(ratios) {
  const half = (Math.max(...ratios) - Math.min(...ratios)) / 2;
  return ratios.length > 1 ? `${ratio(median(ratios))}±${ratio(half)}` : ratio(median(ratios));
}

/** One program's ratios on a line, and below it what went wrong. */
export function programLine(name, byVariant) {
  const plain = byVariant.plain;
  const cells = Object.entries(byVariant)
    .filter(([variant, result]) => variant !== 'plain' && result.ratios.length > 0)
    .map(([variant, result]) => `${variant} ${withRange(result.ratios)}`);
  const faults = Object.entries(byVariant)
    .filter(([, result]) => result.error !== null)
    .map(([variant, result]) => `\n${' '.repeat(16)}${variant}: ${result.error}`);
  const time = plain.perRun.length > 0 ? `${median(plain.perRun).toFixed(1)} ms` : '–';
  return `${name.padEnd(16)}${time.padStart(8)}  ${cells.join('  ')}${faults.join('')}`;
}

/** Extra main-thread nanoseconds per call, or NaN. Calls are those that the recorder counted in the same program. */
function extraPerCall(byVariant, variant) {
  const { perRun } = byVariant[variant];
  const calls = Object.values(byVariant).find((result) => result.recording?.callsPerRun > 0)?.recording
    .callsPerRun;
  if (calls === undefined || perRun.length === 0) return NaN;
  return ((median(perRun) - median(byVariant.plain.perRun)) * 1e6) / calls;
}

/**
 * The table of variants: geometric mean, median, the worst programs, nanoseconds per call and process CPU.
 * A variant that some program could not run is averaged over the rest, and their number is told.
 */
export function summary(results, variants) {
  const programs = Object.entries(results);
  const rows = variants
    .filter((variant) => variant !== 'plain')
    .map((variant) => {
      const ran = programs
        .filter(([, byVariant]) => byVariant[variant].error === null && byVariant[variant].ratios.length > 0)
        .map(([name, byVariant]) => ({ name, byVariant, ratio: median(byVariant[variant].ratios) }));
      if (ran.length === 0) return [variant, '–', '', '', '', '', '', `0/${programs.length}`];
      const ratios = ran.map((one) => one.ratio);
      const worst = [...ran].sort((a, b) => b.ratio - a.ratio).slice(0, 3);
      const perCall = ran.map((one) => extraPerCall(one.byVariant, variant)).filter(Number.isFinite);
      const process = ran.map((one) => one.byVariant[variant].processRatio).filter((value) => value > 0);
      return [
        variant,
        ratio(geometricMean(ratios)),
        ratio(median(ratios)),
        worst.map((one) => `${one.name} ${ratio(one.ratio)}`).join(', '),
        perCall.length > 0 ? [0.25, 0.5, 0.75].map((q) => quantile(perCall, q).toFixed(0)).join(' / ') : '–',
        process.length > 0 ? ratio(geometricMean(process)) : '–',
        clocks(ran, variant),
        `${ran.length}/${programs.length}`,
      ];
    });
  return table([
    ['variant', 'geomean', 'median', 'worst three', 'ns/call p25/50/75', 'process', 'clock', 'ran'],
    ...rows,
  ]);
}

function clocks(ran, variant) {
  const kinds = new Set(ran.map((one) => one.byVariant[variant].recording?.clock).filter(Boolean));
  return [...kinds].join(', ') || '–';
}

/** Markdown, aligned, so that it can be pasted into docs/performance.md. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join('\n');
}
