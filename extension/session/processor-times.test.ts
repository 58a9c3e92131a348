/**
 * World: Node. The accounts of thread and machine, read now and then, as what each document had between two
 * readings.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Processor } from '../../profile/model.ts';
import { createProcessorTimes, type ProcessorReading, type ProcessorTimes } from './processor-times.ts';

interface Stage {
  readonly times: ProcessorTimes<string>;
  readonly told: [document: string, since: Processor][];
  /** So much passes: of it the thread was busy, had a processor, and all processors together were idle. */
  pass(part: {
    readonly all: number;
    readonly busy: number;
    readonly cpu: number;
    readonly idle: number;
  }): void;
  /** Answers every reading that waits. */
  answer(): Promise<void>;
  reads: number;
  accepts: boolean;
}

function createStage(): Stage {
  let sums: ProcessorReading = { busy: 1000, cpu: 900, idle: 5000, all: 20_000 };
  let waiting: (() => void)[] = [];
  const stage: Stage = {
    told: [],
    reads: 0,
    accepts: true,
    times: createProcessorTimes<string>(
      () =>
        new Promise((resolve) => {
          stage.reads++;
          waiting.push(() => resolve(sums));
        }),
      (document, since) => {
        if (stage.accepts) stage.told.push([document, since]);
        return stage.accepts;
      },
    ),
    pass(part) {
      sums = {
        busy: sums.busy + part.busy,
        cpu: sums.cpu + part.cpu,
        idle: sums.idle + part.idle,
        all: sums.all + part.all,
      };
    },
    async answer() {
      const answers = waiting;
      waiting = [];
      for (const one of answers) one();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
  return stage;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a document of the page’s thread', () => {
  it('is told what its thread and the machine had between two readings', async () => {
    const stage = createStage();
    stage.times.heardFrom('page');
    await stage.answer();
    stage.pass({ all: 1000, busy: 400, cpu: 300, idle: 50 });
    stage.times.heardFrom('page');
    await stage.answer();
    stage.pass({ all: 500, busy: 200, cpu: 200, idle: 250 });
    stage.times.heardFrom('page');
    await stage.answer();
    expect(stage.told).toEqual([
      ['page', { busy: 400, cpu: 300, idle: 0.05 }],
      ['page', { busy: 200, cpu: 200, idle: 0.5 }],
    ]);
  });

  it('waits for the next reading when too little happened for the accounts to say anything', async () => {
    const stage = createStage();
    stage.times.heardFrom('page');
    await stage.answer();
    stage.pass({ all: 500, busy: 20, cpu: 10, idle: 0 });
    stage.times.heardFrom('page');
    await stage.answer();
    stage.pass({ all: 500, busy: 380, cpu: 190, idle: 0 });
    stage.times.heardFrom('page');
    await stage.answer();
    expect(stage.told).toEqual([['page', { busy: 400, cpu: 200, idle: 0 }]]);
  });

  it('is told of its last moments however short they were', async () => {
    const stage = createStage();
    stage.times.heardFrom('page');
    await stage.answer();
    stage.pass({ all: 40, busy: 18, cpu: 9, idle: 4 });
    const last = stage.times.readLast();
    await vi.advanceTimersByTimeAsync(0);
    await stage.answer();
    await last;
    expect(stage.told).toEqual([['page', { busy: 18, cpu: 9, idle: 0.1 }]]);
  });

  it('is told once more with the next reading when it could not take it', async () => {
    const stage = createStage();
    stage.times.heardFrom('page');
    await stage.answer();
    stage.pass({ all: 1000, busy: 400, cpu: 300, idle: 0 });
    stage.accepts = false;
    stage.times.heardFrom('page');
    await stage.answer();
    stage.accepts = true;
    stage.pass({ all: 1000, busy: 400, cpu: 100, idle: 0 });
    stage.times.heardFrom('page');
    await stage.answer();
    expect(stage.told).toEqual([['page', { busy: 800, cpu: 400, idle: 0 }]]);
  });

  it('begins with the first reading that was asked for after it, and is told nothing once it is gone', async () => {
    const stage = createStage();
    stage.times.heardFrom('first');
    await stage.answer();
    stage.pass({ all: 1000, busy: 400, cpu: 300, idle: 0 });
    stage.times.heardFrom('second');
    stage.times.gone('first');
    await stage.answer();
    stage.pass({ all: 1000, busy: 500, cpu: 250, idle: 100 });
    stage.times.heardFrom('second');
    await stage.answer();
    expect(stage.told).toEqual([['second', { busy: 500, cpu: 250, idle: 0.1 }]]);
  });
});

it('reads once at a time, however often it hears', async () => {
  const stage = createStage();
  for (let i = 0; i < 5; i++) stage.times.heardFrom('page');
  expect(stage.reads).toBe(1);
  await stage.answer();
  stage.times.heardFrom('page');
  expect(stage.reads).toBe(2);
});

it('waits half a second for a page that does not answer, and no longer', async () => {
  const stage = createStage();
  stage.times.heardFrom('page');
  await stage.answer();
  let ended = false;
  const last = stage.times.readLast().then(() => (ended = true));
  await vi.advanceTimersByTimeAsync(499);
  expect(ended).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await last;
  expect(ended).toBe(true);
});

it('takes what cannot be told, or fails, for nothing', async () => {
  const answers: (() => Promise<ProcessorReading | null>)[] = [
    () => Promise.resolve({ busy: 0, cpu: 0, idle: 0, all: 0 }),
    () => Promise.resolve(null),
    () => Promise.reject(new Error('The tab is gone.')),
    () => Promise.resolve({ busy: 400, cpu: 100, idle: 0, all: 1000 }),
  ];
  const told: Processor[] = [];
  const times = createProcessorTimes<string>(
    () => answers.shift()!(),
    (_, since) => {
      told.push(since);
      return true;
    },
  );
  for (let i = 0; i < 4; i++) {
    times.heardFrom('page');
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(told).toEqual([{ busy: 400, cpu: 100, idle: 0 }]);
});
