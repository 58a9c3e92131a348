/**
 * What the recordings of one page have in common: memory and helpers, so that a later one is as fast as the first; never a call.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCalls, f, FACTS, listen } from '../../test/core-listener.ts';
import type { Timing } from './call-tree.ts';
import { createCore, type Core } from './core.ts';
import { FIRST_NODE, ROOT } from './tree-columns.ts';

const coreOf = (timing: () => Timing): Core =>
  createCore(
    { now: () => 1, origin: 0, isolated: true },
    { facts: FACTS, timing: () => ({ timing: timing() }) },
  );

/** Records so many functions, each called once. */
function recordFunctions(core: Core, count: number): void {
  const { calls, stop } = countCalls(core);
  const { enter0, leave } = core.helpers;
  for (let i = 0; i < count; i++) leave(enter0(f(i)));
  stop();
  expect(calls.size).toBe(count);
}

describe('helpers and arrays', () => {
  it('are those of the first recording, with signatures and without, whatever the clock was in between', () => {
    let timing: Timing = 'none';
    const core = coreOf(() => timing);
    const seen = new Map<string, unknown>();
    for (const now of ['none', 'exact', 'sampled', 'none'] as const) {
      for (const signatures of [true, false, true]) {
        timing = now;
        const { stop } = listen(core, signatures);
        const kind = `${now === 'exact' ? 'exact' : 'fast'} ${now === 'exact' || signatures}`;
        expect(core.helpers.enter2).toBe(seen.get(kind) ?? core.helpers.enter2);
        seen.set(kind, core.helpers.enter2);
        expect(core.tree.nodes.hot).toBe(seen.get('arrays') ?? core.tree.nodes.hot);
        seen.set('arrays', core.tree.nodes.hot);
        core.helpers.leave(core.helpers.enter2(f(1), 1, 'a'));
        stop();
      }
    }
    expect(new Set(seen.values()).size).toBe(4);
  });

  it('are given back when a recording has written to much of them', () => {
    const core = coreOf(() => 'none');
    recordFunctions(core, 65_534);
    const { length } = core.tree.nodes.hot;
    expect(length).toBeGreaterThan(4 * 65_536);
    recordFunctions(core, 65_535);
    expect(core.tree.nodes.hot.length).toBeLessThan(100);
    const { heard, stop } = listen(core);
    core.helpers.leave(core.helpers.enter0(f(3)));
    stop();
    expect([...heard].map(([path, { calls }]) => `${path} ${calls}`)).toEqual(['f3() 1']);
    expect(core.tree.nodes.hot.length).toBe(length);
  });

  it('find nothing while nobody records', () => {
    const core = coreOf(() => 'none');
    const { stop } = listen(core);
    const { enter0, enter3, leave } = core.helpers;
    leave(enter0(f(0)));
    leave(enter3(f(1), 1, 2, 3));
    stop();
    expect([enter0(f(0)), enter3(f(1), 1, 2, 3)]).toEqual([0, 0]);
    expect(core.tree.nodes.count).toBe(FIRST_NODE);
    expect(core.tree.current()).toBe(ROOT);
  });
});

it('what the recorder measured of itself is not in the times of whoever comes first', () => {
  let time = 0;
  const core = createCore({ now: () => (time += 0.001), origin: 0, isolated: true });
  core.describeClock();
  const { heard, stop } = listen(core);
  const { enter0, leave } = core.helpers;
  const outer = enter0(f(0));
  time += 1000;
  const inner = enter0(f(1));
  time += 20_000;
  leave(inner);
  leave(outer);
  stop();
  expect(heard.get('f0()')!.selfTime).toBeCloseTo(1000, 0);
  expect(heard.get('f0() > f1()')!.selfTime).toBeCloseTo(20_000, 0);
});

type Step =
  | { readonly do: 'start'; readonly timing: Timing; readonly signatures: boolean }
  | { readonly do: 'stop' | 'drain' }
  | { readonly do: 'enter'; readonly site: number; readonly args: readonly unknown[] }
  /** Of one of the frames that have not left yet, of whichever recording. */
  | { readonly do: 'leave'; readonly frame: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('start' as const),
      timing: fc.constantFrom<Timing>('none', 'sampled', 'exact'),
      signatures: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('stop' as const, 'drain' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('enter' as const),
      site: fc.nat(5),
      args: fc.array(fc.constantFrom<unknown>(1, 's', null), { maxLength: 4 }),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('leave' as const), frame: fc.nat(30) }) },
);

const NAMES = new Map<unknown, string>([
  [1, 'int'],
  ['s', 'string'],
  [null, 'null'],
]);

describe('any recordings, one after another', () => {
  it('hear of their own calls only, in their places, whichever frames of earlier ones end in their middle', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
        let timing: Timing = 'none';
        const core = coreOf(() => timing);
        let recording: (ReturnType<typeof listen> & { signatures: boolean }) | null = null;
        // Of the recording that runs: path of who is current, and calls by path.
        let current = '';
        let calls = new Map<string, number>();
        const frames: { handle: number; caller: string; of: unknown }[] = [];
        const end = (): void => {
          if (recording === null) return;
          recording.stop();
          expect(new Map([...recording.heard].map(([path, total]) => [path, total.calls]))).toEqual(calls);
          recording = null;
        };
        for (const now of steps) {
          if (now.do === 'start') {
            end();
            timing = now.timing;
            current = '';
            calls = new Map();
            recording = { ...listen(core, now.signatures), signatures: now.signatures };
          } else if (now.do === 'stop') end();
          else if (now.do === 'drain') core.drain();
          else if (now.do === 'enter' && recording !== null) {
            const { enter0, enter1, enter2, enter3, enter4 } = core.helpers;
            const [a, b, c, d] = now.args;
            const site = f(now.site * 5 + now.args.length);
            const handle = [
              () => enter0(site),
              () => enter1(site, a),
              () => enter2(site, a, b),
              () => enter3(site, a, b, c),
              () => enter4(site, a, b, c, d),
            ][now.args.length]();
            const types = now.args.map((arg) => NAMES.get(arg)).join(', ');
            const label = `f${now.site * 5 + now.args.length}${recording.signatures ? `(${types})` : ''}`;
            frames.push({ handle, caller: current, of: recording });
            current = current === '' ? label : `${current} > ${label}`;
            calls.set(current, (calls.get(current) ?? 0) + 1);
          } else if (now.do === 'leave' && frames.length > 0) {
            const [{ handle, caller, of }] = frames.splice(now.frame % frames.length, 1);
            core.helpers.leave(handle);
            if (of === recording) current = caller;
          }
        }
        end();
      }),
      { numRuns: 400 },
    );
  });
});
