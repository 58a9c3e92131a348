/**
 * World: panel (pure). What a key does in the table.
 */
import type { TableRow } from './table-rows.ts';

export type TableMove =
  | { readonly kind: 'select'; readonly to: number }
  | { readonly kind: 'expand'; readonly open: boolean }
  | { readonly kind: 'detail' };

/**
 * `active` is the selected row or -1, `page` the rows a page key moves by. Null: the key means nothing
 * here. Right opens a function, then goes into it; Left closes it, or goes out to it.
 */
export function moveInTable(
  key: string,
  active: number,
  rows: readonly TableRow[],
  page: number,
): TableMove | null {
  if (rows.length === 0) return null;
  const last = rows.length - 1;
  const to = (row: number): TableMove => ({ kind: 'select', to: Math.min(last, Math.max(0, row)) });
  const row = active >= 0 ? rows[active] : null;
  switch (key) {
    case 'ArrowDown':
      return to(active + 1);
    case 'ArrowUp':
      return to(active < 0 ? last : active - 1);
    case 'PageDown':
      return to(Math.max(active, 0) + page);
    case 'PageUp':
      return to(active - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    case 'Enter':
      return row ? { kind: 'detail' } : null;
    case 'ArrowRight':
      if (row?.expanded === false) return { kind: 'expand', open: true };
      return row?.expanded === true ? to(active + 1) : null;
    case 'ArrowLeft':
      if (row?.expanded === true) return { kind: 'expand', open: false };
      if (row?.level !== 'signature') return null;
      for (let above = active - 1; above >= 0; above--)
        if (rows[above].level === 'function') return to(above);
      return null;
    default:
      return null;
  }
}
