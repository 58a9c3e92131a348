/**
 * World: panel (development only). The panel on a session that is only played: `?profile=demo|contexts|large|hostile|empty`
 * opens with a recording, `?state=recording|starting|processing|unavailable|isolated|fresh|connecting` stands still
 * in a state. `window.playground` lets a test act as the session.
 */
import { createRoot } from 'react-dom/client';
import type { Profile } from '../../profile/model.ts';
import { createMemoryChannelPair } from '../../protocol/channel.ts';
import { serve } from '../../protocol/rpc.ts';
import { EVERYTHING } from '../../protocol/scope.ts';
import type {
  Isolation,
  ScriptProgress,
  SessionCommands,
  SessionEvents,
  SessionState,
} from '../../protocol/session-messages.ts';
import { App } from '../App.tsx';
import {
  contextsProfile,
  demoProfile,
  hostileProfile,
  largeProfile,
  makeProfile,
} from './generated-profile.ts';

const query = new URLSearchParams(location.search);

function profileNamed(name: string): Profile {
  switch (name) {
    case 'large':
      return largeProfile(Number(query.get('size') ?? 100_000));
    case 'contexts':
      return contextsProfile();
    case 'hostile':
      return hostileProfile();
    case 'empty':
      return makeProfile({ types: [], sites: [], signatures: [], nodes: [] });
    default:
      return demoProfile();
  }
}

const scripts: ScriptProgress = {
  found: 120,
  instrumented: 43,
  reused: 31,
  notRecorded: demoProfile().meta.notRecorded,
  outOfScope: 12,
  pageChanges: ['CSP is off for this document'],
};
const isolation: Isolation = { wanted: true, active: true, whyNot: null, conflicts: [] };
const idle: SessionState = { phase: 'idle', canRecordNow: true, scripts, isolation };
const states: Record<string, SessionState> = {
  idle,
  fresh: {
    phase: 'idle',
    canRecordNow: false,
    scripts: { ...scripts, found: 0, notRecorded: [], outOfScope: 0, pageChanges: [] },
    isolation,
  },
  starting: { phase: 'starting', scripts, isolation },
  recording: {
    phase: 'recording',
    startedAt: Date.now(),
    calls: 1_234_567,
    signatures: 214,
    contexts: 2,
    scripts,
    isolation,
  },
  processing: { phase: 'processing', scripts, isolation },
  isolated: {
    phase: 'idle',
    canRecordNow: true,
    scripts,
    isolation: {
      ...isolation,
      conflicts: [
        {
          code: 'opener',
          message:
            'This page was opened by another of its origin, which it can no longer reach while it is isolated.',
        },
      ],
    },
  },
  unavailable: {
    phase: 'unavailable',
    reason: { code: 'page-not-recordable', message: 'The browser does not let extensions in here.' },
    scripts: { found: 0, instrumented: 0, reused: 0, notRecorded: [], outOfScope: 0, pageChanges: [] },
    isolation,
  },
};

const [panelEnd, sessionEnd] = createMemoryChannelPair();
const wanted = query.get('state') ?? 'idle';
let state: SessionState = states[wanted] ?? idle;

const emit: <K extends keyof SessionEvents>(event: K, payload: SessionEvents[K]) => void = serve<
  SessionCommands,
  SessionEvents
>(
  sessionEnd,
  {
    'start-recording': () => change(states['recording'] ?? idle),
    'stop-recording': () => {
      change({ phase: 'processing', scripts, isolation });
      emit('profile-ready', {
        profile: profileNamed(query.get('profile') ?? 'demo'),
        source: 'recording',
        recording: null,
        at: 0,
      });
      change(idle);
    },
    'set-isolation': (on) => change({ ...state, isolation: { ...state.isolation, wanted: on } }),
    'get-state': () => {
      for (const name of query.get('profile')?.split(',') ?? [])
        emit('profile-ready', { profile: profileNamed(name), source: 'recording', recording: null, at: 0 });
      return wanted === 'connecting' ? new Promise<SessionState>(() => undefined) : state;
    },
    'get-scope': () => ({ site: 'example.com', scope: { ...EVERYTHING, exclude: ['*.min.js'] } }),
    'set-scope': (scope): void => emit('scope-changed', { site: 'example.com', scope }),
    'get-source-map': () => ({ ok: false, reason: null }),
    'get-kept-scripts': () => ({ scripts: 31, bytes: 12_400_000 }),
    'clear-kept-scripts': () => undefined,
    'open-source': ({ url }) => !url.startsWith('javascript:'),
  },
  new AbortController().signal,
);
function change(next: SessionState): void {
  state = next;
  emit('state-changed', next);
}

declare global {
  interface Window {
    playground?: { readonly emit: typeof emit; readonly profileNamed: typeof profileNamed };
  }
}
window.playground = { emit, profileNamed };

const root = document.getElementById('root');
if (root) createRoot(root).render(<App channel={panelEnd} />);
