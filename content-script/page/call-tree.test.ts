/**
 * The tree by itself, on a clock that the test moves: times, caps, folding, many recordings.
 */
import { describe, expect, it } from 'vitest';
import { f, FACTS, listen, record, type Total } from '../../test/core-listener.ts';
import { createCore } from './core.ts';
import { FIRST_NODE, ROOT } from './tree-columns.ts';

describe('times', () => {
  it('charge each function with what passed in itself, and durations with what passed in between', () => {
    const { core, pass, heard, stop } = record();
    const { enter1 } = core.helpers;
    const { leave } = core.tree;
    pass(5);
    for (const [before, inner, after] of [
      [1, 10, 2],
      [3, 30, 4],
    ]) {
      const outer = enter1(f(0), 1);
      pass(before);
      const call = enter1(f(1), 1.5);
      pass(inner);
      leave(call);
      pass(after);
      leave(outer);
      pass(100);
    }
    stop();
    expect(Object.fromEntries(heard)).toEqual({
      'f0(int)': {
        calls: 2,
        selfTime: 10,
        waitTime: 0,
        timedCalls: 2,
        firstCallTime: 13,
        minTime: 13,
        maxTime: 37,
      },
      'f0(int) > f1(float)': {
        calls: 2,
        selfTime: 40,
        waitTime: 0,
        timedCalls: 2,
        firstCallTime: 10,
        minTime: 10,
        maxTime: 30,
      },
    });
  });

  it('of a running call are split between drains, its duration belongs to the last', () => {
    const { core, pass, heard, stop } = record();
    const call = core.helpers.enter0(f(0));
    pass(7);
    core.drain();
    expect(heard.get('f0()')).toMatchObject({ calls: 1, selfTime: 7, timedCalls: 0 });
    pass(5);
    core.tree.leave(call);
    stop();
    expect(heard.get('f0()')).toMatchObject({ calls: 1, selfTime: 12, timedCalls: 1, maxTime: 12 });
  });

  it('of a call that ran before somebody began to listen are its self time only', () => {
    const { core, pass, stop } = record();
    const call = core.helpers.enter0(f(0));
    pass(7);
    const second = listen(core);
    pass(5);
    core.tree.leave(call);
    second.stop();
    stop();
    expect(second.heard.get('f0()')).toMatchObject({ calls: 0, selfTime: 5, timedCalls: 0 });
  });

  it('leave out what making a new signature takes', () => {
    let time = 0;
    const core = createCore({ now: () => (time += 1), origin: 0, isolated: false }, { facts: FACTS });
    const { heard, stop } = listen(core);
    const { enter1 } = core.helpers;
    const steps = (value: unknown): number => {
      const before = time;
      core.tree.leave(enter1(f(0), value));
      return time - before;
    };
    expect(steps(1)).toBe(3);
    expect(steps(1)).toBe(2);
    stop();
    // Each call reads the clock on arrival and when it leaves: one step of its own. The third read is not its.
    expect(heard.get('f0(int)')).toMatchObject({ calls: 2, selfTime: 2, minTime: 1, maxTime: 1 });
  });
});

describe('a lost exit', () => {
  it('is healed by the exit of the caller', () => {
    const { core, heard, stop } = record();
    const { enter0 } = core.helpers;
    const outer = enter0(f(0));
    enter0(f(1));
    enter0(f(2));
    core.tree.leave(outer);
    core.tree.leave(enter0(f(3)));
    stop();
    expect([...heard.keys()].sort()).toEqual(['f0()', 'f0() > f1()', 'f0() > f1() > f2()', 'f3()']);
  });

  it('of the outermost frame is healed by the next task of our own', () => {
    const { core, heard, stop } = record();
    core.helpers.enter0(f(0));
    core.tree.returnToRoot();
    core.helpers.enter0(f(1));
    stop();
    expect([...heard.keys()].sort()).toEqual(['f0()', 'f1()']);
  });

  it('and exits twice, or of nothing, do no harm', () => {
    const { core, heard, stop } = record();
    const { leave } = core.tree;
    const call = core.helpers.enter0(f(0));
    leave(call);
    leave(call);
    for (const odd of [0, -1, 1.5, NaN, Infinity, 2 ** 29, 2 ** 31, 1e9]) leave(odd);
    leave(core.helpers.enter0(f(0)));
    stop();
    expect(heard.get('f0()')).toMatchObject({ calls: 2 });
  });
});

describe('a bare call that an exception ended', () => {
  const leaf = (index: number): number => ~f(index);

  it('is over for who caught it', () => {
    const { core, pass, heard, stop } = record();
    const { enter0 } = core.helpers;
    const outer = enter0(f(0));
    enter0(leaf(1));
    pass(1);
    enter0(leaf(2));
    pass(2);
    core.tree.caught(outer);
    pass(4);
    core.tree.leave(enter0(f(3)));
    core.tree.leave(outer);
    stop();
    expect([...heard].map(([path, { selfTime }]) => [path, selfTime])).toEqual([
      ['f0()', 4],
      ['f0() > f1()', 1],
      ['f0() > f1() > f2()', 2],
      ['f0() > f3()', 0],
    ]);
  });

  it('is over with the job that called it, and takes no time of what the event loop does then', async () => {
    const { core, pass, heard, stop } = record();
    core.helpers.enter0(leaf(0));
    pass(1);
    await Promise.resolve();
    expect(core.tree.current()).toBe(ROOT);
    pass(1000);
    core.tree.leave(core.helpers.enter0(f(1)));
    core.tree.returnToRoot();
    stop();
    expect(heard.get('f0()')).toMatchObject({ calls: 1, selfTime: 1 });
    expect([...heard.keys()]).toEqual(['f0()', 'f1()']);
  });

  it('is timed again by its next calls while sampled', () => {
    const { core, heard, stop } = record(undefined, () => ({ timing: 'sampled' }));
    const outer = core.helpers.enter0(f(0));
    for (let i = 0; i < 2; i++) {
      core.helpers.enter0(leaf(1));
      core.tree.caught(outer);
    }
    core.tree.leave(core.helpers.enter0(leaf(1)));
    core.tree.leave(outer);
    stop();
    expect(heard.get('f0() > f1()')).toMatchObject({ calls: 3, timedCalls: 3 });
  });

  it.each(['exact', 'sampled', 'none'] as const)('leaves alone those that run above it: %s', (timing) => {
    const { core, heard, stop } = record(undefined, () => ({ timing }));
    const { enter0 } = core.helpers;
    const running = enter0(leaf(1));
    const catcher = enter0(f(2));
    enter0(leaf(1));
    enter0(leaf(3));
    core.tree.caught(catcher);
    core.tree.leave(enter0(f(4)));
    core.tree.leave(catcher);
    core.tree.leave(enter0(f(5)));
    core.tree.leave(running);
    stop();
    const expected = [
      'f1()',
      'f1() > f2()',
      'f1() > f2() > f1()',
      'f1() > f2() > f1() > f3()',
      'f1() > f2() > f4()',
      'f1() > f5()',
    ];
    expect(new Set(heard.keys())).toEqual(new Set(expected));
    expect([...heard.values()].every(({ calls }) => calls === 1)).toBe(true);
  });

  it('is timed until it was caught, as one that is left by `finally`', () => {
    const { core, pass, heard, stop } = record();
    const { enter0 } = core.helpers;
    const catcher = enter0(f(0));
    enter0(leaf(1));
    pass(1);
    enter0(leaf(2));
    pass(2);
    core.tree.caught(catcher);
    core.tree.leave(catcher);
    stop();
    expect(heard.get('f0() > f1()')).toMatchObject({ timedCalls: 1, selfTime: 1, maxTime: 3 });
    expect(heard.get('f0() > f1() > f2()')).toMatchObject({ timedCalls: 1, selfTime: 2, maxTime: 2 });
  });

  it('was deeper than the tree goes: who caught it is found all the same', () => {
    const { core, heard, stop } = record({ nodes: 100, depth: 3 });
    const { enter0 } = core.helpers;
    const catcher = enter0(f(0));
    for (let i = 0; i < 10; i++) enter0(leaf(1));
    core.tree.caught(catcher);
    core.tree.leave(enter0(f(2)));
    core.tree.leave(catcher);
    stop();
    expect(heard.get('f0() > f2()')).toMatchObject({ calls: 1 });
  });

  it('is no other function than its id says, whoever calls the helpers', () => {
    const { core, heard, stop } = record();
    core.tree.leave(core.helpers.enter2(leaf(1), 1, 'x'));
    core.tree.leave(core.helpers.enter2(f(1), 1, 'x'));
    core.tree.leave(core.helpers.enter3(leaf(2), 1, 2, 3));
    core.tree.leave(core.helpers.enter3(f(2), 1, 2, 3));
    stop();
    expect([...heard].map(([path, { calls }]) => [path, calls])).toEqual([
      ['f1(int, string)', 2],
      ['f2(int, int, int)', 2],
    ]);
  });
});

describe('recordings one after another', () => {
  it('begin with an empty tree, and frames from before leave nothing in it', () => {
    const first = record();
    const { core } = first;
    const stale = core.helpers.enter0(f(0));
    first.stop();
    const second = listen(core);
    const call = core.helpers.enter0(f(1));
    core.tree.leave(stale);
    core.helpers.enter0(f(2));
    core.tree.leave(call);
    second.stop();
    expect([...second.heard.keys()]).toEqual(['f1()', 'f1() > f2()']);
  });

  it('record nothing while nobody listens', () => {
    const { core, stop } = record();
    stop();
    expect(core.helpers.enter0(f(0))).toBe(0);
    expect(core.helpers.enter2(f(0), 1, 2)).toBe(0);
  });

  it('record the finest that any listener wants', () => {
    const { core, heard, stop } = record();
    stop();
    const off = listen(core, false);
    core.tree.leave(core.helpers.enter2(f(0), 1, 2));
    const on = listen(core, true);
    core.tree.leave(core.helpers.enter2(f(0), 1, 2));
    on.stop();
    core.tree.leave(core.helpers.enter2(f(0), 1, 2));
    off.stop();
    expect(heard.size).toBe(0);
    expect([...off.heard].map(([path, { calls }]) => `${path} ${calls}`)).toEqual(['f0 2', 'f0(int, int) 1']);
    expect([...on.heard.keys()]).toEqual(['f0(int, int)']);
  });
});

describe('background jobs', () => {
  it('stand in a lane of their own', () => {
    const { core, heard, stop } = record();
    core.signatures.intern(f(0), 0);
    core.tree.addJob(1, 25);
    core.tree.addJob(1, 5);
    stop();
    expect(Object.fromEntries(heard)).toEqual({
      'compiler > f0()': {
        calls: 2,
        selfTime: 30,
        waitTime: 0,
        timedCalls: 2,
        firstCallTime: 25,
        minTime: 5,
        maxTime: 25,
      },
    });
  });
});

describe('caps', () => {
  const sumOfCalls = (heard: Map<string, Total>): number =>
    [...heard.values()].reduce((sum, { calls }) => sum + calls, 0);

  it('fold deep recursion onto the nearest frame of the same signature, times and counts exact', () => {
    const { core, pass, heard, caps, stop } = record({ nodes: 1000, depth: 3 });
    const { enter0 } = core.helpers;
    const deep = (n: number): void => {
      const call = enter0(f(n % 2));
      pass(1);
      if (n < 9) deep(n + 1);
      pass(1);
      core.tree.leave(call);
    };
    deep(0);
    core.tree.leave(enter0(f(5)));
    stop();
    const rows = [...heard].map(([path, { calls, selfTime }]) => `${path}: ${calls} calls, ${selfTime} ms`);
    expect(rows).toEqual([
      'f0(): 1 calls, 2 ms',
      'f0() > f1(): 5 calls, 10 ms',
      'f0() > f1() > f0(): 4 calls, 8 ms',
      'f5(): 1 calls, 0 ms',
    ]);
    expect(sumOfCalls(heard)).toBe(11);
    expect([...heard.values()].reduce((sum, { selfTime }) => sum + selfTime, 0)).toBe(20);
    expect(heard.get('f0()')).toMatchObject({ timedCalls: 1, maxTime: 20 });
    // What they fold onto ran around them, and was timed all the same.
    expect(heard.get('f0() > f1()')).toMatchObject({ timedCalls: 1, maxTime: 18 });
    expect(heard.get('f0() > f1() > f0()')).toMatchObject({ timedCalls: 1, maxTime: 16 });
    expect(caps).toEqual([{ what: 'depth', limit: 3, times: 4 }]);
  });

  it('fold what has no frame of its signature to fold onto into an `other` row', () => {
    const { core, heard, caps, stop } = record({ nodes: 1000, depth: 2 });
    const { enter1 } = core.helpers;
    const calls = Array.from({ length: 10 }, (_, i) => enter1(f(0), new Uint8Array(i)));
    for (const call of calls.reverse()) core.tree.leave(call);
    expect(core.tree.current()).toBe(ROOT);
    stop();
    expect([...heard].map(([path, total]) => `${path} ${total.calls}`)).toEqual([
      'f0(Uint8Array(0)) 1',
      'f0(Uint8Array(0)) > f0(Uint8Array(1)) 1',
      'f0(Uint8Array(0)) > f0(Uint8Array(1)) > f0(other) 8',
    ]);
    expect(caps).toEqual([{ what: 'depth', limit: 2, times: 8 }]);
  });

  it('bound the nodes, and every call is still counted', () => {
    const { core, heard, caps, stop } = record({ nodes: 20, depth: 100 });
    const { enter1 } = core.helpers;
    for (let i = 0; i < 100; i++) {
      const outer = enter1(f(i % 7), i);
      const inner = enter1(f(50 + i), 's');
      core.tree.leave(inner);
      core.tree.leave(outer);
    }
    stop();
    expect(sumOfCalls(heard)).toBe(200);
    expect(core.tree.nodes.count).toBe(FIRST_NODE);
    expect(heard.size).toBeLessThanOrEqual(20 + 2 + 107);
    expect(caps[0]).toMatchObject({ what: 'call-nodes', limit: 20 });
    expect([...heard.keys()].some((path) => path.endsWith('(other)'))).toBe(true);
  });

  it('give a function 200 signatures and one for all others', () => {
    const { core, heard, caps, stop } = record();
    for (let i = 0; i < 300; i++) core.tree.leave(core.helpers.enter3(f(0), new Uint8Array(i), 1, 2));
    for (let i = 0; i < 300; i++) core.tree.leave(core.helpers.enter1(f(1), new Uint8Array(i)));
    core.tree.leave(core.helpers.enter1(f(2), 1));
    stop();
    expect(heard.get('f0(other)')).toMatchObject({ calls: 100 });
    expect(heard.get('f1(other)')).toMatchObject({ calls: 100 });
    expect(heard.get('f2(int)')).toMatchObject({ calls: 1 });
    expect(heard.size).toBe(403);
    expect(sumOfCalls(heard)).toBe(601);
    expect(caps).toEqual([{ what: 'signatures', limit: 200, times: 200 }]);
  });
});
