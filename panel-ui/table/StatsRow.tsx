/**
 * World: panel. One line of the statistics: numbers, and the function with its types.
 */
import { memo, type ReactElement } from 'react';
import type { Clock, Profile } from '../../profile/model.ts';
import type { SiteIndex } from '../../profile/units.ts';
import type { Place } from '../store/session-link.ts';
import { formatCalls, formatPercent } from '../text/format.ts';
import { FunctionCell } from './FunctionCell.tsx';
import type { TableLevel, TableRow } from './table-rows.ts';
import { valueOf } from './table-rows.ts';
import { showTime, type ShownTime } from './shown-time.ts';

export interface StatsRowProps {
  readonly id: string;
  readonly position: number;
  readonly top: number;
  readonly row: TableRow;
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
  const { row, level, judge, totalTime } = props;
  const { stats } = level;
  const { index } = row;
  const calls = stats.calls[index];
  const primitive = stats.primitiveCalls[index];
  const self = showTime(stats.selfTime[index], calls, judge);
  const selfPer = showTime(stats.selfTime[index], calls, judge, Math.max(1, calls));
  const cumulative = showTime(stats.cumulativeTime[index], calls, judge);
  const cumulativePer = showTime(stats.cumulativeTime[index], calls, judge, Math.max(1, primitive));
  const share = totalTime > 0 ? valueOf(stats, index, 'tottime') / totalTime : 0;
  const first = props.functionFirst ? 2 : 1; // column of the first number
  const functionCell = (
    <FunctionCell
      column={props.functionFirst ? 1 : 6}
      profile={props.profile}
      site={stats.site[index]}
      signature={stats.signature[index]}
      expanded={row.expanded}
      indented={props.indented}
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
      className={`table-row body-row${self.resolved ? '' : ' is-unresolved'}`}
      style={{ transform: `translateY(${String(props.top)}px)` }}
      onClick={(event) => props.onSelect(event.detail === 2)}
    >
      {props.functionFirst && functionCell}
      <div
        role="gridcell"
        aria-colindex={first}
        className="cell column-ncalls"
        title={`${String(calls)} calls, ${String(primitive)} of them primitive`}
      >
        {formatCalls(calls, primitive)}
      </div>
      <div
        role="gridcell"
        aria-colindex={first + 1}
        className="cell column-tottime"
        title={`${self.title}, ${formatPercent(share)} of all recorded time`}
      >
        <span className="bar" aria-hidden="true" style={{ width: `${String(Math.min(1, share) * 100)}%` }} />
        {self.text}
      </div>
      <TimeCell column="tottime-percall" index={first + 2} time={selfPer} />
      <TimeCell column="cumtime" index={first + 3} time={cumulative} />
      <TimeCell column="cumtime-percall" index={first + 4} time={cumulativePer} />
      {!props.functionFirst && functionCell}
    </div>
  );
});

function TimeCell(props: {
  readonly column: string;
  readonly index: number;
  readonly time: ShownTime;
}): ReactElement {
  return (
    <div
      role="gridcell"
      aria-colindex={props.index}
      className={`cell column-${props.column}${props.time.resolved ? '' : ' is-unresolved'}`}
      title={props.time.title}
    >
      {props.time.text}
    </div>
  );
}
