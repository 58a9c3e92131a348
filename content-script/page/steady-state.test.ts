/**
 * What a call costs the page's heap once its signature is known: nothing.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createCore } from './core.ts';

class Matrix {
  rows = 1;
}
class Vector {
  x = 1;
}

/** Bytes that `run` allocates, at least: the least of several tries, since others allocate, too. */
function bytesOf(run: () => void): number {
  let least = Infinity;
  for (let i = 0; i < 10; i++) {
    const before = process.memoryUsage().heapUsed;
    run();
    const after = process.memoryUsage().heapUsed;
    if (after >= before && after - before < least) least = after - before;
  }
  return least;
}

describe.each(['exact', 'none'] as const)('in the steady state, times %s,', (timing) => {
  setFlagsFromString('--expose-gc');
  // Code that is not optimised yet makes numbers into objects, and a busy machine optimises late.
  setFlagsFromString('--no-concurrent-recompilation');
  const collectGarbage = runInNewContext('gc') as () => void;
  // Fractions that are objects already: a clock that makes a new one at every read would be all we see.
  const ticks: unknown[] = [null, ...Array.from({ length: 1000 }, (_, i) => i + 0.5)];
  let tick = 0;
  const core = createCore(
    { now: () => ticks[(tick = (tick % 1000) + 1)] as number, origin: 0, isolated: false },
    {
      facts: { step: 1, readCost: 1, ownCostInside: 1, ownCostOutside: 1 },
      timing: () => ({ timing }),
    },
  );
  core.attach({ signatures: true, hear: () => undefined });
  const { enter0, enter1, enter2, enter3, enter4, enterN, put, leave } = core.helpers;
  const CALLS = 5_000;
  // Until everything is optimised, after what V8 learnt in the first rounds as well.
  const WARM = 200;
  const repeat =
    (call: (i: number) => void): (() => void) =>
    () => {
      for (let i = 0; i < CALLS; i++) call(i);
    };
  // Not all numbers: V8 would keep the floats unboxed, and box them to pass them to any function.
  const numbers = [1, 2.5, null];
  const typed = [new Float32Array(16), new Float64Array(16), new Uint8Array(3)];
  const objects = [new Matrix(), new Vector(), {}];
  const maps = [new Map([[1, 1]]), new Map()];
  const arrays = [[1.5, 2, 3], [1, 2], new Array<number>(1000)];
  const many = [1, 2.5, 's', typed[0]];

  it.each<readonly [string, (i: number) => void]>([
    [
      'numbers',
      (i) => {
        leave(enter2(2, i, numbers[i % 3]));
      },
    ],
    [
      'typed arrays',
      (i) => {
        leave(enter1(6, typed[i % 3]));
      },
    ],
    [
      'objects',
      (i) => {
        leave(enter1(10, objects[i % 3]));
      },
    ],
    [
      'maps',
      (i) => {
        leave(enter1(14, maps[i % 2]));
      },
    ],
    [
      'arrays',
      (i) => {
        leave(enter1(18, arrays[i % 3]));
      },
    ],
    [
      'three arguments and more',
      (i) => {
        leave(enter3(22, i, 's', null));
        leave(enter4(26, i, 's', null, 2.5));
        put(0, i, 's', null, 2.5);
        put(4, many[i & 3]);
        leave(enterN(30, 5, 0));
      },
    ],
    [
      'surplus arguments',
      (i) => {
        leave(enter0(34, i % 3));
        leave(enter1(38, i, i % 5));
        leave(enter2(42, i, 's', i % 7));
        leave(enter3(46, i, 's', null, i % 9));
        leave(enter4(50, i, 's', null, 2.5, i % 11));
        put(0, i, 's', null, 2.5);
        put(4, many[i & 3]);
        leave(enterN(54, 5, i % 13));
      },
    ],
    [
      'nested calls',
      (i) => {
        const outer = enter1(58, i);
        leave(enter1(62, i));
        leave(outer);
      },
    ],
  ])('calls with %s allocate nothing', (_, call) => {
    const run = repeat(call);
    for (let i = 0; i < WARM; i++) run();
    collectGarbage();
    // Less than a byte for each call. What an engine compiles meanwhile is no call's: it is not there every time.
    expect(Math.min(...Array.from({ length: 5 }, () => bytesOf(run)))).toBeLessThan(CALLS);
  });

  it('sees it where a call does allocate', () => {
    const kept: object[] = [];
    const run = repeat((i) => {
      kept[i] = { i };
    });
    for (let i = 0; i < WARM; i++) run();
    collectGarbage();
    expect(bytesOf(run)).toBeGreaterThan(CALLS);
  });
});
