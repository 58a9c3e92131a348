/**
 * World: Node. The sampler on a clock that the test moves and a program that the test runs: what it says is
 * right on average whatever runs, adds up to the time that passed, and costs what it may.
 */
import fc from 'fast-check';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { createSampleReader, type SampleReader } from '../page/sample-reader.ts';
import * as sampleMemory from '../../protocol/sample-memory.ts';
import { createSampler, samplerText, type Sampler } from './sampler.ts';

const ROOT = 1;

/** A reproducible generator (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A context at its root. */
function createContext(): Pick<Simulation, 'reader' | 'cell'> {
  const cell = new Int32Array(new SharedArrayBuffer(sampleMemory.CELL_BYTES));
  cell[0] = ROOT;
  return { reader: createSampleReader(SharedArrayBuffer, cell.buffer), cell };
}

const samplesOf = ({ memory }: SampleReader): number => new Int32Array(memory.block)[sampleMemory.SAMPLES];

interface Simulation {
  readonly reader: SampleReader;
  readonly cell: Int32Array<SharedArrayBuffer>;
  readonly sampler: Sampler;
  /** Samples until that much time has passed; `nodeAt` says which node runs when. */
  readonly run: (duration: number, nodeAt: (time: number) => number) => void;
  /** The sampler has no processor for so long. */
  readonly stall: (time: number) => void;
  readonly now: () => number;
}

/** Sleeping takes 0.08 ms longer than asked for, as it does in the browser; `awake`: what a sample takes. */
function simulate(seed = 1, late: () => number = () => 0.08, awake: () => number = () => 0): Simulation {
  let time = 0;
  let sleep = 0;
  // It reads the clock when it wakes, and when it has done its work.
  const now = (): number => (time += awake());
  const sampler = createSampler({ layout: sampleMemory, now, random: randomFrom(seed) });
  const { reader, cell } = createContext();
  sampler.add(reader.memory);
  return {
    reader,
    cell,
    sampler,
    now: () => time,
    stall(by) {
      time += by;
    },
    run(duration, nodeAt) {
      for (const until = time + duration; time < until;) {
        time += sleep + late();
        cell[0] = nodeAt(time);
        sleep = sampler.sample();
      }
    },
  };
}

interface Sums {
  readonly time: Map<number, number>;
  readonly squares: Map<number, number>;
}

function taken(reader: SampleReader, sums: Sums = { time: new Map(), squares: new Map() }): Sums {
  reader.take((node, time, squares) => {
    sums.time.set(node, (sums.time.get(node) ?? 0) + time);
    sums.squares.set(node, (sums.squares.get(node) ?? 0) + squares);
  });
  return sums;
}

/** A program as spans, one after another: which node runs for how long. */
type Program = readonly { readonly node: number; readonly time: number }[];

/** The program over and over again. */
function repeated(program: Program): { nodeAt: (time: number) => number; share: (node: number) => number } {
  const period = program.reduce((sum, { time }) => sum + time, 0);
  return {
    nodeAt(time) {
      let rest = time % period;
      for (const span of program) if ((rest -= span.time) < 0) return span.node;
      return program[0].node;
    },
    share: (node) => program.reduce((sum, span) => sum + (span.node === node ? span.time : 0), 0) / period,
  };
}

describe('what it says', () => {
  it('is right within its own error for any program, long spans and short ones, whatever their rhythm', () => {
    const span = fc.record({
      node: fc.integer({ min: 1, max: 6 }),
      // From a tenth of an interval to many of them.
      time: fc.double({ min: 0.01, max: 20, noNaN: true }),
    });
    let inside = 0;
    let all = 0;
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 8 }), fc.integer(), (program, seed) => {
        const { nodeAt, share } = repeated(program);
        const { run, reader, now } = simulate(seed);
        const sums: Sums = { time: new Map(), squares: new Map() };
        for (let i = 0; i < 20; i++) {
          run(100, nodeAt);
          taken(reader, sums);
        }
        for (const [node, time] of sums.time) {
          const error = Math.sqrt(sums.squares.get(node)!);
          // Five standard errors and a sample at either end: never wrong, whatever is drawn.
          expect(Math.abs(time - share(node) * now())).toBeLessThan(5 * error + 6);
          all++;
          if (Math.abs(time - share(node) * now()) < 1.96 * error) inside++;
        }
      }),
      { numRuns: 60, seed: 20, endOnFailure: true },
    );
    expect(inside / all).toBeGreaterThan(0.9);
  });

  it('is unbiased: over many runs the mean comes to the truth', () => {
    const { nodeAt, share } = repeated([
      { node: 2, time: 0.03 },
      { node: 3, time: 0.6 },
      { node: 1, time: 0.2 },
      { node: 4, time: 3.1 },
    ]);
    const means = new Map([2, 3, 4].map((node) => [node, 0]));
    const runs = 200;
    for (let seed = 0; seed < runs; seed++) {
      const { run, reader, now } = simulate(seed);
      run(500, nodeAt);
      const { time } = taken(reader);
      for (const node of means.keys())
        means.set(node, means.get(node)! + (time.get(node) ?? 0) / now() / runs);
    }
    for (const [node, mean] of means) expect(mean / share(node)).toBeCloseTo(1, 1);
  });

  it('adds up to the time that passed: nodes, idle time and stalls', () => {
    const { nodeAt } = repeated([
      { node: 2, time: 1 },
      { node: 3, time: 2 },
    ]);
    const { run, reader, stall, now } = simulate();
    const sums: Sums = { time: new Map(), squares: new Map() };
    for (let i = 0; i < 30; i++) {
      run(20, nodeAt);
      stall(20);
    }
    run(20, nodeAt);
    taken(reader, sums);
    const told = [...sums.time.values()].reduce((a, b) => a + b, 0);
    const { unattributed, stalls } = reader.facts();
    expect(stalls).toBe(30);
    expect(unattributed).toBeGreaterThan(30 * 20);
    expect(told + unattributed).toBeCloseTo(now(), 6);
  });

  it('gives idle time to nobody', () => {
    const { run, reader } = simulate();
    run(200, () => ROOT);
    expect(taken(reader).time.size).toBe(0);
    expect(reader.facts().samples).toBeGreaterThan(50);
  });

  it('loses nothing when nobody takes it out for long', () => {
    const { run, reader, now } = simulate();
    run(30_000, (time) => 2 + (Math.floor(time) % 3));
    expect(reader.facts().samples).toBeGreaterThan(sampleMemory.RING_ENTRIES * 2);
    const sums = taken(reader);
    run(10, () => 2);
    taken(reader, sums);
    expect([...sums.time.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(now(), 6);
  });

  it('counts from where its recorder begins to count', () => {
    const { run, reader, now } = simulate();
    run(50, () => 2);
    const before = now();
    reader.begin();
    run(50, () => 3);
    expect([...taken(reader).time.keys()]).toEqual([3]);
    expect(reader.facts().samples).toBeLessThan(samplesOf(reader));
    expect(now() - before).toBeGreaterThan(50);
  });
});

describe('what it costs', () => {
  it('stays within its share of a processor when something runs all the time', () => {
    const { run, reader } = simulate();
    run(20_000, () => 2);
    expect(reader.facts().cpuShare).toBeGreaterThan(0.04);
    expect(reader.facts().cpuShare).toBeLessThanOrEqual(0.05);
  });

  it.each([0.02, 0.06, 0.2])('stays within it when its own work takes %d ms a time', (awake) => {
    const { run, reader, now } = simulate(
      1,
      () => 0.08,
      () => awake,
    );
    run(20_000, () => 2);
    const { cpuShare, samples } = reader.facts();
    expect(cpuShare).toBeGreaterThan(0.03);
    expect(cpuShare).toBeLessThanOrEqual(0.05);
    // What is told is what it took, above waking.
    expect((samples * awake) / now()).toBeLessThan(cpuShare + 0.005);
    expect(reader.facts().interval).toBeGreaterThan(awake / 0.055);
  });

  it('does not take for its own work what others did when it had no processor', () => {
    let turn = 0;
    const slow = simulate(
      1,
      () => 0.08,
      // Once in 500 reads it is away for 20 ms.
      () => (++turn % 500 === 0 ? 20 : 0),
    );
    const quick = simulate();
    for (const { run } of [slow, quick]) run(20_000, () => 2);
    expect(slow.reader.facts().interval / quick.reader.facts().interval).toBeLessThan(1.1);
  });

  it('has stayed within it since it began, its start and bursts after a rest included', () => {
    const { run, reader, now } = simulate();
    run(10, () => 2);
    // Its thread has begun, which is more than a share of ten milliseconds.
    expect(reader.facts().cpuShare * now()).toBeGreaterThan(5);
    run(500, () => 2);
    for (let i = 0; i < 200; i++) {
      // Half a second of work, then one of rest.
      run(20, () => (i % 75 < 25 ? 2 : ROOT));
      // Not more than a single look over.
      expect(reader.facts().cpuShare * now()).toBeLessThan(0.05 * now() + 0.06);
    }
  });

  it('tells all contexts what it takes as a whole, one that begins in a burst, too', () => {
    const { run, reader, sampler } = simulate();
    run(3000, () => ROOT);
    const late = createContext();
    late.cell[0] = 2;
    sampler.add(late.reader.memory);
    run(100, () => 2);
    expect(late.reader.facts().cpuShare).toBe(reader.facts().cpuShare);
    expect(late.reader.facts().cpuShare).toBeLessThanOrEqual(0.05);
  });

  it('looks more often after a rest than in the long run', () => {
    const { run, reader, now } = simulate();
    const rate = (duration: number, node: number): number => {
      const [samples, time] = [samplesOf(reader), now()];
      run(duration, () => node);
      taken(reader);
      return (samplesOf(reader) - samples) / (now() - time);
    };
    const steady = (rate(5000, 2), rate(1000, 2));
    rate(3000, ROOT);
    const afterRest = rate(50, 2);
    expect(afterRest).toBeGreaterThan(steady * 2);
  });

  it('tells its median interval', () => {
    const { run, reader } = simulate();
    run(10_000, () => 2);
    expect(reader.facts().interval).toBeGreaterThan(0.4);
    expect(reader.facts().interval).toBeLessThan(1);
  });
});

it('stops watching a context that has ended, and says when none is left', () => {
  const { run, reader, sampler } = simulate();
  run(10, () => 2);
  reader.end(
    () => undefined,
    () => 0,
  );
  expect(sampler.sample()).toBe(-1);
});

it('watches a context that is recorded again once, whether it has seen the end of the first recording or not', () => {
  const { run, reader, sampler, cell, now } = simulate();
  run(100, () => 2);
  reader.end(
    () => undefined,
    () => 0,
  );
  const again = createSampleReader(SharedArrayBuffer, cell.buffer);
  const from = now();
  sampler.add(again.memory);
  run(100, () => 3);
  expect(taken(reader).time.size).toBe(0);
  expect([...taken(again).time.keys()]).toEqual([3]);
  expect(again.facts().samples).toBeGreaterThan(50);
  expect(now() - from).toBeGreaterThan(100);
});

it('watches several contexts, each with its own time', () => {
  const { run, reader, sampler } = simulate();
  const other = createContext();
  run(100, () => 2);
  sampler.add(other.reader.memory);
  other.cell[0] = 5;
  run(100, () => ROOT);
  const mine = taken(reader).time;
  const theirs = taken(other.reader).time;
  expect([...mine.keys()]).toEqual([2]);
  expect([...theirs.keys()]).toEqual([5]);
  expect(mine.get(2)).toBeGreaterThan(95);
  expect(theirs.get(5)).toBeGreaterThan(95);
  expect(theirs.get(5)).toBeLessThan(105);
});

it('is a text that stands by itself', () => {
  expect(() => new Script(samplerText())).not.toThrow();
  expect(samplerText()).not.toMatch(/import|require|sampleMemory/);
});
