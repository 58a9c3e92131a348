/**
 * World: panel. The panel's state and its connection to the session, for as long as the panel is there.
 */
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { Channel } from '../../protocol/channel.ts';
import type { Scope } from '../../protocol/scope.ts';
import type { ScopeActions } from '../scope/ScopeMenu.tsx';
import { createOriginalPlaces, type OriginalPlaces } from '../source-maps/original-places.ts';
import { connectSession, type SessionActions } from './session-link.ts';
import { INITIAL_STATE, reduce, type Action, type PanelState } from './state.ts';

export interface Panel {
  readonly state: PanelState;
  readonly dispatch: (action: Action) => void;
  readonly record: () => void;
  readonly reloadAndRecord: () => void;
  readonly stop: () => void;
  readonly setIsolation: SessionActions['setIsolation'];
  readonly reloadWithoutIsolation: () => void;
  readonly openSource: SessionActions['openSource'];
  readonly scopeActions: ScopeActions;
  readonly originalPlaces: OriginalPlaces;
}

export function usePanel(channel: Channel): Panel {
  const [state, dispatch] = useReducer(reduce, INITIAL_STATE);
  const session = useRef<SessionActions | null>(null);
  const latest = useRef(state);
  // Before the effects of what is inside: a row that is shown for the first time asks by it.
  useLayoutEffect(() => {
    latest.current = state;
  }, [state]);
  useEffect(() => {
    const end = new AbortController();
    session.current = connectSession(channel, dispatch, end.signal);
    return () => end.abort();
  }, [channel]);
  const [originalPlaces] = useState(() =>
    createOriginalPlaces({
      askForMap: (url) => session.current?.sourceMap(url) ?? Promise.resolve({ ok: false, reason: null }),
      startWorker: () =>
        new Worker(new URL('../source-maps/trace-worker.ts', import.meta.url), { type: 'module' }),
      isKnown: (profile) =>
        latest.current.recordings.some(
          (recording) => recording.profile.sites === profile.sites && recording.source !== 'file',
        ),
    }),
  );
  const actions = useMemo(
    () => ({
      record: () => session.current?.record(latest.current),
      reloadAndRecord: () => session.current?.reloadAndRecord(latest.current),
      stop: () => session.current?.stop(),
      setIsolation: (wanted: boolean) => session.current?.setIsolation(wanted),
      reloadWithoutIsolation: () => session.current?.reloadWithoutIsolation(latest.current),
      openSource: (place: Parameters<SessionActions['openSource']>[0]) => session.current?.openSource(place),
      scopeActions: {
        setScope: (scope: Scope) => session.current?.setScope(scope),
        keptScripts: () => session.current?.keptScripts() ?? Promise.resolve(null),
        clearKeptScripts: () => session.current?.clearKeptScripts() ?? Promise.resolve(),
      },
    }),
    [],
  );
  return { state, dispatch, originalPlaces, ...actions };
}
