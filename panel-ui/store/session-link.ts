/**
 * World: panel. The panel's side of the connection to the session: what the session says becomes actions,
 * what the person presses becomes commands, and a command that is refused becomes a problem that is shown.
 */
import type { Channel } from '../../protocol/channel.ts';
import { toWireError } from '../../protocol/errors.ts';
import { createClient } from '../../protocol/rpc.ts';
import type { Scope } from '../../protocol/scope.ts';
import type {
  KeptScripts,
  SessionCommands,
  SessionEvents,
  SourceMapAnswer,
} from '../../protocol/session-messages.ts';
import type { Action, PanelState } from './state.ts';

export interface Place {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

export interface SessionActions {
  /** Starts where the page is instrumented; otherwise says that a reload is needed. */
  record(state: PanelState): void;
  reloadAndRecord(state: PanelState): void;
  stop(): void;
  /** Whether *Reload and record* isolates pages of this origin. */
  setIsolation(wanted: boolean): void;
  /** Not isolated from now on, and recorded anew. */
  reloadWithoutIsolation(state: PanelState): void;
  openSource(place: Place): void;
  setScope(scope: Scope): void;
  /** Null where the session does not say. */
  keptScripts(): Promise<KeptScripts | null>;
  clearKeptScripts(): Promise<void>;
  sourceMap(url: string): Promise<SourceMapAnswer>;
}

/** Follows the session until the signal aborts. */
export function connectSession(
  channel: Channel,
  dispatch: (action: Action) => void,
  signal: AbortSignal,
): SessionActions {
  const client = createClient<SessionCommands, SessionEvents>(channel, signal);
  const fail = (error: unknown): void => {
    if (!signal.aborted) dispatch({ type: 'failed', error: toWireError(error) });
  };

  client.on('state-changed', (session) => dispatch({ type: 'session-changed', session }), signal);
  client.on(
    'profile-ready',
    ({ profile, source, recording }) => dispatch({ type: 'profile-arrived', profile, source, of: recording }),
    signal,
  );
  client.on('scope-changed', (inForce) => dispatch({ type: 'scope-changed', inForce }), signal);
  client.on('problem', (error) => dispatch({ type: 'failed', error }), signal);
  client.call('get-state').then((session) => dispatch({ type: 'session-changed', session }), fail);

  client.call('get-scope').then((inForce) => dispatch({ type: 'scope-changed', inForce }), fail);

  const start = (state: PanelState, reload: boolean): void => {
    client
      .call('start-recording', { reload, settings: { signatures: state.signatures, clock: state.clock } })
      .then(() => dispatch({ type: 'reload-declined' }), fail);
  };
  return {
    record(state) {
      if (state.session?.phase === 'idle' && !state.session.canRecordNow)
        dispatch({ type: 'reload-offered' });
      else start(state, false);
    },
    reloadAndRecord: (state) => start(state, true),
    stop() {
      client.call('stop-recording').catch(fail);
    },
    setScope(scope) {
      client.call('set-scope', scope).catch(fail);
    },
    keptScripts: () =>
      client.call('get-kept-scripts').catch((error: unknown) => {
        fail(error);
        return null;
      }),
    clearKeptScripts: () => client.call('clear-kept-scripts').catch(fail),
    sourceMap: (url) => client.call('get-source-map', { url }),
    setIsolation(wanted) {
      client.call('set-isolation', wanted).catch(fail);
    },
    reloadWithoutIsolation(state) {
      client.call('set-isolation', false).then(() => start(state, true), fail);
    },
    openSource(place) {
      client.call('open-source', place).then((shown) => {
        if (!shown)
          dispatch({
            type: 'failed',
            error: {
              code: 'source-not-shown',
              message: `DevTools could not show ${place.url}:${String(place.line)}. The script may be gone from the page.`,
            },
          });
      }, fail);
    },
  };
}
