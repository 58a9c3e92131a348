/**
 * World: panel. One line of the statistics: numbers, and the function with its types.
 */
import { memo, type ReactElement } from 'react';
import { cumulativeTimeOf, selfTimeOf, type StatsTable, type TimeRange } from '../../profile/index.ts';
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
            {column === 'tottime' && totalTime > 0 && (
              <TimeBar share={share} range={shown.range} totalTime={totalTime} />
            )}
            {shown.text}
          </div>
        );
      })}
      {!props.functionFirst && functionCell}
    </div>
  );
});

/** Shares of the cell in which an error bar can be seen: a pixel and a half of it. */
const VISIBLE_ERROR = 0.02;

/** The share of all time as a bar, and the range it may be in as a line at its end. */
function TimeBar(props: {
  readonly share: number;
  readonly range: TimeRange | null;
  readonly totalTime: number;
}): ReactElement {
  const { share, range, totalTime } = props;
  const percent = (part: number): string => `${(Math.min(1, part) * 100).toFixed(2)}%`;
  const low = range === null ? 0 : range.low / totalTime;
  const high = range === null ? 0 : Math.min(1, range.high / totalTime);
  return (
    <span className="bar" aria-hidden="true">
      <span className="bar-share" style={{ width: percent(share) }} />
      {high - low > VISIBLE_ERROR && (
        <span className="bar-error" style={{ left: percent(low), width: percent(high - low) }} />
      )}
    </span>
  );
}

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
        range: null,
      };
    case 'tottime':
      return showTime(selfTimeOf(stats, row), judge);
    case 'tottime-percall':
      return showTime(selfTimeOf(stats, row), judge, Math.max(1, calls));
    case 'cumtime':
      return showTime(cumulativeTimeOf(stats, row), judge);
    case 'cumtime-percall':
      return showTime(cumulativeTimeOf(stats, row), judge, Math.max(1, primitive));
    case 'waittime':
      return showWait(stats.waitTime[row], judge);
  }
}
