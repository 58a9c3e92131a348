/**
 * The recorder's face: what the session, the WebAssembly hooks and the page API get from it.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addUpdate, assembleProfile, createContextBuilder } from '../../profile/assemble.ts';
import type { NotRecorded, Profile } from '../../profile/model.ts';
import type { TreeUpdate } from '../../profile/tree-update.ts';
import { checkPageMessage } from '../../protocol/page-messages-schema.ts';
import { treeOf } from '../../test/recorder-realm.ts';
import { createCore, type Core } from './core.ts';
import { createRecorder, type Recorder, type RecorderOptions } from './recorder.ts';
import { attachSessionTo } from './session-updates.ts';

interface FakeGlobal {
  readonly _$e1: (site: number, a: unknown, passed?: number) => number;
  readonly _$x: (node: number) => void;
  readonly _$s: (first: number, table: unknown) => void;
  readonly _$on: boolean;
  readonly SignatureProfiler: { plot(profile: { toJSON(): unknown }): void };
}

function start(
  clock?: Performance,
  options?: RecorderOptions,
): {
  readonly recorder: Recorder;
  readonly global: FakeGlobal;
  readonly warnings: string[];
} {
  const warnings: string[] = [];
  let reads = 0;
  const global = {
    performance: clock ?? { now: () => (reads += 0.001) },
    setTimeout: (task: () => void, delay: number) => setTimeout(task, delay),
    console: { warn: (text: string) => warnings.push(text) },
  };
  const recorder = createRecorder(global as unknown as typeof globalThis, options);
  if (!recorder) throw new Error('There is one already.');
  return { recorder, global: global as unknown as FakeGlobal, warnings };
}

function assemble(updates: readonly TreeUpdate[]): Profile {
  const clock = {
    kind: 'exact',
    step: 1,
    readCost: 1,
    ownCostInside: 1,
    ownCostOutside: 1,
    describing: {},
    isolated: false,
    whyNotSampled: null,
    sampling: null,
    processor: null,
  } as const;
  const builder = createContextBuilder({ kind: 'page', url: '', clock, startedAt: 0 });
  for (const update of updates) addUpdate(builder, update);
  const meta = {
    product: 'Signature Profiler',
    productVersion: '0',
    url: '',
    title: '',
    browser: '',
    recordedAt: '2020-01-01T00:00:00.000Z',
    duration: 0,
    settings: { signatures: true, clock: 'auto' } as const,
    scriptsInstrumented: 0,
    sourceBytes: 0,
    notRecorded: [],
    capsHit: [],
  };
  return assembleProfile(meta, [builder], (site) => ({ url: '', row: [0, `f${site}`, 0, 0, ['x']] }));
}

const settings = { signatures: true, clock: 'auto' } as const;

describe('a session', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('gets updates that the gate lets through and the builder takes', () => {
    const { recorder, global } = start();
    const updates: TreeUpdate[] = [];
    expect(global._$on).toBe(false);
    const session = recorder.attachSession({ id: 7, settings, onUpdate: (update) => updates.push(update) });
    expect(global._$on).toBe(true);
    const outer = global._$e1(2, 1);
    global._$x(global._$e1(6, 2.5));
    session.flush(false);
    global._$x(global._$e1(6, 2.5));
    global._$x(global._$e1(6, 's'));
    global._$x(outer);
    session.detach();
    session.detach();
    session.flush(false);
    expect(global._$on).toBe(false);
    expect(updates.map(({ sequence, recording, last }) => [sequence, recording, last])).toEqual([
      [0, 7, false],
      [1, 7, true],
    ]);
    for (const payload of updates)
      expect(checkPageMessage({ type: 'update', payload })).toMatchObject({ ok: true });
    expect(treeOf(assemble(updates))).toEqual(['f2(x: int) 1', '  f6(x: float) 2', '  f6(x: string) 1']);
  });

  it('hears from the recorder by itself, soon and then four times a second', () => {
    const { recorder, global } = start();
    const updates: TreeUpdate[] = [];
    const session = recorder.attachSession({ id: 1, settings, onUpdate: (update) => updates.push(update) });
    global._$x(global._$e1(2, 1));
    vi.advanceTimersByTime(60);
    expect(updates).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    expect(updates).toHaveLength(5);
    session.detach();
    vi.advanceTimersByTime(1000);
    expect(updates).toHaveLength(6);
  });

  it('hears less often when an update takes long', () => {
    let time = 0;
    const { recorder } = start({ now: () => time } as Performance);
    const updates: number[] = [];
    const onUpdate = (): void => {
      updates.push(Date.now());
      time += 10;
    };
    const session = recorder.attachSession({ id: 1, settings, onUpdate });
    vi.advanceTimersByTime(5100);
    // After 50 ms, and then every 1.1 seconds: 10 ms are less than one per cent of it.
    expect(updates).toHaveLength(5);
    session.detach();
  });

  it('takes the place of the one before', () => {
    const { recorder, global } = start();
    const first: TreeUpdate[] = [];
    const second: TreeUpdate[] = [];
    recorder.attachSession({ id: 1, settings, onUpdate: (update) => first.push(update) });
    global._$x(global._$e1(2, 1));
    const session = recorder.attachSession({ id: 2, settings, onUpdate: (update) => second.push(update) });
    global._$x(global._$e1(6, 1));
    session.detach();
    expect(treeOf(assemble(first))).toEqual(['f2(x: int) 1']);
    expect(treeOf(assemble(second))).toEqual(['f6(x: int) 1']);
    expect(first.at(-1)?.last).toBe(true);
  });

  it('gets large updates in parts, nodes before the rows that speak of them', () => {
    const core = createCore({ now: () => performance.now(), origin: 0, isolated: false });
    const updates: TreeUpdate[] = [];
    const session = attachSessionTo(core, null, { id: 1, settings, onUpdate: (u) => updates.push(u) }, 10);
    for (let i = 0; i < 95; i++) call(core, i);
    session.flush(false);
    for (let i = 0; i < 35; i++) call(core, i);
    session.flush(true);
    expect(updates.length).toBeGreaterThan(10);
    for (const { rows, nodes } of updates) {
      expect(rows.length).toBeLessThanOrEqual(10);
      expect(nodes.length).toBeLessThanOrEqual(20);
    }
    expect(updates.filter(({ last }) => last)).toEqual([updates.at(-1)]);
    const profile = assemble(updates);
    expect(treeOf(profile)).toHaveLength(95);
    expect(profile.contexts[0].callNodes.calls.reduce((a, b) => a + b)).toBe(130);
    expect(profile.contexts[0].histograms.counts.reduce((a, b) => a + b)).toBe(130);
  });
});

function call(core: Core, i: number): void {
  core.tree.leave(core.helpers.enter1(2 + 4 * i, i));
}

describe('the hooks', () => {
  it('record signatures made by hand, beside those of emitted code', () => {
    const { recorder, global } = start();
    const updates: TreeUpdate[] = [];
    const site = recorder.registerSites({ url: 'a.wasm', rows: [[5, 'add', 0, 0, ['a', 'b']]] }, 'recorder');
    expect(site % 4).toBe(3);
    const i32 = recorder.internType('i32', 'wasm', null);
    const signature = recorder.internSignature(site, [i32, recorder.describe(new Float32Array(2))]);
    expect(recorder.internSignature(site, [i32, recorder.describe(new Float32Array(2))])).toBe(signature);
    expect(recorder.isOn()).toBe(false);
    expect(recorder.enterSignature(signature)).toBe(0);
    recorder.leave(0);
    const session = recorder.attachSession({ id: 1, settings, onUpdate: (update) => updates.push(update) });
    const outer = global._$e1(2, 1);
    recorder.leave(recorder.enterSignature(signature));
    global._$x(outer);
    recorder.addBackgroundJob(signature, 12);
    session.detach();
    const profile = assemble(updates);
    expect(treeOf(profile)).toEqual(['f2(x: int) 1', `  f${site}(x: i32, Float32Array(2)) 1`]);
    expect(profile.contexts.map(({ kind }) => kind)).toEqual(['page', 'compiler']);
    expect(profile.contexts[1].callNodes.selfTime[0]).toBe(12);
  });
});

describe('what is told to listeners', () => {
  it('is every site table and everything not recorded, early or late, once', () => {
    const { recorder, global } = start();
    const early: number[] = [];
    recorder.onSites((first) => early.push(first));
    const table = {
      url: 'a.js',
      rows: [
        [0, 'f', 1, 1, []],
        [0, 'g', 2, 1, []],
      ],
    };
    global._$s(2, table);
    global._$s(2, structuredClone(table));
    const page = recorder.registerSites({ url: 'b.js', rows: [[0, 'h', 1, 1, []]] }, 'page');
    const next = recorder.registerSites({ url: 'c.js', rows: [[0, 'i', 1, 1, []]] }, 'page');
    expect([page, next]).toEqual([1, 5]);
    const late: number[] = [];
    recorder.onSites((first) => late.push(first));
    expect(early).toEqual([2, 1, 5]);
    expect(late).toEqual(early);

    const heard: NotRecorded[] = [];
    const entry: NotRecorded = {
      what: 'script',
      url: 'd.js',
      line: null,
      code: 'syntax',
      reason: 'It is none.',
    };
    recorder.reportNotRecorded(entry);
    recorder.onNotRecorded((each) => heard.push(each));
    recorder.reportNotRecorded({ ...entry });
    // Another script whose sites have the same ids.
    global._$s(6, { url: 'e.js', rows: [[0, 'x', 1, 1, []]] });
    expect(heard.map(({ url, code }) => `${url} ${code}`)).toEqual(['d.js syntax', 'e.js site-conflict']);
    // Not tables at all.
    global._$s(3, table);
    expect(late).toHaveLength(3);
  });

  it('is what the page plots, the last one even before anybody listens', () => {
    const { recorder, global, warnings } = start();
    const plot = (file: unknown): void => {
      global.SignatureProfiler.plot({ toJSON: () => file });
    };
    plot('first');
    plot('second');
    expect(warnings).toHaveLength(2);
    const files: unknown[] = [];
    recorder.onPlot((file) => files.push(file));
    plot('third');
    expect(files).toEqual(['second', 'third']);
    expect(warnings).toHaveLength(2);
  });
});

describe('the clock', () => {
  it('is measured in a few milliseconds, with what the recorder adds to a call', () => {
    const { recorder } = start(performance);
    const clock = recorder.describeClock();
    expect(clock).toMatchObject({ kind: 'exact', isolated: false });
    expect(clock.step).toBeGreaterThan(0);
    expect(clock.readCost).toBeGreaterThan(1);
    expect(clock.ownCostInside).toBeGreaterThan(0);
    expect(clock.ownCostOutside).toBeGreaterThan(0);
    expect(recorder.describeClock()).toEqual(clock);
  });
});

describe('a second recorder', () => {
  it('is refused by a realm that has one', () => {
    const { global } = start();
    expect(createRecorder(global as unknown as typeof globalThis)).toBe(null);
  });

  it('measures nothing where another realm has, and begins with an empty tree', () => {
    let reads = 0;
    const clockFacts = { step: 0.005, readCost: 60, ownCostInside: 70, ownCostOutside: 90 };
    const { recorder, global } = start({ now: () => ++reads } as Performance, { clockFacts });
    expect(recorder.describeClock()).toMatchObject(clockFacts);
    // A thousand calls to warm up, with two reads each.
    expect(reads).toBeLessThan(3000);
    const updates: TreeUpdate[] = [];
    const session = recorder.attachSession({
      id: 1,
      settings: { signatures: true, clock: 'exact' },
      onUpdate: (update) => updates.push(update),
    });
    global._$x(global._$e1(4, 1));
    session.detach();
    expect(treeOf(assemble(updates))).toHaveLength(1);
  });
});
