/**
 * World: panel. The whole panel: bars around a view. State is in `store/`, every line of it in a component
 * of its own.
 */
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
} from 'react';
import type { Profile } from '../profile/model.ts';
import type { Channel } from '../protocol/channel.ts';
import { NotRecordedOverlay } from './bar/NotRecordedOverlay.tsx';
import { CannotRecord, IsolationConflict, Problems, ReloadOffer } from './bar/Notices.tsx';
import { ClockMenu } from './bar/ClockMenu.tsx';
import { HelpOverlay } from './bar/HelpOverlay.tsx';
import { StatusLine } from './bar/StatusLine.tsx';
import { Toolbar } from './bar/Toolbar.tsx';
import { VIEW_PANEL_ID, ViewBar } from './bar/ViewBar.tsx';
import { chooseContexts, contextOptions } from './contexts/context-filter.ts';
import { downloadProfile } from './files/profile-files.ts';
import { useFileIntake } from './files/use-file-intake.tsx';
import { panelKeyOf } from './keys.ts';
import { RecordingView } from './RecordingView.tsx';
import { OriginalPlacesContext } from './source-maps/use-original-place.ts';
import { ScopeMenu } from './scope/ScopeMenu.tsx';
import { BusyState, NothingState } from './States.tsx';
import { currentRecording, isBusy, VIEWS, type View } from './store/state.ts';
import { usePanel } from './store/use-panel.ts';
import { parseFilter } from './table/filter.ts';
import { placeOf } from './table/FunctionCell.tsx';
import { formatAmount, formatDuration } from './text/format.ts';
import { useMedia } from './use-media.ts';
import './styles/tokens.css';
import './styles/panel.css';
import './styles/messages.css';
import './styles/table.css';
import './styles/icicle.css';
import './styles/detail.css';

/** Narrower, two views side by side are both useless: one stands above the other, as beside a page. */
const STACKED = '(max-width: 759px)';
/** Where there is no room for that either, they become tabs. */
const FOLDED = '(max-width: 459px), (max-height: 259px), (max-width: 759px) and (max-height: 419px)';
const FOLDED_VIEWS: readonly View[] = ['table', 'icicle'];

export function App({ channel }: { readonly channel: Channel }): ReactElement {
  const panel = usePanel(channel);
  const { state, dispatch, record, reloadAndRecord, stop, openSource, scopeActions, originalPlaces } = panel;
  const [dragged, setDragged] = useState(false);
  const filterInput = useRef<HTMLInputElement>(null);
  const folded = useMedia(FOLDED);
  const stacked = useMedia(STACKED);
  const views = folded ? FOLDED_VIEWS : VIEWS;
  const view = views.includes(state.view) ? state.view : 'table';

  const recording = currentRecording(state);
  const filterText = useDeferredValue(state.filter);
  const filter = useMemo(() => parseFilter(filterText), [filterText]);
  const busy = isBusy(state);
  const whole = busy ? null : (recording?.profile ?? null);
  const profile = useMemo(() => whole && chooseContexts(whole, state.contexts), [whole, state.contexts]);
  const contexts = useMemo(
    () => (whole && whole.contexts.length > 1 ? contextOptions(whole) : null),
    [whole],
  );
  const isolation = state.session?.isolation;
  const notRecorded = profile?.meta.notRecorded ?? state.session?.scripts.notRecorded ?? [];

  const intake = useFileIntake(dispatch, setDragged);
  const exportRecording = useCallback(() => {
    if (recording) downloadProfile(recording.profile);
  }, [recording]);

  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      const overlay = document.querySelector<HTMLElement>('dialog[open], :popover-open');
      if (overlay !== null) {
        if (event.key === 'Escape') {
          take(event);
          closeOverlay(overlay);
        }
        return;
      }
      const typing =
        event.target instanceof HTMLElement &&
        event.target.matches('input:not([type=checkbox]), select, textarea');
      const key = panelKeyOf(event, typing);
      if (key === null) return;
      const phase = state.session?.phase;
      const idle = phase === 'idle';
      switch (key) {
        case 'record-or-stop':
          if (phase === 'recording' || phase === 'starting') stop();
          else if (idle) record();
          break;
        case 'reload-and-record':
          if (idle) reloadAndRecord();
          break;
        case 'import':
          intake.choose();
          break;
        case 'export':
          exportRecording();
          break;
        case 'table':
        case 'icicle':
        case 'split':
          if (views.includes(key)) dispatch({ type: 'view-chosen', view: key });
          break;
        case 'filter':
          filterInput.current?.select();
          break;
        case 'group':
          dispatch({ type: 'grouping-switched', on: !state.grouped });
          break;
        case 'detail':
          dispatch({ type: 'detail-switched', open: !state.detailOpen });
          break;
        case 'source': {
          if (!profile || !state.selection) break;
          const { site } = state.selection;
          const place = originalPlaces.placeOf(profile, site) ?? placeOf(profile, site);
          if (place) openSource(place);
          break;
        }
        case 'help':
          dispatch({ type: 'overlay-changed', overlay: 'help' });
          break;
        case 'escape':
          if (state.detailOpen) dispatch({ type: 'detail-switched', open: false });
          else if (state.selection) dispatch({ type: 'selected', selection: null });
          // Nothing to close here: the key is for DevTools' drawer.
          else return;
          break;
      }
      take(event);
    };
    // Before DevTools, which takes its own keys (Escape, Ctrl F, Ctrl O) from a listener on the document.
    window.addEventListener('keydown', handleKey, { capture: true });
    return () => window.removeEventListener('keydown', handleKey, { capture: true });
  }, [
    state,
    views,
    profile,
    dispatch,
    record,
    reloadAndRecord,
    stop,
    openSource,
    originalPlaces,
    intake,
    exportRecording,
  ]);

  const summary = useMemo(
    () =>
      profile ? `${formatDuration(profile.meta.duration)} · ${formatAmount(callsOf(profile), 'call')}` : '',
    [profile],
  );

  return (
    <div className={`panel${dragged ? ' is-dropping' : ''}`}>
      <div className="bars">
        <Toolbar
          session={state.session}
          hasRecording={recording !== null}
          signatures={state.signatures}
          onRecord={record}
          onStop={stop}
          onReloadAndRecord={reloadAndRecord}
          onClear={() => dispatch({ type: 'recording-cleared' })}
          onImport={intake.choose}
          onExport={exportRecording}
          onSignatures={(on) => dispatch({ type: 'signatures-switched', on })}
          onHelp={() => dispatch({ type: 'overlay-changed', overlay: 'help' })}
        >
          <ClockMenu
            choice={state.clock}
            isolation={isolation ?? null}
            disabled={busy}
            onChoice={(clock) => dispatch({ type: 'clock-chosen', clock })}
            onIsolation={panel.setIsolation}
            onReloadWithoutIsolation={panel.reloadWithoutIsolation}
          />
          <ScopeMenu inForce={state.scope} scripts={state.session?.scripts ?? null} {...scopeActions} />
        </Toolbar>
        <ViewBar
          view={view}
          views={views}
          filter={state.filter}
          filterError={filter.error}
          filterRef={filterInput}
          grouped={state.grouped}
          recordings={state.recordings}
          current={recording}
          summary={summary}
          contextOptions={contexts}
          contexts={state.contexts}
          onView={(chosen) => dispatch({ type: 'view-chosen', view: chosen })}
          onFilter={(text) => dispatch({ type: 'filter-changed', filter: text })}
          onGrouped={(on) => dispatch({ type: 'grouping-switched', on })}
          onRecording={(id) => dispatch({ type: 'recording-chosen', id })}
          onContexts={(chosen) => dispatch({ type: 'contexts-chosen', contexts: chosen })}
        />
      </div>
      {state.reloadOffered && (
        <ReloadOffer onReload={reloadAndRecord} onDecline={() => dispatch({ type: 'reload-declined' })} />
      )}
      {isolation?.active === true && isolation.conflicts.length > 0 && !state.isolationKept && (
        <IsolationConflict
          isolation={isolation}
          onReload={panel.reloadWithoutIsolation}
          onKeep={() => dispatch({ type: 'isolation-kept' })}
        />
      )}
      {profile && state.session?.phase === 'unavailable' && <CannotRecord reason={state.session.reason} />}
      <Problems problems={state.problems} onDismiss={(id) => dispatch({ type: 'problem-dismissed', id })} />
      <main className="view" id={VIEW_PANEL_ID} role="tabpanel" aria-label="Recording">
        {busy && state.session ? (
          <BusyState session={state.session} />
        ) : profile && recording ? (
          <OriginalPlacesContext value={originalPlaces}>
            <RecordingView
              key={recording.id}
              profile={profile}
              state={state}
              view={view}
              stacked={stacked}
              filter={filter}
              dispatch={dispatch}
              onOpenSource={openSource}
            />
          </OriginalPlacesContext>
        ) : (
          <NothingState session={state.session} />
        )}
      </main>
      <StatusLine
        profile={profile}
        scripts={state.session?.scripts ?? null}
        notRecorded={notRecorded}
        onNotRecorded={() => dispatch({ type: 'overlay-changed', overlay: 'not-recorded' })}
      />
      <div className="visually-hidden" role="status" aria-live="polite">
        {state.announcement}
      </div>
      {intake.input}
      {state.overlay === 'help' && (
        <HelpOverlay onClose={() => dispatch({ type: 'overlay-changed', overlay: null })} />
      )}
      {state.overlay === 'not-recorded' && (
        <NotRecordedOverlay
          notRecorded={notRecorded}
          onOpenSource={openSource}
          onClose={() => dispatch({ type: 'overlay-changed', overlay: null })}
        />
      )}
    </div>
  );
}

/** The key is ours: neither the browser nor DevTools does anything with it. */
function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function closeOverlay(overlay: HTMLElement): void {
  if (overlay instanceof HTMLDialogElement) overlay.close();
  else overlay.hidePopover();
}

/** All calls of a recording. */
function callsOf(profile: Profile): number {
  let calls = 0;
  for (const { callNodes } of profile.contexts) for (const count of callNodes.calls) calls += count;
  return calls;
}
