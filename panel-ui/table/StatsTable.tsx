/**
 * World: panel. The statistics as a grid: only the visible rows are in the document, all of them are in
 * its numbering, so that a screen reader and a test can walk 100,000.
 */
import { useEffect, useMemo, useRef, type CSSProperties, type KeyboardEvent, type ReactElement } from 'react';
import type { Profile } from '../../profile/model.ts';
import type { SiteIndex } from '../../profile/units.ts';
import type { Place } from '../store/session-link.ts';
import type { Selection } from '../store/state.ts';
import { StatsRow } from './StatsRow.tsx';
import { TableHead } from './TableHead.tsx';
import type { ProfileLevels } from './levels.ts';
import { moveInTable } from './table-keys.ts';
import { ROW_HEIGHT, useTableModel, type ColumnText } from './use-table-model.ts';
import type { ColumnId, Sorting, TableRow } from './table-rows.ts';

const COLUMN_TEXTS: Record<ColumnId, ColumnText> = {
  ncalls: { name: 'ncalls', title: 'Calls: total/primitive where recursive', width: 58 },
  tottime: { name: 'tottime', title: 'Time in the function itself', width: 88 },
  'tottime-percall': { name: 'percall', title: 'tottime / all calls', width: 70 },
  cumtime: { name: 'cumtime', title: 'Time in the function and what it called', width: 70 },
  'cumtime-percall': { name: 'percall', title: 'cumtime / primitive calls', width: 70 },
  waittime: {
    name: 'waittime',
    title: 'Time that calls waited in an await or a for await: by the wall clock, no time of their own',
    width: 70,
  },
  function: { name: 'function', title: 'Function with the types of its arguments', width: 260 },
};

/** px */
const CALLS_WIDEST = 150;
const DIGIT_WIDTH = 7.2;
const CELL_PADDING = 22;

export interface StatsTableProps {
  readonly profile: Profile;
  readonly levels: ProfileLevels;
  readonly rows: readonly TableRow[];
  readonly grouped: boolean;
  readonly sorting: Sorting;
  readonly selection: Selection | null;
  readonly onSorting: (sorting: Sorting) => void;
  readonly onSelect: (selection: Selection | null) => void;
  readonly onExpand: (site: SiteIndex, open: boolean) => void;
  readonly onOpenDetail: () => void;
  readonly onOpenSource: (place: Place) => void;
}

/** The row that the selection means, or the one nearest to it that is shown; or -1. */
export function selectedRow(
  rows: readonly TableRow[],
  levels: ProfileLevels,
  selection: Selection | null,
): number {
  if (selection === null) return -1;
  let ofFunction = -1;
  for (let i = 0; i < rows.length; i++) {
    const { level, index } = rows[i];
    if (level === 'signature') {
      if (selection.signature === levels.signature.stats.signature[index]) return i;
      if (
        selection.signature === null &&
        ofFunction < 0 &&
        levels.signature.stats.site[index] === selection.site
      )
        ofFunction = i;
    } else if (levels.function.stats.site[index] === selection.site) {
      if (selection.signature === null) return i;
      ofFunction = i;
    }
  }
  return ofFunction;
}

export function selectionOf(row: TableRow, levels: ProfileLevels): Selection {
  const { stats } = levels[row.level];
  const signature = stats.signature[row.index];
  return { site: stats.site[row.index], signature: signature < 0 ? null : signature, node: null };
}

export function StatsTable(props: StatsTableProps): ReactElement {
  const { rows, levels, sorting, selection, onSelect } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const texts = useMemo(() => withCallsWidth(levels, props.grouped), [levels, props.grouped]);
  const { virtualizer, items, visible, headers, isNarrow } = useTableModel(
    scroller,
    rows,
    sorting,
    levels.columns,
    texts,
  );
  const active = useMemo(() => selectedRow(rows, levels, selection), [rows, levels, selection]);
  useEffect(() => {
    if (active >= 0) virtualizer.scrollToIndex(active, { align: 'auto' });
  }, [active, virtualizer]);

  const handleKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
    const move = moveInTable(event.key, active, rows, page);
    if (move === null) return;
    event.preventDefault();
    if (move.kind === 'detail') props.onOpenDetail();
    else if (move.kind === 'expand') props.onExpand(selectionOf(rows[active], levels).site, move.open);
    else onSelect(selectionOf(rows[move.to], levels));
  };

  // Elements are used again for the rows that scroll in: a power of two, for it must not change often.
  const pool = 2 ** Math.ceil(Math.log2(items.length + 1));
  const widths = Object.fromEntries(
    headers.map((header) => [`--w-${header.id}`, `${String(header.getSize())}px`]),
  ) as CSSProperties;

  return (
    <div
      className={`table-scroller${isNarrow ? ' is-narrow' : ''}`}
      ref={scroller}
      style={widths}
      role={props.grouped ? 'treegrid' : 'grid'}
      aria-label="Stats"
      aria-rowcount={rows.length + 1}
      aria-colcount={levels.columns.length}
      aria-activedescendant={active >= 0 ? rowId(active) : undefined}
      tabIndex={0}
      onKeyDown={handleKey}
      onCopy={(event) => {
        if (active < 0) return;
        event.preventDefault();
        event.clipboardData.setData('text/plain', textOfRow(document.getElementById(rowId(active))));
      }}
    >
      <TableHead headers={headers} sorting={sorting} texts={texts} onSorting={props.onSorting} />
      <div
        role="rowgroup"
        className="table-body"
        style={{ height: `${String(virtualizer.getTotalSize())}px` }}
      >
        {items.map((item, position) => {
          const row = visible[position];
          if (!row) return null;
          return (
            <StatsRow
              key={item.index % pool}
              id={rowId(item.index)}
              position={item.index}
              top={item.start}
              row={row}
              columns={levels.columns}
              profile={props.profile}
              level={levels[row.level]}
              judge={levels.clock}
              totalTime={levels.totalTime}
              isSelected={item.index === active}
              functionFirst={isNarrow}
              indented={props.grouped && row.level === 'signature'}
              onSelect={(isDouble) => {
                onSelect(selectionOf(row, levels));
                if (isDouble) props.onOpenDetail();
              }}
              onExpand={props.onExpand}
              onOpenSource={props.onOpenSource}
            />
          );
        })}
      </div>
      {rows.length === 0 && <p className="table-empty">No row matches the filter.</p>}
    </div>
  );
}

/** Calls are exact, so their column is as wide as the longest of them. */
function withCallsWidth(levels: ProfileLevels, grouped: boolean): Readonly<Record<ColumnId, ColumnText>> {
  let longest = 0;
  for (const { stats } of grouped ? [levels.signature, levels.function] : [levels.signature])
    for (let row = 0; row < stats.length; row++) {
      const digits = Math.log10(stats.calls[row] + 1);
      // `1,234/1,234`: twice the digits, a comma for three, a slash.
      const characters = (stats.calls[row] === stats.primitiveCalls[row] ? 1 : 2) * digits * 1.3;
      longest = Math.max(longest, characters);
    }
  const width = Math.min(
    CALLS_WIDEST,
    Math.max(COLUMN_TEXTS.ncalls.width, longest * DIGIT_WIDTH + CELL_PADDING),
  );
  return { ...COLUMN_TEXTS, ncalls: { ...COLUMN_TEXTS.ncalls, width: Math.ceil(width) } };
}

/** Tab-separated, as the cells show it, for a spreadsheet or a message. */
function textOfRow(element: Element | null): string {
  return Array.from(element?.querySelectorAll('[role=gridcell]') ?? [], (cell) => cell.textContent).join(
    '\t',
  );
}

function rowId(index: number): string {
  return `stats-row-${String(index)}`;
}
