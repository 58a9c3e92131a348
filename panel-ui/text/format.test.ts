import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatCalls,
  formatCount,
  formatDuration,
  formatExactDuration,
  formatPercent,
  formatRoughCount,
  formatRoughDuration,
  formatShortDuration,
  formatThreeDigits,
} from './format.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('formatDuration', () => {
  it('shows three significant digits with the unit that fits', () => {
    const read = (
      [0, 0.000012, 0.00123, 0.677, 1, 2.4, 27, 96.04, 812, 999.4, 999.7, 1240, 61_000, 720_000] as const
    ).map((ms) => plain(formatDuration(ms)));
    expect(read).toEqual([
      '0',
      '12.0 ns',
      '1.23 µs',
      '677 µs',
      '1.00 ms',
      '2.40 ms',
      '27.0 ms',
      '96.0 ms',
      '812 ms',
      '999 ms',
      '1.00 s',
      '1.24 s',
      '61.0 s',
      '12.0 min',
    ]);
  });

  it('shows a dash for what was not measured, and keeps the sign', () => {
    expect(formatDuration(NaN)).toBe('–');
    expect(plain(formatDuration(-0.5))).toBe('-500 µs');
    expect(formatExactDuration(NaN)).toBe('not measured');
  });

  it('drops zeros at the end where asked to be short', () => {
    expect([0.005, 0.1, 1, 0.0125, 120].map((ms) => plain(formatShortDuration(ms)))).toEqual([
      '5 µs',
      '100 µs',
      '1 ms',
      '12.5 µs',
      '120 ms',
    ]);
  });

  it('shows two digits of what is known no better', () => {
    expect(
      [81.3, 7, 0.1402, 0.96, 99.7, 1240, 0.0000123].map((ms) => plain(formatRoughDuration(ms))),
    ).toEqual(['81 ms', '7.0 ms', '140 µs', '960 µs', '100 ms', '1.2 s', '12 ns']);
  });

  it('is never off by more than half a digit in the third place', () => {
    const perUnit: Record<string, number> = { ns: 1e-6, µs: 1e-3, ms: 1, s: 1e3, min: 6e4 };
    fc.assert(
      fc.property(fc.double({ min: 1e-5, max: 1e6, noNaN: true }), (ms) => {
        const [digits, unit] = plain(formatDuration(ms)).split(' ');
        const back = Number((digits ?? '').replaceAll(',', '')) * (perUnit[unit ?? ''] ?? NaN);
        expect(Math.abs(back - ms) / ms).toBeLessThan(0.00502);
      }),
    );
  });
});

describe('counts', () => {
  it('shows total and primitive calls only where they differ', () => {
    expect(formatCalls(1200, 1200)).toBe('1,200');
    expect(formatCalls(10, 5)).toBe('10/5');
  });

  it('abbreviates large ones where only the size matters', () => {
    expect(
      [7, 9999, 12_345, 812_000, 999_600, 3_100_000, 2e9].map((n) => plain(formatRoughCount(n))),
    ).toEqual(['7', '9,999', '12.3 k', '812 k', '1.00 M', '3.10 M', '2.00 G']);
    expect(formatCount(123_456_789)).toBe('123,456,789');
    expect(formatAmount(1, 'call')).toBe('1 call');
    expect(formatAmount(2, 'call')).toBe('2 calls');
  });

  it('never shows four digits, nor an exponent, between a thousandth and a thousand', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 999, noNaN: true }), (value) => {
        expect(formatThreeDigits(value)).toMatch(/^\d{1,3}(\.\d+)?$/);
        expect(formatThreeDigits(value).replace('.', '').replace(/^0+/, '').length).toBeLessThanOrEqual(3);
      }),
    );
  });
});

describe('formatPercent', () => {
  it('keeps one digit and does not round a little to nothing', () => {
    expect([0, 0.0000001, 0.021, 0.71, 0.9999, 1, NaN].map((f) => plain(formatPercent(f)))).toEqual([
      '0 %',
      '< 0.1 %',
      '2.1 %',
      '71.0 %',
      '100 %',
      '100 %',
      '–',
    ]);
  });
});
