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
import { COLUMNS, type ColumnId, type Sorting, type TableRow } from './table-rows.ts';

/** As the style sheet has it; the virtualizer has to know it before anything is drawn. */
export const ROW_HEIGHT = 21;
/** Rows drawn beyond the visible ones, so that a fast wheel shows no gap. */
const OVERSCAN = 8;
/** Below this width the numbers would leave the names no room: then names come first and stay. */
const NARROW = 640;
const NARROW_ORDER: ColumnId[] = [
  'function',
  'ncalls',
  'tottime',
  'tottime-percall',
  'cumtime',
  'cumtime-percall',
];
/** Least share of the table's width that the column of names has when it comes first, and least width. */
const NARROW_SHARE = 0.39;
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
  texts: Readonly<Record<ColumnId, ColumnText>>,
): TableModel {
  const [columnSizing, setColumnSizing] = useState<ColumnSizingState>({});
  const width = useWidth(scroller);
  const isNarrow = width > 0 && width < NARROW;

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
    const numbers = COLUMNS.reduce((sum, id) => (id === 'function' ? sum : sum + texts[id].width), 0);
    const left = width - numbers;
    const least = width * NARROW_SHARE;
    return COLUMNS.map((id): ColumnDef<TableRow> => {
      const size = isNarrow && id === 'function' ? Math.max(NARROW_LEAST, left, least) : texts[id].width;
      return { id, header: texts[id].name, size, minSize: 48 };
    });
  }, [isNarrow, width, texts]);
  const table = useReactTable({
    data: visible,
    columns,
    getCoreRowModel: getCoreRowModel(),
    manualSorting: true,
    columnResizeMode: 'onChange',
    state: {
      sorting: [{ id: sorting.column, desc: sorting.descending }],
      columnOrder: isNarrow ? NARROW_ORDER : [...COLUMNS],
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
