/**
 * The tree by itself, on a clock that the test moves: times, caps, folding, many recordings.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CapHit } from '../../profile/model.ts';
import { FIRST_NODE, LINK, ROOT, type TreeLimits } from './call-tree.ts';
import { createCore, type Core, type Listener } from './core.ts';
import { SITE_ID_STRIDE } from '../../protocol/calling-convention.ts';

interface Total {
  calls: number;
  selfTime: number;
  timedCalls: number;
  minTime: number;
  maxTime: number;
  firstCallTime: number;
}

interface Recording {
  readonly core: Core;
  /** Moves the clock. */
  readonly pass: (milliseconds: number) => void;
  /** Path of labels → what was heard of it. */
  readonly heard: Map<string, Total>;
  readonly caps: CapHit[];
  readonly stop: () => void;
}

const FACTS = { step: 1, readCost: 0, ownCostInside: 0, ownCostOutside: 0 };

const f = (index: number): number => 2 + index * SITE_ID_STRIDE;

function labelOf(core: Core, signature: number): string {
  const [site, count, ...types] = core.signatures.encode(signature);
  const labels = types.slice(0, Math.max(count, 0)).map((type) => core.types.rows[type].label);
  return `f${(site - 2) / SITE_ID_STRIDE}${count < 0 ? '' : `(${labels.join(', ')})`}`;
}

function pathOf(core: Core, node: number): string {
  const { links } = core.tree.view();
  const own = labelOf(core, links[node * LINK.stride + LINK.signature]);
  const parent = links[node * LINK.stride + LINK.parent];
  return parent >= FIRST_NODE
    ? `${pathOf(core, parent)} > ${own}`
    : parent === ROOT
      ? own
      : `compiler > ${own}`;
}

function listen(core: Core, signatures = true): Pick<Recording, 'heard' | 'caps' | 'stop'> {
  const heard = new Map<string, Total>();
  const caps: CapHit[] = [];
  const listener: Listener = {
    signatures,
    hear(delta, hits) {
      for (let i = 0; i < hits.length; i++) caps.push(hits[i]);
      for (let row = 0; row < delta.length; row++) {
        const path = pathOf(core, delta.nodes[row]);
        const total = heard.get(path);
        if (!total) {
          heard.set(path, {
            calls: delta.calls[row],
            selfTime: delta.selfTime[row],
            timedCalls: delta.timedCalls[row],
            minTime: delta.minTime[row],
            maxTime: delta.maxTime[row],
            firstCallTime: delta.firstCallTime[row],
          });
          continue;
        }
        total.calls += delta.calls[row];
        total.selfTime += delta.selfTime[row];
        total.timedCalls += delta.timedCalls[row];
        if (Number.isNaN(total.firstCallTime)) total.firstCallTime = delta.firstCallTime[row];
        total.minTime = least(total.minTime, delta.minTime[row]);
        total.maxTime = -least(-total.maxTime, -delta.maxTime[row]);
      }
    },
  };
  core.attach(listener);
  return { heard, caps, stop: () => core.detach(listener) };
}

function least(a: number, b: number): number {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b);
}

function record(limits?: TreeLimits): Recording {
  let time = 1000;
  const core = createCore(
    { now: () => time, origin: 0, isolated: false },
    { facts: FACTS, ...(limits ? { limits } : {}) },
  );
  return { core, pass: (by) => (time += by), ...listen(core) };
}

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
      'f0(int)': { calls: 2, selfTime: 10, timedCalls: 2, firstCallTime: 13, minTime: 13, maxTime: 37 },
      'f0(int) > f1(float)': {
        calls: 2,
        selfTime: 40,
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
    expect([...heard.keys()]).toEqual(['f0()', 'f0() > f1()', 'f0() > f1() > f2()', 'f3()']);
  });

  it('of the outermost frame is healed by the next task of our own', () => {
    const { core, heard, stop } = record();
    core.helpers.enter0(f(0));
    core.tree.returnToRoot();
    core.helpers.enter0(f(1));
    stop();
    expect([...heard.keys()]).toEqual(['f0()', 'f1()']);
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
    expect(core.tree.view().count).toBe(FIRST_NODE);
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

/** A program: functions called with arguments, some of which throw through their callers. */
interface Call {
  readonly site: number;
  readonly args: readonly unknown[];
  readonly passed: number;
  readonly calls: readonly Call[];
  readonly throws: boolean;
  readonly catches: boolean;
  readonly drains: boolean;
}

const { program } = fc.letrec<{ program: readonly Call[]; call: Call }>((tie) => ({
  program: fc.array(tie('call'), { maxLength: 5 }),
  call: fc.record({
    site: fc.nat(5),
    args: fc.array(
      fc.constantFrom<unknown>(
        1,
        2.5,
        's',
        null,
        undefined,
        [1],
        [1.5, 2],
        new Float32Array(4),
        new Map(),
        {},
      ),
      { maxLength: 6 },
    ),
    passed: fc.nat(8),
    calls: fc.oneof({ maxDepth: 5 }, fc.constant([]), tie('program')),
    throws: fc.boolean(),
    catches: fc.boolean(),
    drains: fc.boolean(),
  }),
}));

const NAMES = new Map<unknown, string>([
  [1, 'int'],
  [2.5, 'float'],
  ['s', 'string'],
  [null, 'null'],
  [undefined, 'undefined'],
]);

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? 'Array<int>(1)' : 'Array<float>(2)';
  if (value instanceof Float32Array) return 'Float32Array(4)';
  return NAMES.get(value) ?? (value instanceof Map ? 'Map(0)' : 'Object');
}

describe('any program', () => {
  /** What a recorder is for, said in the plainest way. */
  function runPlainly(calls: readonly Call[], path: string, counts: Map<string, number>): void {
    for (const { site, args, passed, calls: inner, throws, catches } of calls) {
      const types = args.map(nameOf);
      if (passed > args.length) types.push(`…+${passed - args.length}`);
      const own = `${path}f${site * 10 + args.length}(${types.join(', ')})`;
      counts.set(own, (counts.get(own) ?? 0) + 1);
      try {
        runPlainly(inner, `${own} > `, counts);
        if (throws) throw new Error('thrown');
      } catch (error) {
        if (!catches) throw error;
      }
    }
  }

  function runRecorded(calls: readonly Call[], { core, pass }: Recording): void {
    const { enter0, enter1, enter2, enter3, enterN } = core.helpers;
    for (const { site: index, args, passed, calls: inner, throws, catches, drains } of calls) {
      const site = f(index * 10 + args.length);
      const [a, b, c] = args;
      const enters = [
        () => enter0(site, passed),
        () => enter1(site, a, passed),
        () => enter2(site, a, b, passed),
        () => enter3(site, a, b, c, passed),
      ];
      const run = (): void => {
        const call = (enters[args.length] ?? (() => enterN(site, args, passed)))();
        try {
          pass(1);
          if (drains) core.drain();
          runRecorded(inner, { core, pass } as Recording);
          if (throws) throw new Error('thrown');
        } finally {
          core.tree.leave(call);
        }
      };
      try {
        run();
      } catch (error) {
        if (!catches) throw error;
      }
    }
  }

  it('has the tree and the counts that a naive recorder finds, whatever is thrown and drained', () => {
    fc.assert(
      fc.property(fc.array(program, { maxLength: 4 }), (programs) => {
        const counts = new Map<string, number>();
        const recording = record();
        for (const each of programs) {
          try {
            runPlainly(each, '', counts);
          } catch {
            // Left through the event loop.
          }
          try {
            runRecorded(each, recording);
          } catch {
            // Here, too.
          }
        }
        expect(recording.core.tree.current()).toBe(ROOT);
        recording.stop();
        const { heard } = recording;
        expect(new Map([...heard].map(([path, { calls }]) => [path, calls]))).toEqual(counts);
        // Each call takes one step of the clock.
        for (const { calls, selfTime, timedCalls } of heard.values()) {
          expect(selfTime).toBe(calls);
          expect(timedCalls).toBe(calls);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every count and millisecond when caps are tight', () => {
    fc.assert(
      fc.property(
        fc.array(program, { maxLength: 4 }),
        fc.record({ nodes: fc.integer({ min: 1, max: 6 }), depth: fc.integer({ min: 1, max: 3 }) }),
        (programs, limits) => {
          const counts = new Map<string, number>();
          const recording = record(limits);
          for (const each of programs) {
            try {
              runPlainly(each, '', counts);
            } catch {
              // Left through the event loop.
            }
            try {
              runRecorded(each, recording);
            } catch {
              // Here, too.
            }
          }
          expect(recording.core.tree.current()).toBe(ROOT);
          recording.stop();
          const bySite = (paths: Iterable<readonly [string, number]>): Record<string, number> => {
            const sums: Record<string, number> = {};
            for (const [path, calls] of paths) {
              const site = path
                .slice(path.lastIndexOf('> ') + 1)
                .trim()
                .split('(')[0];
              sums[site] = (sums[site] ?? 0) + calls;
            }
            return sums;
          };
          const { heard } = recording;
          expect(bySite([...heard].map(([path, { calls }]) => [path, calls] as const))).toEqual(
            bySite(counts),
          );
          let selfTime = 0;
          for (const total of heard.values()) selfTime += total.selfTime;
          expect(selfTime).toBe([...counts.values()].reduce((a, b) => a + b, 0));
        },
      ),
      { numRuns: 300 },
    );
  });
});
