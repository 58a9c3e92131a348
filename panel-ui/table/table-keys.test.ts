import { expect, it } from 'vitest';
import { moveInTable } from './table-keys.ts';
import type { TableRow } from './table-rows.ts';

/** `▾ f` open, `▸ f` closed, `  s` a signature. */
const rows: TableRow[] = ['▾ f', '  s', '  s', '▸ g'].map((line, index) => ({
  level: line.startsWith(' ') ? 'signature' : 'function',
  index,
  expanded: line.startsWith(' ') ? null : line.startsWith('▾'),
}));
const press = (key: string, active: number): unknown => {
  const move = moveInTable(key, active, rows, 2);
  return move?.kind === 'select'
    ? move.to
    : move?.kind === 'expand'
      ? move.open
        ? 'open'
        : 'close'
      : (move?.kind ?? null);
};

it('moves by rows and pages and stops at the ends', () => {
  expect(press('ArrowDown', -1)).toBe(0);
  expect(press('ArrowDown', 3)).toBe(3);
  expect(press('ArrowUp', 0)).toBe(0);
  expect(press('ArrowUp', -1)).toBe(3);
  expect(press('PageDown', 0)).toBe(2);
  expect(press('PageUp', 3)).toBe(1);
  expect([press('Home', 2), press('End', 0)]).toEqual([0, 3]);
});

it('opens and closes functions, and goes in and out of them', () => {
  expect(press('ArrowRight', 3)).toBe('open');
  expect(press('ArrowRight', 0)).toBe(1);
  expect(press('ArrowRight', 1)).toBe(null);
  expect(press('ArrowLeft', 2)).toBe(0);
  expect(press('ArrowLeft', 0)).toBe('close');
  expect(press('ArrowLeft', 3)).toBe(null);
});

it('opens the details of a row, and leaves other keys alone', () => {
  expect(press('Enter', 1)).toBe('detail');
  expect(press('Enter', -1)).toBe(null);
  expect(press('a', 1)).toBe(null);
  expect(moveInTable('ArrowDown', -1, [], 2)).toBe(null);
});
