/**
 * World: panel (pure). Numbers as people read them: three significant digits with the unit that fits,
 * counts with thousands separators. The exact value is for tooltips.
 */
import type { Milliseconds } from '../../profile/units.ts';

const LOCALE = 'en-US';
const grouped = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 9 });

/** A narrow space keeps number and unit on one line and one word for screen readers. */
const SPACE = '\u00a0';
/** What stands where there is no number. */
export const NOTHING = '–';

/** Three significant digits without exponent: 0.123, 1.23, 12.3, 123, 1,230. */
export function formatThreeDigits(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size >= 999.5) return grouped.format(Number(value.toPrecision(3)));
  if (size >= 99.95) return value.toFixed(0);
  if (size >= 9.995) return value.toFixed(1);
  if (size >= 0.9995) return value.toFixed(2);
  return String(Number(value.toPrecision(3)));
}

const TIME_UNITS: readonly (readonly [perUnit: Milliseconds, unit: string])[] = [
  [60_000, 'min'],
  [1000, 's'],
  [1, 'ms'],
  [1e-3, 'µs'],
  [1e-6, 'ns'],
];

/** `812 ms`, `1.24 s`, `677 µs`; 0 is `0`, NaN a dash. Seconds until ten minutes. */
export function formatDuration(duration: Milliseconds): string {
  if (Number.isNaN(duration)) return NOTHING;
  if (duration === 0) return '0';
  const size = Math.abs(duration);
  for (const [perUnit, unit] of TIME_UNITS) {
    if (unit === 'min' ? size >= 600_000 : size >= perUnit * 0.9995)
      return `${formatThreeDigits(duration / perUnit)}${SPACE}${unit}`;
  }
  return `${formatThreeDigits(duration / 1e-6)}${SPACE}ns`;
}

/** Two digits of it, for what is known no better: `81 ms`, `7.0 ms`, `140 µs`. */
export function formatRoughDuration(duration: Milliseconds): string {
  const rough = formatDuration(Number(duration.toPrecision(2)));
  // Of the three digits the third is a zero: behind the point it says what nobody knows.
  return rough.replace(/(\.\d)0(?=\D)|\.0(?=\D)/, (all, one: string | undefined) =>
    one !== undefined ? one : /^\d\d/.test(rough) ? '' : all,
  );
}

/** The same without zeros at the end, where a number is a property and not a measurement: `5 µs`. */
export function formatShortDuration(duration: Milliseconds): string {
  return formatDuration(duration).replace(/\.0+(?=\D)|(\.\d*[1-9])0+(?=\D)/, '$1');
}

/** All digits there are, for tooltips: `812.345678 ms`. */
export function formatExactDuration(duration: Milliseconds): string {
  return Number.isNaN(duration) ? 'not measured' : `${exact.format(duration)}${SPACE}ms`;
}

/** `1,200`. */
export function formatCount(count: number): string {
  return grouped.format(count);
}

/** Calls as pstats prints them: `1,200`, or `10/5` (total/primitive) where recursion makes them differ. */
export function formatCalls(calls: number, primitiveCalls: number): string {
  return calls === primitiveCalls
    ? formatCount(calls)
    : `${formatCount(calls)}/${formatCount(primitiveCalls)}`;
}

/** `3.10 M`, `812 k`, `214`: for lines that only say how much. */
export function formatRoughCount(count: number): string {
  if (count < 10_000) return formatCount(count);
  if (count < 999_500) return `${formatThreeDigits(count / 1e3)}${SPACE}k`;
  if (count < 999_500_000) return `${formatThreeDigits(count / 1e6)}${SPACE}M`;
  return `${formatThreeDigits(count / 1e9)}${SPACE}G`;
}

/** A fraction as percent: `71.0 %`, `< 0.1 %`, `0 %`. */
export function formatPercent(fraction: number): string {
  if (!Number.isFinite(fraction)) return NOTHING;
  const percent = fraction * 100;
  if (percent === 0) return `0${SPACE}%`;
  if (percent > 0 && percent < 0.1) return `<${SPACE}0.1${SPACE}%`;
  return `${percent.toFixed(percent >= 99.95 ? 0 : 1)}${SPACE}%`;
}

/** `1 call`, `2 calls`. */
export function formatAmount(count: number, one: string, many = `${one}s`): string {
  return `${formatRoughCount(count)} ${count === 1 ? one : many}`;
}
