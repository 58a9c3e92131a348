/**
 * World: panel (pure). What the panel shows, as one value, and every change of it as one action. Nothing
 * here draws, calls the session or keeps time; `session-link.ts` and the components do.
 */
import type { CallNodeRef, ClockChoice, Profile } from '../../profile/model.ts';
import type { SignatureIndex, SiteIndex } from '../../profile/units.ts';
import type { WireError } from '../../protocol/errors.ts';
import { EVERYTHING } from '../../protocol/scope.ts';
import type { ScopeInForce, SessionEvents, SessionState } from '../../protocol/session-messages.ts';
import type { ContextFilter } from '../contexts/context-filter.ts';
import { formatAmount } from '../text/format.ts';

export type View = 'table' | 'icicle' | 'split';
export const VIEWS: readonly View[] = ['table', 'icicle', 'split'];

/** One profile that can be looked at. */
export interface Recording {
  readonly id: number;
  readonly name: string;
  readonly profile: Profile;
  readonly source: SessionEvents['profile-ready']['source'] | 'file';
  /** What the session calls it; null: it is none of its recordings. */
  readonly of: SessionEvents['profile-ready']['recording'];
}

/** What is selected, in table and chart alike; a row of a function has no signature, a box has a node. */
export interface Selection {
  readonly site: SiteIndex;
  readonly signature: SignatureIndex | null;
  readonly node: CallNodeRef | null;
}

export interface Problem {
  readonly id: number;
  readonly error: WireError;
}

export type Overlay = 'help' | 'not-recorded';

export interface PanelState {
  /** Null until the session has answered for the first time. */
  readonly session: SessionState | null;
  readonly recordings: readonly Recording[];
  readonly current: number | null; // Recording.id
  readonly problems: readonly Problem[];
  /** Record was pressed on a page that is not instrumented yet. */
  readonly reloadOffered: boolean;
  readonly signatures: boolean;
  readonly scope: ScopeInForce;
  readonly clock: ClockChoice;
  /** What isolation may have broken was read, and it stays. */
  readonly isolationKept: boolean;
  readonly view: View;
  readonly filter: string;
  readonly grouped: boolean;
  readonly contexts: ContextFilter;
  readonly selection: Selection | null;
  /** Root of the chart; null is everything. */
  readonly zoom: CallNodeRef | null;
  readonly detailOpen: boolean;
  readonly overlay: Overlay | null;
  /** Latest sentence for people who do not see the screen. */
  readonly announcement: string;
  readonly nextId: number;
}

export type Action =
  | { readonly type: 'session-changed'; readonly session: SessionState }
  | {
      readonly type: 'profile-arrived';
      readonly profile: Profile;
      readonly source: 'recording' | 'plot';
      readonly of: Recording['of'];
    }
  | { readonly type: 'file-opened'; readonly profile: Profile; readonly name: string }
  | { readonly type: 'failed'; readonly error: WireError }
  | { readonly type: 'problem-dismissed'; readonly id: number }
  | { readonly type: 'reload-offered' }
  | { readonly type: 'reload-declined' }
  | { readonly type: 'recording-chosen'; readonly id: number }
  | { readonly type: 'recording-cleared' }
  | { readonly type: 'signatures-switched'; readonly on: boolean }
  | { readonly type: 'scope-changed'; readonly inForce: ScopeInForce }
  | { readonly type: 'clock-chosen'; readonly clock: ClockChoice }
  | { readonly type: 'isolation-kept' }
  | { readonly type: 'view-chosen'; readonly view: View }
  | { readonly type: 'filter-changed'; readonly filter: string }
  | { readonly type: 'grouping-switched'; readonly on: boolean }
  | { readonly type: 'contexts-chosen'; readonly contexts: ContextFilter }
  | { readonly type: 'selected'; readonly selection: Selection | null }
  | { readonly type: 'zoomed'; readonly root: CallNodeRef | null }
  | { readonly type: 'detail-switched'; readonly open: boolean }
  | { readonly type: 'overlay-changed'; readonly overlay: Overlay | null };

export const INITIAL_STATE: PanelState = {
  session: null,
  recordings: [],
  current: null,
  problems: [],
  reloadOffered: false,
  signatures: true,
  scope: { site: null, scope: EVERYTHING },
  clock: 'auto',
  isolationKept: false,
  view: 'split',
  filter: '',
  grouped: false,
  contexts: null,
  selection: null,
  zoom: null,
  detailOpen: false,
  overlay: null,
  announcement: '',
  nextId: 1,
};

/** A page that fails again and again shows its latest failures, not a wall of them. */
const PROBLEMS_SHOWN = 3;

/** The recording that is looked at, if any. */
export function currentRecording(state: PanelState): Recording | null {
  return state.recordings.find((recording) => recording.id === state.current) ?? null;
}

/** True while the session is between Record and the finished profile. */
export function isBusy(state: PanelState): boolean {
  const phase = state.session?.phase;
  return phase === 'starting' || phase === 'recording' || phase === 'processing';
}

export function reduce(state: PanelState, action: Action): PanelState {
  switch (action.type) {
    case 'session-changed':
      return {
        ...state,
        session: action.session,
        isolationKept: state.isolationKept && action.session.isolation.conflicts.length > 0,
        reloadOffered: state.reloadOffered && action.session.phase === 'idle' && !action.session.canRecordNow,
        announcement: announcementFor(state.session, action.session) ?? state.announcement,
      };
    case 'profile-arrived': {
      const known = state.recordings.find(({ of }) => of !== null && of === action.of);
      if (known !== undefined) return withCompleted(state, { ...known, profile: action.profile });
      const number = 1 + state.recordings.filter((recording) => recording.source === action.source).length;
      return withRecording(
        state,
        action.profile,
        action.source,
        `${action.source === 'plot' ? 'Plot' : 'Recording'} ${String(number)}`,
        action.of,
      );
    }
    case 'file-opened':
      return withRecording(state, action.profile, 'file', action.name);
    case 'failed':
      return {
        ...state,
        problems: [
          ...state.problems.filter(({ error }) => error.message !== action.error.message),
          { id: state.nextId, error: action.error },
        ].slice(-PROBLEMS_SHOWN),
        nextId: state.nextId + 1,
        announcement: action.error.message,
      };
    case 'problem-dismissed':
      return { ...state, problems: state.problems.filter(({ id }) => id !== action.id) };
    case 'reload-offered':
      return { ...state, reloadOffered: true, announcement: 'Recording this page needs a reload.' };
    case 'reload-declined':
      return { ...state, reloadOffered: false };
    case 'recording-chosen':
      return { ...state, current: action.id, contexts: null, selection: null, zoom: null };
    case 'recording-cleared': {
      const recordings = state.recordings.filter(({ id }) => id !== state.current);
      return {
        ...state,
        recordings,
        current: recordings.at(-1)?.id ?? null,
        contexts: null,
        selection: null,
        zoom: null,
        problems: [],
        reloadOffered: false,
        announcement: 'Cleared.',
      };
    }
    case 'signatures-switched':
      return { ...state, signatures: action.on };
    case 'scope-changed':
      return { ...state, scope: action.inForce };
    case 'clock-chosen':
      return { ...state, clock: action.clock };
    case 'isolation-kept':
      return { ...state, isolationKept: true };
    case 'view-chosen':
      return { ...state, view: action.view };
    case 'filter-changed':
      return { ...state, filter: action.filter };
    case 'grouping-switched':
      return { ...state, grouped: action.on };
    case 'contexts-chosen':
      // Call nodes are told by their context, which is another among others; the row stays selected.
      return {
        ...state,
        contexts: action.contexts,
        selection: state.selection && { ...state.selection, node: null },
        zoom: null,
      };
    case 'selected':
      return { ...state, selection: action.selection };
    case 'zoomed':
      return { ...state, zoom: action.root };
    case 'detail-switched':
      return { ...state, detailOpen: action.open };
    case 'overlay-changed':
      return { ...state, overlay: action.overlay };
  }
}

function withRecording(
  state: PanelState,
  profile: Profile,
  source: Recording['source'],
  name: string,
  of: Recording['of'] = null,
): PanelState {
  return {
    ...state,
    recordings: [...state.recordings, { id: state.nextId, name, profile, source, of }],
    current: state.nextId,
    nextId: state.nextId + 1,
    contexts: null,
    selection: null,
    zoom: null,
    reloadOffered: false,
    announcement: `${name} is shown: ${formatAmount(profile.signatures.length, 'signature')}.`,
  };
}

/** Somebody has said its last after all. Rows have other numbers in a profile that is made anew, so what points at them goes. */
function withCompleted(state: PanelState, completed: Recording): PanelState {
  return {
    ...state,
    recordings: state.recordings.map((other) => (other.id === completed.id ? completed : other)),
    ...(state.current === completed.id ? { contexts: null, selection: null, zoom: null } : {}),
    announcement: `${completed.name} has more now.`,
  };
}

/** What to say when the session goes from one phase to another; null: nothing. */
function announcementFor(before: SessionState | null, after: SessionState): string | null {
  if (before?.phase === after.phase) return null;
  switch (after.phase) {
    case 'starting':
      return 'Starting to record.';
    case 'recording':
      return 'Recording started.';
    case 'processing':
      return 'Recording stopped. Reading it.';
    case 'unavailable':
      return after.reason.message;
    case 'idle':
      return before?.phase === 'recording' ? 'Recording stopped.' : null;
  }
}
