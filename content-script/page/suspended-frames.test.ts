/**
 * Calls that wait in their middle: random programs recorded for real, and their times on a clock that the test
 * moves, and on the real one.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import vm from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instrument } from '../../instrument/index.ts';
import { arbitraryProgram } from '../../instrument/testing/arbitrary-program.ts';
import {
  installReferenceRecorder,
  type ReferenceRecording,
} from '../../instrument/testing/reference-recorder.ts';
import { f, listen, record } from '../../test/core-listener.ts';
import { buildRecorder, createRealm } from '../../test/recorder-realm.ts';
import { parses, runProgram, takeRejections } from '../../test/run-program.ts';
import { HELPERS, type EmbeddedSites, type SiteId } from '../../protocol/calling-convention.ts';
import { computeStats } from '../../profile/stats.ts';
import { signatureLabel } from '../../profile/labels.ts';
import { installHelpers, setFlag } from './install-helpers.ts';
import { createNotRecordedList } from './not-recorded-list.ts';
import { createSiteTables } from './site-tables.ts';
import { ROOT } from './tree-columns.ts';

takeRejections();

describe('random programs', () => {
  // As in instrument/differential.test.ts.
  const wanted = process.env['PROGRAMS'];
  const programs = Number(wanted ?? 100);
  const seed = wanted === undefined ? { seed: 20_261_128 } : {};

  it.each([
    ['do the same, call for call, and leave the root current between all turns', undefined],
    ['do so with caps that are hit at every corner', { nodes: 4, depth: 3 }],
  ])('%s', async (_, limits) => {
    let waited = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryProgram, async (source) => {
        fc.pre(parses(source));
        const result = instrument(source, { url: 'program.js', sourceType: 'script' });
        if (!result.ok) throw new Error(result.error.message);
        const { code, first, sites } = result;
        let reference: ReferenceRecording | undefined;
        const plain = await runProgram(code, (realm) => {
          reference = installReferenceRecorder(realm);
          (realm[HELPERS.sites] as (first: SiteId, table: EmbeddedSites) => void)(first, sites);
        });
        // Where a stack ends depends on the size of its frames, as in instrument/differential.test.ts.
        fc.pre((reference?.deepest() ?? 0) < 300);

        const recording = record(limits);
        const { core } = recording;
        const recorded = await runProgram(
          code,
          (realm) => {
            installHelpers(realm, core, createSiteTables(createNotRecordedList().report));
            setFlag(realm, true);
          },
          () => {
            expect(core.tree.current()).toBe(ROOT);
          },
        );
        expect(recorded).toEqual(plain);
        recording.stop();
        let heard = 0;
        for (const total of recording.heard.values()) heard += total.calls;
        expect(heard).toBe(reference?.calls.length);
        if (code.includes(`await ${HELPERS.await}`)) waited++;
      }),
      { numRuns: programs, maxSkipsPerRun: 1000, ...seed },
    );
    expect(waited).toBeGreaterThan(programs / 10);
  });
});

describe('a page', async () => {
  const recorder = await buildRecorder();
  const samples = join(import.meta.dirname, '../../instrument/samples');
  const waiting = readdirSync(samples).filter((name) => {
    const file = join(samples, name, 'input.js');
    return existsSync(file) && /\b(?:await|yield)\b/.test(readFileSync(file, 'utf8'));
  });

  it.each(waiting)('sees nothing of the recorder: %s', async (name) => {
    const read = (file: string): string => readFileSync(join(samples, name, file), 'utf8');
    const into =
      (lines: string[]) =>
      (...values: unknown[]) =>
        lines.push(values.map((value) => inspect(value, { depth: 6 })).join(' '));
    const [log, noted, plainlyNoted]: string[][] = [[], [], []];
    vm.runInNewContext(read('input.js'), { log: () => undefined, note: into(plainlyNoted) });
    const realm = createRealm(recorder, { log: into(log), note: into(noted) });
    realm.run('recorded = new SignatureProfiler.Profile(); recorded.enable()');
    realm.load(read('input.js'), 'input.js');
    await new Promise((resolve) => setImmediate(resolve));
    realm.run('recorded.disable()');
    const expected = JSON.parse(read('expected.json')) as { log: string[]; calls: string[] };
    expect(log).toEqual(expected.log);
    expect(noted).toEqual(plainlyNoted);
    const calls = computeStats(realm.profile('recorded')).calls.reduce((sum, count) => sum + count, 0);
    expect(calls).toBe(expected.calls.length);
  });
});

describe('the time of a call that waits', () => {
  /** The columns of each path, those that are not 0. */
  const times = ({ heard }: Pick<ReturnType<typeof record>, 'heard'>): Record<string, unknown> =>
    Object.fromEntries(
      [...heard].map(([path, { calls, selfTime, waitTime, timedCalls, minTime, maxTime }]) => [
        path,
        { calls, selfTime, waitTime, timedCalls, span: [minTime, maxTime] },
      ]),
    );

  it('is that of its parts; the wait is told apart, and callees of every part are its own', () => {
    const recording = record();
    const { core, pass } = recording;
    const { frames, helpers, tree } = core;
    const callee = (): void => {
      const node = helpers.enter0(f(1));
      pass(1);
      tree.leave(node);
    };
    const frame = frames.create(helpers.enter0(f(0)));
    if (!frame) throw new Error('no frame');
    pass(2);
    callee();
    expect(frames.beforeAwait('operand', frame)).toBe('operand');
    expect(tree.current()).toBe(ROOT);
    pass(30);
    expect(frames.resume('value', frame)).toBe('value');
    frames.resume('again', frame);
    pass(3);
    callee();
    frames.leave(frame);
    expect(tree.current()).toBe(ROOT);
    recording.stop();
    expect(times(recording)).toEqual({
      'f0()': { calls: 1, selfTime: 5, waitTime: 30, timedCalls: 1, span: [7, 7] },
      'f0() > f1()': { calls: 2, selfTime: 2, waitTime: 0, timedCalls: 2, span: [1, 1] },
    });
  });

  it('of a generator has no wait, whoever asks it for the next value', () => {
    const recording = record();
    const { core, pass } = recording;
    const { frames, helpers, tree } = core;
    const consumer = helpers.enter0(f(0));
    const frame = frames.create(helpers.enter0(f(1)));
    if (!frame) throw new Error('no frame');
    pass(1);
    frames.beforeYield(0, frame);
    pass(10);
    tree.leave(consumer);
    const other = helpers.enter0(f(2));
    pass(5);
    frames.resume(0, frame);
    pass(2);
    frames.leave(frame);
    pass(5);
    tree.leave(other);
    recording.stop();
    expect(times(recording)).toEqual({
      'f0()': { calls: 1, selfTime: 10, waitTime: 0, timedCalls: 1, span: [11, 11] },
      'f0() > f1()': { calls: 1, selfTime: 3, waitTime: 0, timedCalls: 1, span: [3, 3] },
      'f2()': { calls: 1, selfTime: 10, waitTime: 0, timedCalls: 1, span: [12, 12] },
    });
  });

  it('of two calls that overlap is right for each', () => {
    const recording = record();
    const { core, pass } = recording;
    const { frames, helpers } = core;
    const begin = () => {
      const frame = frames.create(helpers.enter0(f(0)));
      if (!frame) throw new Error('no frame');
      pass(1);
      frames.beforeAwait(0, frame);
      return frame;
    };
    const first = begin();
    pass(10);
    const second = begin();
    pass(10);
    frames.resume(0, first);
    pass(4);
    frames.leave(first);
    // A rejection that nothing catches.
    pass(10);
    frames.leave(second);
    recording.stop();
    expect(times(recording)).toEqual({
      'f0()': { calls: 2, selfTime: 6, waitTime: 21 + 24, timedCalls: 2, span: [1, 5] },
    });
  });

  it('that disposes of a resource runs meanwhile, and waits after', () => {
    const recording = record();
    const { core, pass } = recording;
    const { frames, helpers, tree } = core;
    // As engines do it: the method is read when the resource is declared, and called at the end of the block.
    const declare = (resource: unknown): (() => unknown) => {
      const { asyncDispose, dispose } = Symbol as unknown as Record<string, symbol>;
      const standIn = resource as Record<symbol, (() => unknown) | null | undefined>;
      return standIn[asyncDispose] ?? standIn[dispose]!;
    };
    const disposed: unknown[] = [];
    const resource = (key: string) => ({
      get [(Symbol as unknown as Record<string, symbol>)[key]]() {
        disposed.push(key);
        return function (this: unknown) {
          const node = helpers.enter0(f(1));
          pass(1);
          tree.leave(node);
          disposed.push(this);
          return key;
        };
      },
    });
    for (const declared of [resource('asyncDispose'), resource('dispose'), null]) {
      const frame = frames.create(helpers.enter0(f(0)));
      if (!frame) throw new Error('no frame');
      const dispose = declare(frames.use(declared, frame));
      pass(2);
      expect(dispose()).toBe(disposed.at(-2));
      expect(disposed.at(-1) ?? null).toBe(declared);
      expect(tree.current()).toBe(ROOT);
      pass(30);
      frames.resume(0, frame);
      frames.leave(frame);
      disposed.length = 0;
    }
    expect(frames.use('no object', false)).toBe('no object');
    recording.stop();
    expect(times(recording)).toMatchObject({
      'f0()': { calls: 3, selfTime: 6, waitTime: 90 },
      'f0() > f1()': { calls: 2, selfTime: 2 },
    });
  });

  it('begins with the recording: frames from before do nothing, and nobody hears of a wait from before', () => {
    const recording = record();
    const { core, pass } = recording;
    const { frames, helpers, tree } = core;
    const old = frames.create(helpers.enter0(f(0)));
    if (!old) throw new Error('no frame');
    frames.beforeAwait(0, old);
    recording.stop();

    const later = listen(core);
    const running = helpers.enter0(f(1));
    frames.resume(0, old);
    pass(3);
    frames.beforeAwait(0, old);
    frames.leave(old);
    tree.leave(running);
    const waiting = frames.create(helpers.enter0(f(2)));
    if (!waiting) throw new Error('no frame');
    frames.beforeAwait(0, waiting);
    pass(7);
    const last = listen(core);
    pass(5);
    frames.resume(0, waiting);
    frames.leave(waiting);
    later.stop();
    last.stop();
    expect(times(later)).toMatchObject({
      'f1()': { calls: 1, selfTime: 3, waitTime: 0 },
      'f2()': { calls: 1, selfTime: 0, waitTime: 5, timedCalls: 0 },
    });
    expect([...last.heard.keys()]).toEqual(['f2()']);
    expect(tree.current()).toBe(ROOT);
  });
});

describe('a function that waits for a timer', async () => {
  const recorder = await buildRecorder();

  it('has little time of its own, and the wait in its column', async () => {
    const { promise, resolve } = promiseToKeep();
    const realm = createRealm(recorder, { setTimeout, finished: resolve });
    realm.load(`
      var sleep = (ms) => new Promise((done) => { setTimeout(done, ms) });
      function busy(n) { let x = 0; for (let i = 0; i < n; i++) x += i; return x }
      async function waits() { busy(1000); await sleep(300); busy(1000); return 'done' }
      async function calls() { await Promise.all([waits(), waits()]) }
    `);
    realm.run(
      'p = new SignatureProfiler.Profile(); p.enable(); calls().then(() => { p.disable(); finished() })',
    );
    await promise;
    const profile = realm.profile();
    const stats = computeStats(profile);
    const row = (label: string): number => {
      const labels = Array.from(stats.signature, (signature) => signatureLabel(profile, signature));
      return labels.indexOf(label);
    };
    expect(realm.tree()).toEqual([
      'calls() 1',
      '  waits() 2',
      '    busy(n: int) 4',
      '    sleep(ms: int) 2',
      '      (anonymous in sleep)(done: function) 2',
    ]);
    const waits = row('waits()');
    // A machine that computes may leave a thread standing for tens of milliseconds.
    expect(stats.waitTime[waits]).toBeGreaterThanOrEqual(2 * 290);
    expect(stats.selfTime[waits]).toBeLessThan(stats.waitTime[waits] / 2);
    expect(stats.waitTime[row('calls()')]).toBeGreaterThanOrEqual(290);
    expect(stats.selfTime[row('calls()')]).toBeLessThan(stats.waitTime[row('calls()')] / 2);
    expect(stats.waitTime[row('busy(n: int)')]).toBe(0);
  });
});

function promiseToKeep(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((keep) => (resolve = keep));
  return { promise, resolve };
}
