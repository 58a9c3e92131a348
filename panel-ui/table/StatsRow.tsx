/**
 * World: panel. One line of the statistics: numbers, and the function with its types.
 */
import { memo, type ReactElement } from 'react';
import type { StatsTable } from '../../profile/index.ts';
import type { Clock, Profile } from '../../profile/model.ts';
import type { SiteIndex } from '../../profile/units.ts';
import type { Place } from '../store/session-link.ts';
import { formatCalls, formatPercent } from '../text/format.ts';
import { FunctionCell } from './FunctionCell.tsx';
import { showTime, showWait, type ShownTime } from './shown-time.ts';
import { valueOf, type ColumnId, type TableLevel, type TableRow } from './table-rows.ts';

export interface StatsRowProps {
  readonly id: string;
  readonly position: number;
  readonly top: number;
  readonly row: TableRow;
  readonly columns: readonly ColumnId[];
  readonly profile: Profile;
  readonly level: TableLevel;
  readonly judge: Clock | null;
  readonly totalTime: number;
  readonly isSelected: boolean;
  readonly indented: boolean;
  /** Names before numbers, where there is little room. */
  readonly functionFirst: boolean;
  readonly onSelect: (isDouble: boolean) => void;
  readonly onExpand: (site: SiteIndex, open: boolean) => void;
  readonly onOpenSource: (place: Place) => void;
}

export const StatsRow = memo(function StatsRow(props: StatsRowProps): ReactElement {
  const { row, level, totalTime } = props;
  const { stats } = level;
  const { index } = row;
  const share = totalTime > 0 ? valueOf(stats, index, 'tottime') / totalTime : 0;
  const numbers = props.columns.filter((column) => column !== 'function');
  const functionCell = (
    <FunctionCell
      column={props.functionFirst ? 1 : props.columns.length}
      profile={props.profile}
      site={stats.site[index]}
      signature={stats.signature[index]}
      expanded={row.expanded}
      indented={props.indented}
      where={level.kinds[index]}
      onExpand={props.onExpand}
      onOpenSource={props.onOpenSource}
    />
  );
  return (
    <div
      id={props.id}
      role="row"
      aria-rowindex={props.position + 2}
      aria-selected={props.isSelected}
      aria-level={row.expanded !== null ? 1 : props.indented ? 2 : undefined}
      aria-expanded={row.expanded ?? undefined}
      className="table-row body-row"
      style={{ transform: `translateY(${String(props.top)}px)` }}
      onClick={(event) => props.onSelect(event.detail === 2)}
    >
      {props.functionFirst && functionCell}
      {numbers.map((column, position) => {
        const shown = cellOf(stats, index, column, props.judge);
        return (
          <div
            key={column}
            role="gridcell"
            aria-colindex={position + (props.functionFirst ? 2 : 1)}
            className={`cell column-${column}${shown.resolved ? '' : ' is-unresolved'}`}
            title={
              column === 'tottime'
                ? `${shown.title}, ${formatPercent(share)} of all recorded time`
                : shown.title
            }
          >
            {column === 'tottime' && (
              <span
                className="bar"
                aria-hidden="true"
                style={{ width: `${String(Math.min(1, share) * 100)}%` }}
              />
            )}
            {shown.text}
          </div>
        );
      })}
      {!props.functionFirst && functionCell}
    </div>
  );
});

/** What a column of numbers shows of a row. */
function cellOf(
  stats: StatsTable,
  row: number,
  column: Exclude<ColumnId, 'function'>,
  judge: Clock | null,
): ShownTime {
  const calls = stats.calls[row];
  const primitive = stats.primitiveCalls[row];
  switch (column) {
    case 'ncalls':
      return {
        text: formatCalls(calls, primitive),
        title: `${String(calls)} calls, ${String(primitive)} of them primitive`,
        resolved: true,
      };
    case 'tottime':
      return showTime(stats.selfTime[row], calls, judge);
    case 'tottime-percall':
      return showTime(stats.selfTime[row], calls, judge, Math.max(1, calls));
    case 'cumtime':
      return showTime(stats.cumulativeTime[row], calls, judge);
    case 'cumtime-percall':
      return showTime(stats.cumulativeTime[row], calls, judge, Math.max(1, primitive));
    case 'waittime':
      return showWait(stats.waitTime[row], judge);
  }
}
