/**
 * World: panel. One recording as it is looked at: table, chart or both, and the line about what is
 * selected. Both views read and write the same selection.
 */
import { lazy, Suspense, useCallback, useMemo, useState, type CSSProperties, type ReactElement } from 'react';
import type { Profile } from '../profile/model.ts';
import type { SiteIndex } from '../profile/units.ts';
import { DetailPane } from './detail/DetailPane.tsx';
import { DEFAULT_SPLIT, Splitter } from './Splitter.tsx';
import { EmptyRecording } from './States.tsx';
import type { Place } from './store/session-link.ts';
import type { Action, PanelState, Selection, View } from './store/state.ts';
import type { Filter } from './table/filter.ts';
import { computeLevels } from './table/levels.ts';
import { StatsTable } from './table/StatsTable.tsx';
import { DEFAULT_SORTING, groupedRows, orderLevel, signatureRows, type Sorting } from './table/table-rows.ts';

// plotly is a megabyte; the panel opens without it.
const IcicleView = lazy(() => import('./icicle/IcicleView.tsx'));

export interface RecordingViewProps {
  readonly profile: Profile;
  readonly state: PanelState;
  readonly view: View;
  /** Table above chart instead of beside it. */
  readonly stacked: boolean;
  readonly filter: Filter;
  readonly dispatch: (action: Action) => void;
  readonly onOpenSource: (place: Place) => void;
}

export function RecordingView(props: RecordingViewProps): ReactElement {
  const { profile, state, view, stacked, filter, dispatch } = props;
  const [sorting, setSorting] = useState<Sorting>(DEFAULT_SORTING);
  const [expanded, setExpanded] = useState<ReadonlySet<SiteIndex>>(new Set());

  const [split, setSplit] = useState(DEFAULT_SPLIT);
  const splitStyle = { '--split': `${String(split * 100)}%` } as CSSProperties;

  const levels = useMemo(() => computeLevels(profile), [profile]);
  const signatureOrder = useMemo(
    () => orderLevel(levels.signature, sorting, filter.matches),
    [levels, sorting, filter],
  );
  const rows = useMemo(
    () =>
      state.grouped
        ? groupedRows(
            levels.function,
            orderLevel(levels.function, sorting),
            levels.signature,
            signatureOrder,
            expanded,
            filter.matches,
          )
        : signatureRows(signatureOrder),
    [state.grouped, levels, sorting, signatureOrder, expanded, filter],
  );

  const select = useCallback(
    (selection: Selection | null) => dispatch({ type: 'selected', selection }),
    [dispatch],
  );
  const expand = useCallback(
    (site: SiteIndex, open: boolean) =>
      setExpanded((before) => {
        const after = new Set(before);
        if (open) after.add(site);
        else after.delete(site);
        return after;
      }),
    [],
  );

  if (levels.totalCalls === 0)
    return <EmptyRecording notRecorded={profile.meta.notRecorded.length} partial={state.contexts !== null} />;
  return (
    <>
      <div className={`views is-${view}${stacked ? ' is-stacked' : ''}`} style={splitStyle}>
        {view !== 'icicle' && (
          <StatsTable
            profile={profile}
            levels={levels}
            rows={rows}
            grouped={state.grouped}
            sorting={sorting}
            selection={state.selection}
            onSorting={setSorting}
            onSelect={select}
            onExpand={expand}
            onOpenDetail={() => dispatch({ type: 'detail-switched', open: true })}
            onOpenSource={props.onOpenSource}
          />
        )}
        {view === 'split' && <Splitter share={split} stacked={stacked} onShare={setSplit} />}
        {view !== 'table' && (
          <Suspense fallback={<p className="state">Loading the chart…</p>}>
            <IcicleView
              profile={profile}
              clock={levels.clock}
              allTime={levels.totalTime}
              filter={filter}
              selection={state.selection}
              zoom={state.zoom}
              onSelect={select}
              onZoom={(root) => dispatch({ type: 'zoomed', root })}
            />
          </Suspense>
        )}
      </div>
      <DetailPane
        profile={profile}
        levels={levels}
        selection={state.selection}
        open={state.detailOpen}
        onOpen={(open) => dispatch({ type: 'detail-switched', open })}
        onSelect={select}
        onOpenSource={props.onOpenSource}
      />
    </>
  );
}
