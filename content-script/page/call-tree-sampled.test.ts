/**
 * The tree while others measure self time: the cell they watch, few reads of the clock, the helpers for it.
 */
import { describe, expect, it } from 'vitest';
import { countCalls, f, FACTS, listen, type record } from '../../test/core-listener.ts';
import type { RecordingTiming } from './call-tree.ts';
import { createCore, type SamplingSource } from './core.ts';
import { FIRST_NODE, ROOT } from './tree-columns.ts';

/** Somebody looks at the cell who never begins by himself. */
const watching = (cell: Int32Array): SamplingSource => ({
  cell,
  begin: () => null,
  end: () => undefined,
  whyNot: () => null,
});

describe('sampled', () => {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const sampled = (
    options: Partial<RecordingTiming> = {},
  ): ReturnType<typeof record> & { reads: () => number } => {
    let time = 1000;
    let reads = 0;
    const core = createCore(
      { now: () => (reads++, time), origin: 0, isolated: true },
      { facts: FACTS, timing: () => ({ timing: 'sampled', ...options }), sampling: watching(cell) },
    );
    return { core, pass: (by) => (time += by), reads: () => reads, ...listen(core) };
  };

  it('the cell holds the node that is current, and the root while nobody runs', () => {
    const { core, stop } = sampled();
    const { enter0 } = core.helpers;
    const { leave, current } = core.tree;
    expect(cell[0]).toBe(ROOT);
    const outer = enter0(f(0));
    expect(cell[0]).toBe(current());
    const inner = enter0(f(1));
    expect(cell[0]).toBe(current());
    expect(current()).not.toBe(ROOT);
    leave(inner);
    const frame = core.frames.create(enter0(f(2)));
    const runs = cell[0];
    core.frames.beforeAwait(null, frame);
    expect(cell[0]).toBe(current());
    leave(outer);
    expect(cell[0]).toBe(ROOT);
    core.frames.resume(null, frame);
    expect(cell[0]).toBe(runs);
    core.tree.returnToRoot();
    expect(cell[0]).toBe(ROOT);
    enter0(f(3));
    expect(cell[0]).not.toBe(ROOT);
    stop();
    expect(cell[0]).toBe(ROOT);
  });

  it('reads the clock around the first calls of a node and few later ones, and charges nobody', () => {
    const { core, pass, heard, reads, stop } = sampled();
    const before = reads();
    const CALLS = 100_000;
    for (let i = 0; i < CALLS; i++) {
      const call = core.helpers.enter0(f(0));
      pass(i === 0 ? 7 : 1);
      core.tree.leave(call);
    }
    const spans = (reads() - before) / 2;
    core.tree.addSample(1e6, 5, 25);
    stop();
    expect(spans).toBeGreaterThan(20);
    expect(spans).toBeLessThan(200);
    expect(heard.get('f0()')).toEqual({
      calls: CALLS,
      selfTime: 0,
      waitTime: 0,
      timedCalls: spans,
      firstCallTime: 7,
      minTime: 1,
      maxTime: 7,
    });
  });

  it('may begin exact: running calls stay timed and balanced, and their self time up to then is kept', () => {
    const { core, pass, heard, stop } = sampled({ timing: 'exact', exactCalls: 3 });
    const { enter0 } = core.helpers;
    const { leave } = core.tree;
    const outer = enter0(f(0));
    pass(1);
    leave(enter0(f(1)));
    expect(core.tree.timing()).toBe('exact');
    pass(2);
    const third = enter0(f(2));
    expect(core.tree.timing()).toBe('sampled');
    pass(10);
    leave(third);
    leave(outer);
    expect(core.tree.current()).toBe(ROOT);
    stop();
    expect(heard.get('f0()')).toMatchObject({ calls: 1, selfTime: 3, timedCalls: 1, maxTime: 13 });
    expect(heard.get('f0() > f2()')).toMatchObject({ calls: 1, selfTime: 0, timedCalls: 1, maxTime: 10 });
  });

  it('counts on while the tree grows under calls that run', () => {
    const core = createCore(
      { now: () => 1, origin: 0, isolated: true },
      { facts: FACTS, timing: () => ({ timing: 'sampled' }) },
    );
    const { calls, stop } = countCalls(core);
    const before = core.helpers;
    const NODES = 140_000;
    const WIDTH = 100;
    const walk = (): void => {
      for (let i = 0; i < NODES / WIDTH; i++) {
        const outer = core.helpers.enter1(f(i), 1);
        for (let j = 1; j < WIDTH; j++) core.helpers.leave(core.helpers.enter2(f(1000 + j), 1, 'b'));
        core.helpers.leave(outer);
      }
    };
    walk();
    expect(core.helpers).not.toBe(before);
    expect(core.tree.nodes.count).toBe(FIRST_NODE + NODES);
    walk();
    // Those of an older generation are slower, and right.
    const call = before.enter1(f(0), 1);
    before.leave(before.enter2(f(1001), 1, 'b'));
    before.leave(call);
    expect(core.tree.current()).toBe(ROOT);
    stop();
    expect(calls.size).toBe(NODES);
    // The first function, and the first that it calls.
    expect([calls.get(FIRST_NODE), calls.get(FIRST_NODE + 1), calls.get(FIRST_NODE + 2)]).toEqual([3, 3, 2]);
    expect([...calls.values()].reduce((sum, each) => sum + each, 0)).toBe(NODES * 2 + 2);
    expect(before.enter0(f(0))).toBe(0);
  });

  it('tells children apart whatever place they share in the table', () => {
    const { core, heard, stop } = sampled({ timing: 'none' });
    const SITES = 100;
    const calls = new Map<string, number>();
    // The upper bits of a linear congruential generator (Knuth and Lewis's).
    let step = 1;
    const next = (below: number): number =>
      ((step = (Math.imul(step, 1664525) + 1013904223) >>> 0) >>> 8) % below;
    for (let i = 0; i < 30_000; i++) {
      const { enter0, enter2, enter4, leave } = core.helpers;
      const parent = next(60);
      const site = 100 + next(SITES);
      const outer = enter0(f(parent));
      const kind = next(3);
      leave(
        kind === 0
          ? enter2(f(site), 1, 's')
          : kind === 1
            ? enter4(f(site), 1, 's', 1, 1)
            : enter4(f(site), 1, 's', 1, 's'),
      );
      leave(outer);
      const types = ['int, string', 'int, string, int, int', 'int, string, int, string'][kind];
      const path = `f${parent}() > f${site}(${types})`;
      calls.set(path, (calls.get(path) ?? 0) + 1);
    }
    stop();
    expect(calls.size).toBeGreaterThan(10_000);
    expect(
      new Map([...heard].filter(([path]) => path.includes('>')).map(([path, total]) => [path, total.calls])),
    ).toEqual(calls);
  });

  it('a frame of an older recording changes nothing in this one', () => {
    const { core, stop } = sampled();
    for (let i = 0; i < 10; i++) core.helpers.leave(core.helpers.enter0(f(0)));
    const old = core.helpers;
    const caller = core.helpers.enter0(f(0));
    const stale = core.helpers.enter0(f(1));
    stop();
    const second = listen(core);
    const call = core.helpers.enter0(f(2));
    const current = core.tree.current();
    for (const { leave } of [old, core.helpers]) {
      leave(stale);
      leave(caller);
      expect(core.tree.current()).toBe(current);
      expect(cell[0]).toBe(current);
    }
    core.helpers.leave(call);
    second.stop();
    expect([...second.heard.keys()]).toEqual(['f2()']);
  });

  it('calls that wait are timed always', () => {
    const { core, pass, heard, stop } = sampled();
    for (let i = 0; i < 10; i++) {
      const frame = core.frames.create(core.helpers.enter0(f(0)));
      pass(2);
      core.frames.beforeAwait(null, frame);
      pass(100);
      core.frames.resume(null, frame);
      pass(3);
      if (frame) core.frames.leave(frame);
    }
    stop();
    expect(heard.get('f0()')).toMatchObject({
      calls: 10,
      waitTime: 1000,
      timedCalls: 10,
      minTime: 5,
      maxTime: 5,
    });
  });
});
