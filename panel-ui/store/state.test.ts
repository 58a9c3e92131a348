import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../protocol/session-messages.ts';
import { demoProfile } from '../playground/generated-profile.ts';
import { currentRecording, INITIAL_STATE, isBusy, reduce, type Action, type PanelState } from './state.ts';

const profile = demoProfile();
const scripts = { found: 0, instrumented: 0, reused: 0, notRecorded: [], outOfScope: 0, pageChanges: [] };
const isolation = { wanted: true, active: false, whyNot: null, conflicts: [] };
const idle: SessionState = { phase: 'idle', canRecordNow: true, scripts, isolation };
const recording = {
  phase: 'recording',
  startedAt: 0,
  calls: 0,
  signatures: 0,
  contexts: 1,
  scripts,
  isolation,
} as const satisfies SessionState;
const selection = { site: 2, signature: 2, node: null };

const after = (...actions: Action[]): PanelState => actions.reduce(reduce, INITIAL_STATE);
const arrived: Action = { type: 'profile-arrived', profile, source: 'recording', of: null };
const session = (state: SessionState): Action => ({ type: 'session-changed', session: state });
const failed = (message: string): Action => ({ type: 'failed', error: { code: 'x', message } });

describe('contexts', () => {
  it('keeps the selected row when others are chosen, not the box, and forgets the choice with the recording', () => {
    const node = { context: 0, node: 3 };
    const state = after(
      arrived,
      { type: 'selected', selection: { ...selection, node } },
      { type: 'zoomed', root: node },
      { type: 'contexts-chosen', contexts: { kind: 'worker' } },
    );
    expect(state).toMatchObject({ contexts: { kind: 'worker' }, selection, zoom: null });
    expect(reduce(state, arrived).contexts).toBe(null);
  });
});

describe('isolation', () => {
  it('is kept until the page has nothing against it, and then asked for again', () => {
    const conflicts = [{ code: 'opener', message: 'The page has an opener.' }];
    const against: SessionState = { ...idle, isolation: { ...isolation, active: true, conflicts } };
    const kept = after(session(against), { type: 'isolation-kept' }, session(against));
    expect(kept.isolationKept).toBe(true);
    expect(reduce(reduce(kept, session(idle)), session(against)).isolationKept).toBe(false);
  });
});

describe('recordings', () => {
  it('shows the newest, numbers recordings and names files and plots', () => {
    const state = after(
      arrived,
      arrived,
      { type: 'profile-arrived', profile, source: 'plot', of: null },
      { type: 'file-opened', profile, name: 'a.sigprof.json' },
    );
    expect(state.recordings.map(({ name }) => name)).toEqual([
      'Recording 1',
      'Recording 2',
      'Plot 1',
      'a.sigprof.json',
    ]);
    expect(currentRecording(state)?.name).toBe('a.sigprof.json');
  });

  it('puts one that arrives again in the place of the first, and keeps what else is looked at', () => {
    const again: Action = { type: 'profile-arrived', profile: demoProfile(), source: 'recording', of: 7 };
    const other: Action = { ...again, of: 8 };
    const state = after(again, other, { type: 'selected', selection }, { ...again, profile });
    expect(state.recordings.map(({ name }) => name)).toEqual(['Recording 1', 'Recording 2']);
    expect(state.recordings[0].profile).toBe(profile);
    expect(state).toMatchObject({ current: 2, selection });
    expect(after(again, { type: 'selected', selection }, again).selection).toBe(null);
  });

  it('starts each with nothing selected and nothing zoomed', () => {
    const looking = after(
      arrived,
      { type: 'selected', selection },
      { type: 'zoomed', root: { context: 0, node: 3 } },
    );
    for (const action of [arrived, { type: 'recording-chosen', id: 1 } as const]) {
      const next = reduce(looking, action);
      expect([next.selection, next.zoom]).toEqual([null, null]);
    }
  });

  it('clears the one that is shown and goes back to the one before', () => {
    const state = after(arrived, arrived, { type: 'recording-cleared' });
    expect(currentRecording(state)?.name).toBe('Recording 1');
    expect(currentRecording(reduce(state, { type: 'recording-cleared' }))).toBe(null);
  });
});

describe('problems', () => {
  it('keeps the latest three, each once, and the recording as it is', () => {
    const state = after(
      arrived,
      failed('one'),
      failed('two'),
      failed('one'),
      failed('three'),
      failed('four'),
    );
    expect(state.problems.map(({ error }) => error.message)).toEqual(['one', 'three', 'four']);
    expect(currentRecording(state)?.name).toBe('Recording 1');
  });

  it('lets each be dismissed', () => {
    const state = after(failed('one'), failed('two'));
    const first = state.problems[0];
    const left = reduce(state, { type: 'problem-dismissed', id: first.id }).problems;
    expect(left.map(({ error }) => error.message)).toEqual(['two']);
  });
});

describe('what is said aloud', () => {
  it('says when recording starts, stops and fails, and nothing in between', () => {
    const said: string[] = [];
    let state = INITIAL_STATE;
    const actions = [
      session(idle),
      session(recording),
      session({ ...recording, calls: 10 }),
      session({ phase: 'processing', scripts, isolation }),
      arrived,
      session(idle),
      failed('The page went away.'),
    ];
    for (const action of actions) {
      const next = reduce(state, action);
      if (next.announcement !== state.announcement) said.push(next.announcement);
      state = next;
    }
    expect(said).toEqual([
      'Recording started.',
      'Recording stopped. Reading it.',
      'Recording 1 is shown: 17 signatures.',
      'The page went away.',
    ]);
  });
});

describe('the offer to reload', () => {
  it('goes when the page can be recorded, when it is declined, and when something is recorded', () => {
    const dormant: SessionState = { phase: 'idle', canRecordNow: false, scripts, isolation };
    const offered = after(session(dormant), { type: 'reload-offered' });
    expect(offered.reloadOffered).toBe(true);
    expect(reduce(offered, session(dormant)).reloadOffered).toBe(true);
    expect(reduce(offered, session(idle)).reloadOffered).toBe(false);
    expect(reduce(offered, session(recording)).reloadOffered).toBe(false);
    expect(reduce(offered, { type: 'reload-declined' }).reloadOffered).toBe(false);
  });
});

it('is busy from Record to the finished profile', () => {
  const busy = (state: SessionState): boolean => isBusy(after(session(state)));
  expect(isBusy(INITIAL_STATE)).toBe(false);
  expect([idle, recording].map(busy)).toEqual([false, true]);
  expect(busy({ phase: 'starting', scripts, isolation })).toBe(true);
  expect(busy({ phase: 'processing', scripts, isolation })).toBe(true);
});
