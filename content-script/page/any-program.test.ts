/**
 * Laws: whatever a program calls, throws and catches, the recorder has the tree of a naive one; and with
 * tight caps still every call and every millisecond. There are three kinds of functions: those with `finally`, leafs, which catch nothing, and those
 * that are left by their site; an exception ends the last two without an exit.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { f, record, type Recording } from '../../test/core-listener.ts';
import { ROOT } from './tree-columns.ts';

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

const KINDS = ['framed', 'leaf', 'by site'] as const;
const kindOf = (index: number): (typeof KINDS)[number] => KINDS[index % 3];

describe('any program', () => {
  /** What a recorder is for, said in the plainest way. */
  function runPlainly(
    calls: readonly Call[],
    path: string,
    counts: Map<string, number>,
    inLeaf = false,
  ): void {
    for (const { site, args, passed, calls: inner, throws, catches } of calls) {
      const types = args.map(nameOf);
      if (passed > args.length) types.push(`…+${passed - args.length}`);
      const own = `${path}f${site * 10 + args.length}(${types.join(', ')})`;
      counts.set(own, (counts.get(own) ?? 0) + 1);
      try {
        runPlainly(inner, `${own} > `, counts, kindOf(site) === 'leaf');
        if (throws) throw new Error('thrown');
      } catch (error) {
        if (!catches || inLeaf) throw error;
      }
    }
  }

  /** `own`: handle of the call that they are made by. */
  function runRecorded(calls: readonly Call[], { core, pass }: Recording, own = 0, inLeaf = false): void {
    for (const { site: index, args, passed, calls: inner, throws, catches, drains } of calls) {
      // Asked each time, as emitted code does: they change when the tree grows.
      const kind = kindOf(index);
      const { leave, leaveSite, put } = core.helpers;
      const { enter0, enter1, enter2, enter3, enter4, enterN } =
        kind === 'by site' ? core.helpers.recursive : core.helpers;
      const id = f(index * 10 + args.length);
      const site = kind === 'framed' ? id : ~id;
      const [a, b, c, d] = args;
      const enters = [
        () => enter0(site, passed),
        () => enter1(site, a, passed),
        () => enter2(site, a, b, passed),
        () => enter3(site, a, b, c, passed),
        () => enter4(site, a, b, c, d, passed),
      ];
      const enterMany = (): number => {
        for (let i = 0; i < args.length; i += 4) put(i, args[i], args[i + 1], args[i + 2], args[i + 3]);
        return enterN(site, args.length, passed);
      };
      const run = (): void => {
        const call = (enters[args.length] ?? enterMany)();
        let isOver = kind === 'framed';
        try {
          pass(1);
          if (drains) core.drain();
          runRecorded(inner, { core, pass } as Recording, call, kind === 'leaf');
          if (throws) throw new Error('thrown');
          isOver = true;
        } finally {
          if (isOver && kind === 'by site') leaveSite(site);
          else if (isOver) (throws ? core.helpers.leave : leave)(call);
        }
      };
      try {
        run();
      } catch (error) {
        if (!catches || inLeaf) throw error;
        core.tree.caught(own);
      }
    }
  }

  /** As a job of the event loop, behind which the tree looks what has been left. */
  function runAsJob(calls: readonly Call[], recording: Recording): void {
    try {
      runRecorded(calls, recording);
    } catch {
      recording.core.tree.caught(0);
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
          runAsJob(each, recording);
        }
        expect(recording.core.tree.current()).toBe(ROOT);
        recording.stop();
        const { heard } = recording;
        expect(new Map([...heard].map(([path, { calls }]) => [path, calls]))).toEqual(counts);
        // Each call takes one step of the clock.
        for (const [path, { calls, selfTime, timedCalls }] of heard) {
          expect(selfTime).toBe(calls);
          if (/f[03]\d*\([^>]*$/.test(path)) expect(timedCalls).toBe(calls);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(['sampled', 'none'] as const)('has the same tree and counts when its times are %s', (timing) => {
    fc.assert(
      fc.property(
        fc.array(program, { maxLength: 4 }),
        fc.option(
          fc.record({ nodes: fc.integer({ min: 1, max: 6 }), depth: fc.integer({ min: 1, max: 3 }) }),
        ),
        (programs, limits) => {
          const exact = record(limits ?? undefined);
          const other = record(limits ?? undefined, () => ({ timing }));
          for (const recording of [exact, other]) {
            // Twice, so that most calls are of nodes that are known.
            for (const each of [...programs, ...programs]) {
              runAsJob(each, recording);
            }
            expect(recording.core.tree.current()).toBe(ROOT);
            recording.stop();
          }
          const countsOf = ({ heard }: Recording): unknown =>
            [...heard].map(([path, { calls }]) => [path, calls]).sort();
          expect(countsOf(other)).toEqual(countsOf(exact));
          for (const { selfTime } of other.heard.values()) expect(selfTime).toBe(0);
        },
      ),
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
            runAsJob(each, recording);
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
