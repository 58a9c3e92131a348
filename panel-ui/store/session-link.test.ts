import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createMemoryChannelPair } from '../../protocol/channel.ts';
import { CodedError } from '../../protocol/errors.ts';
import { EVERYTHING } from '../../protocol/scope.ts';
import { serve } from '../../protocol/rpc.ts';
import type { SessionCommands, SessionEvents, SessionState } from '../../protocol/session-messages.ts';
import { demoProfile } from '../playground/generated-profile.ts';
import { connectSession } from './session-link.ts';
import { INITIAL_STATE, reduce, type PanelState } from './state.ts';

let end: AbortController;
beforeEach(() => {
  end = new AbortController();
});
afterEach(() => end.abort());

/** A panel's state on a session that answers as told, and what the session was asked. */
function play(idle: { readonly canRecordNow: boolean }, start: () => void = () => undefined) {
  const scripts = { found: 0, instrumented: 0, reused: 0, notRecorded: [], outOfScope: 0, pageChanges: [] };
  const isolation = { wanted: true, active: false, whyNot: null, conflicts: [] };
  const session: SessionState = { phase: 'idle', ...idle, scripts, isolation };
  const [panel, other] = createMemoryChannelPair();
  const asked: unknown[] = [];
  const emit = serve<SessionCommands, SessionEvents>(
    other,
    {
      'start-recording': (options) => {
        asked.push(options);
        start();
      },
      'stop-recording': () => void asked.push('stop'),
      'set-isolation': (wanted) => void asked.push({ wanted }),
      'get-state': () => session,
      'get-scope': () => ({ site: 'a.example', scope: EVERYTHING }),
      'set-scope': (scope) => void asked.push(scope),
      'get-source-map': () => ({ ok: false, reason: null }),
      'get-kept-scripts': () => ({ scripts: 2, bytes: 3000 }),
      'clear-kept-scripts': () => void asked.push('clear'),
      'open-source': ({ line }) => line < 100,
    },
    end.signal,
  );
  const held: { state: PanelState } = { state: INITIAL_STATE };
  const actions = connectSession(
    panel,
    (action) => {
      held.state = reduce(held.state, action);
    },
    end.signal,
  );
  return { held, asked, emit, actions };
}

it('shows the state the session is in', async () => {
  const { held } = play({ canRecordNow: true });
  await vi.waitFor(() => expect(held.state.session?.phase).toBe('idle'));
});

it('records without a reload where that is possible', async () => {
  const { held, asked, actions } = play({ canRecordNow: true });
  await vi.waitFor(() => expect(held.state.session).not.toBe(null));
  actions.record(held.state);
  await vi.waitFor(() =>
    expect(asked).toEqual([{ reload: false, settings: { signatures: true, clock: 'auto' } }]),
  );
});

it('asks nothing of the session where a reload is needed, and offers it', async () => {
  const { held, asked, actions } = play({ canRecordNow: false });
  await vi.waitFor(() => expect(held.state.session).not.toBe(null));
  actions.record(held.state);
  expect(held.state.reloadOffered).toBe(true);
  actions.reloadAndRecord({ ...held.state, signatures: false });
  await vi.waitFor(() =>
    expect(asked).toEqual([{ reload: true, settings: { signatures: false, clock: 'auto' } }]),
  );
  await vi.waitFor(() => expect(held.state.reloadOffered).toBe(false));
});

it('asks for the clock that was chosen, and reloads without isolation once that is switched off', async () => {
  const { held, asked, actions } = play({ canRecordNow: true });
  await vi.waitFor(() => expect(held.state.session).not.toBe(null));
  const state = reduce(held.state, { type: 'clock-chosen', clock: 'counts' });
  actions.setIsolation(true);
  actions.reloadWithoutIsolation(state);
  await vi.waitFor(() =>
    expect(asked).toEqual([
      { wanted: true },
      { wanted: false },
      { reload: true, settings: { signatures: true, clock: 'counts' } },
    ]),
  );
});

it('shows why a command was refused, and what the session reports by itself', async () => {
  const { held, emit, actions } = play({ canRecordNow: true }, () => {
    throw new CodedError('debugger-refused', 'Another debugger is attached.');
  });
  await vi.waitFor(() => expect(held.state.session).not.toBe(null));
  actions.record(held.state);
  await vi.waitFor(() => expect(held.state.problems).toHaveLength(1));
  emit('problem', { code: 'page-crashed', message: 'The page crashed.' });
  await vi.waitFor(() =>
    expect(held.state.problems.map(({ error }) => error)).toEqual([
      { code: 'debugger-refused', message: 'Another debugger is attached.' },
      { code: 'page-crashed', message: 'The page crashed.' },
    ]),
  );
});

it('shows finished recordings, and says when a source cannot be shown', async () => {
  const { held, emit, actions } = play({ canRecordNow: true });
  emit('profile-ready', { profile: demoProfile(), source: 'recording', recording: null, at: 0 });
  await vi.waitFor(() => expect(held.state.recordings).toHaveLength(1));
  actions.openSource({ url: 'a.js', line: 3, column: 1 });
  actions.openSource({ url: 'gone.js', line: 300, column: 1 });
  await vi.waitFor(() =>
    expect(held.state.problems.map(({ error }) => error.code)).toEqual(['source-not-shown']),
  );
  expect(held.state.problems[0]?.error.message).toContain('gone.js:300');
});

it('knows the scope of the site, and says what was chosen', async () => {
  const { held, asked, emit, actions } = play({ canRecordNow: true });
  await vi.waitFor(() => expect(held.state.scope.site).toBe('a.example'));
  const scope = { ...EVERYTHING, libraries: false };
  actions.setScope(scope);
  await vi.waitFor(() => expect(asked).toEqual([scope]));
  emit('scope-changed', { site: 'b.example', scope });
  await vi.waitFor(() => expect(held.state.scope).toEqual({ site: 'b.example', scope }));
});

it('asks what is kept on disk, and has it removed', async () => {
  const { asked, actions } = play({ canRecordNow: true });
  expect(await actions.keptScripts()).toEqual({ scripts: 2, bytes: 3000 });
  await actions.clearKeptScripts();
  expect(asked).toEqual(['clear']);
});
