/**
 * World: panel. Which rows and columns are drawn: the rows in view by react-virtual, columns with their
 * order and widths by react-table, which is given only those rows. Filter, sort and groups are made
 * before, over typed arrays (`table-rows.ts`).
 */
import {
  getCoreRowModel,
  useReactTable,
  type ColumnDef,
  type ColumnSizingState,
  type Header,
} from '@tanstack/react-table';
import { useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useState, type RefObject } from 'react';
import type { ColumnId, Sorting, TableRow } from './table-rows.ts';

/** As the style sheet has it; the virtualizer has to know it before anything is drawn. */
export const ROW_HEIGHT = 21;
/** Rows drawn beyond the visible ones, so that a fast wheel shows no gap. */
const OVERSCAN = 8;
/**
 * Where the numbers would leave the names no room, names come first and stay.
 * Least share of the table's width that the column of names has when it comes first, and least width. Where all
 * numbers fit beside a little less of it, nothing has to be scrolled sideways for.
 */
const NARROW_SHARE = 0.39;
const NARROW_FITTING_SHARE = 0.3;
const NARROW_LEAST = 150;

export interface ColumnText {
  readonly name: string;
  readonly title: string;
  readonly width: number;
}

export interface TableModel {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly items: readonly VirtualItem[];
  /** Row of each item. */
  readonly visible: readonly TableRow[];
  readonly headers: readonly Header<TableRow, unknown>[];
  readonly isNarrow: boolean;
}

export function useTableModel(
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly TableRow[],
  sorting: Sorting,
  ids: readonly ColumnId[],
  texts: Readonly<Record<ColumnId, ColumnText>>,
): TableModel {
  const [columnSizing, setColumnSizing] = useState<ColumnSizingState>({});
  const width = useWidth(scroller);
  const numbers = ids.reduce((sum, id) => (id === 'function' ? sum : sum + texts[id].width), 0);
  const isNarrow = width > 0 && width < numbers + texts.function.width;

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // Under the head, which stays.
    scrollPaddingStart: ROW_HEIGHT + 2,
  });
  const items = virtualizer.getVirtualItems();
  const visible = useMemo(
    () => items.filter(({ index }) => index < rows.length).map(({ index }) => rows[index]),
    [items, rows],
  );

  const columns = useMemo(() => {
    const left = width - numbers;
    const names = left >= width * NARROW_FITTING_SHARE ? left : Math.max(left, width * NARROW_SHARE);
    return ids.map((id): ColumnDef<TableRow> => {
      const size = isNarrow && id === 'function' ? Math.max(NARROW_LEAST, names) : texts[id].width;
      return { id, header: texts[id].name, size, minSize: 48 };
    });
  }, [isNarrow, width, numbers, ids, texts]);
  const table = useReactTable({
    data: visible,
    columns,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
    columnResizeMode: 'onChange',
    state: {
      sorting: [{ id: sorting.column, desc: sorting.descending }],
      columnOrder: isNarrow ? ['function', ...ids.filter((id) => id !== 'function')] : [...ids],
      columnSizing,
    },
    onColumnSizingChange: setColumnSizing,
  });
  return { virtualizer, items, visible, headers: table.getFlatHeaders(), isNarrow };
}

function useWidth(element: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
