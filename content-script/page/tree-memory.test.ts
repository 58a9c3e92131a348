/**
 * What a call node takes of the page's memory, and that no number of calls takes more.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { f, FACTS, listen, record, type Recording } from '../../test/core-listener.ts';
import type { Timing } from './call-tree.ts';
import { createCore, type Core } from './core.ts';
import { AMOUNTS, FIRST_NODE, HOT_SHIFT, LEFT } from './tree-columns.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const PAGE = 4096;

/** Bytes of a tree's arrays that nobody has written to, by whole pages: systems give memory when it is written to. */
function untouchedBytes({ tree: { nodes } }: Core): number {
  let untouched = 0;
  for (const array of [nodes.hot, nodes.links, nodes.more, nodes.near()]) {
    const each = PAGE / array.BYTES_PER_ELEMENT;
    for (let from = 0; from + each <= array.length; from += each) {
      if (array.subarray(from, from + each).every((value) => value === 0)) untouched += PAGE;
    }
  }
  return untouched;
}

/** Memory of typed arrays; buffers are given back in a task after the collection. */
async function bytesOfArrays(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    collectGarbage();
    await new Promise(setImmediate);
  }
  return process.memoryUsage().arrayBuffers;
}

/** `width` functions call `width` others each. */
function callAll(core: Core, width: number): void {
  for (let i = 0; i < width; i++) {
    const { enter0, leave } = core.helpers;
    const outer = enter0(f(i));
    for (let j = 1; j < width; j++) {
      const call = core.helpers;
      call.leave(call.enter0(f(width + j)));
    }
    leave(outer);
  }
}

describe('a call node', () => {
  // 443² are 196,249 nodes.
  const WIDTH = 443;

  it.each<[Timing, 'drained' | 'not drained', number]>([
    ['none', 'drained', 64],
    ['none', 'not drained', 64],
    ['sampled', 'drained', 64],
    ['exact', 'drained', 64],
    ['exact', 'not drained', 110],
  ])('whose times are %s takes, %s, at most so many bytes', async (timing, drained, most) => {
    let time = 0;
    const core = createCore(
      { now: () => (time += 0.001), origin: 0, isolated: false },
      { facts: FACTS, timing: () => ({ timing }) },
    );
    const listener = { signatures: true, hear: (): void => undefined };
    core.attach(listener);
    core.detach(listener);
    const written = async (): Promise<number> => (await bytesOfArrays()) - untouchedBytes(core);
    const before = await written();
    core.attach(listener);
    callAll(core, WIDTH);
    expect(core.tree.nodes.count - FIRST_NODE).toBe(WIDTH * WIDTH);
    // The second sees that what was needed for the first is needed no more.
    for (let i = 0; drained === 'drained' && i < 2; i++) core.drain();
    const each = ((await written()) - before) / (WIDTH * WIDTH);
    expect(each).toBeLessThan(most);
    // Less than a place in the table and what a known call reads cannot be: it is the tree that was measured.
    expect(each).toBeGreaterThan(24);
    core.detach(listener);
    // Given back, but for what twenty times fewer nodes would take.
    await vi.waitFor(async () => {
      expect(((await written()) - before) / (WIDTH * WIDTH)).toBeLessThan(each / 20);
    }, 20_000);
  });
});

describe('times', () => {
  it('have rows for the nodes that were active since the drain before, and a burst is not kept', () => {
    const { core } = record();
    callAll(core, 40);
    const { amounts } = core.tree.rows;
    const rowsOfAll = amounts.values.length / AMOUNTS;
    expect(rowsOfAll).toBeGreaterThan(1600);
    core.drain();
    core.tree.leave(core.helpers.enter0(f(0)));
    expect(amounts.values.length / AMOUNTS).toBeLessThanOrEqual(rowsOfAll);
    core.drain();
    expect(amounts.values.length / AMOUNTS).toBeLessThan(rowsOfAll / 4);
    expect(amounts.count).toBe(2);
  });

  it('are whole, however many nodes are active and however often somebody drains', () => {
    const { core, pass, heard, stop } = record();
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 1000; i++) {
        const outer = core.helpers.enter0(f(i));
        pass(1);
        const inner = core.helpers.enter0(f(2000));
        pass(2);
        if (i % (round * 300 + 7) === 0) core.drain();
        core.tree.leave(inner);
        pass(4);
        core.tree.leave(outer);
      }
    }
    stop();
    expect(heard.size).toBe(2000);
    for (const [path, total] of heard) {
      const isInner = path.includes('>');
      expect(total).toMatchObject({
        calls: 3,
        selfTime: isInner ? 6 : 15,
        timedCalls: 3,
        minTime: isInner ? 2 : 7,
      });
    }
  });
});

describe('counts', () => {
  /** As if the node that was made last had been called so often that its count runs out with the call after the next. */
  const callTenHundredMillionTimes = ({ core }: Recording): number => {
    const { hot, count } = core.tree.nodes;
    const left = ((count - 1) << HOT_SHIFT) | LEFT;
    const calls = hot[left] - 2;
    hot[left] = 2;
    return calls;
  };

  it.each<Timing>(['none', 'sampled', 'exact'])('are right beyond 2³² when times are %s', (timing) => {
    const recording = record(undefined, () => ({ timing }));
    const { core, heard, stop } = recording;
    const call = (): void => {
      core.tree.leave(core.helpers.enter0(f(0)));
    };
    let calls = 0;
    for (let i = 0; i < 12; i++, calls++) call();
    for (let turn = 0; turn < 12; turn++) {
      if (timing !== 'exact') calls += callTenHundredMillionTimes(recording);
      for (let i = 0; i < 5; i++, calls++) call();
      if (turn === 9) core.drain();
    }
    stop();
    if (timing === 'none') expect(calls).toBeGreaterThan(2 ** 32 * 2);
    expect([...heard].map(([path, total]) => [path, total.calls])).toEqual([['f0()', calls]]);
  });
});

it('a call whose exit was lost is not timed, and those around it are', () => {
  const { core, pass, heard, stop } = record();
  const second = listen(core);
  const outer = core.helpers.enter0(f(0));
  for (let i = 0; i < 200; i++) {
    const middle = core.helpers.enter0(f(1));
    pass(1);
    core.helpers.enter0(f(2));
    core.helpers.enter0(f(3));
    pass(1);
    core.tree.leave(middle);
  }
  core.tree.leave(outer);
  second.stop();
  stop();
  expect(
    Object.fromEntries([...heard].map(([path, { calls, timedCalls }]) => [path, [calls, timedCalls]])),
  ).toEqual({
    'f0()': [1, 1],
    'f0() > f1()': [200, 200],
    'f0() > f1() > f2()': [200, 0],
    'f0() > f1() > f2() > f3()': [200, 0],
  });
  expect(heard.get('f0() > f1()')).toMatchObject({ minTime: 2, maxTime: 2 });
});
