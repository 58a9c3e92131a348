/**
 * World: Node. Which script is instrumented when, over workers that may hang or fail. The workers are stand-ins
 * that answer when the test says.
 */
import { expect, it } from 'vitest';
import type { InstrumentJob, PreparedOutcome, ScriptContent } from './instrument-messages.ts';
import { createInstrumentPool, type InstrumentPool } from './instrument-pool.ts';

class StandIn extends EventTarget {
  job: InstrumentJob | null = null;
  terminated = false;
  postMessage(job: InstrumentJob): void {
    this.job = job;
  }
  terminate(): void {
    this.terminated = true;
  }
  answer(answer: object = { outcome: done }): void {
    const { job } = this.job!;
    this.job = null;
    this.dispatchEvent(new MessageEvent('message', { data: { job, ...answer } }));
  }
}

const done: PreparedOutcome = { ok: false, code: 'done', reason: 'Stand-in.', line: null };
const content = (name: string, size = 10): ScriptContent => ({
  source: name.padEnd(size),
  hash: name,
  sourceTypes: ['script'],
});
const small = content;
const large = (name: string): ScriptContent => content(name, 1_000_000);
const nameOf = (job: InstrumentJob | null): string | undefined =>
  job !== null && 'content' in job ? job.content.hash : undefined;
const forever = new AbortController().signal;

function createPool(workers: number): {
  pool: InstrumentPool;
  started: StandIn[];
  running: () => string[];
  end: AbortController;
} {
  const started: StandIn[] = [];
  const end = new AbortController();
  const pool = createInstrumentPool({
    startWorker: () => {
      const worker = new StandIn();
      started.push(worker);
      return worker as unknown as Worker;
    },
    workers,
    keep: true,
    signal: end.signal,
  });
  const running = (): string[] => started.flatMap(({ job }) => nameOf(job) ?? []).sort();
  return { pool, started, running, end };
}

const worker = (started: StandIn[], running: string): StandIn =>
  started.find(({ job }) => nameOf(job) === running)!;

it('starts scripts in their order, and a worker only for work', () => {
  const { pool, started, running } = createPool(3);
  void pool.run(small('a'), forever);
  expect(started).toHaveLength(1);
  for (const name of ['b', 'c', 'd', 'e']) void pool.run(small(name), forever);
  expect(running()).toEqual(['a', 'b', 'c']);
  worker(started, 'b').answer();
  expect(running()).toEqual(['a', 'c', 'd']);
  expect(started).toHaveLength(3);
});

it('keeps one worker free of large scripts, so that small ones never wait for them', () => {
  const { pool, started, running } = createPool(2);
  for (const name of ['large 1', 'large 2']) void pool.run(large(name), forever);
  expect(running()).toEqual(['large 1']);
  for (const name of ['small 1', 'small 2']) void pool.run(small(name), forever);
  expect(running()).toEqual(['large 1', 'small 1']);
  worker(started, 'small 1').answer();
  expect(running()).toEqual(['large 1', 'small 2']);
  worker(started, 'large 1').answer();
  expect(running()).toEqual(['large 2', 'small 2']);
});

it('has a place for large scripts also when it is one worker', () => {
  const { pool, running } = createPool(1);
  void pool.run(large('only'), forever);
  expect(running()).toEqual(['only']);
});

it('gives up a script that takes too long, and goes on with another worker', async () => {
  const { pool, started, running } = createPool(1);
  const deadline = new AbortController();
  const stuck = pool.run(small('stuck'), deadline.signal);
  const next = pool.run(small('next'), forever);
  deadline.abort();
  await expect(stuck).rejects.toThrow('Given up.');
  expect(started[0].terminated).toBe(true);
  expect(running()).toContain('next');
  started[1].answer();
  expect(await next).toBe(done);
});

it('does not begin a script whose time was over before its turn', async () => {
  const { pool, started } = createPool(1);
  const deadline = new AbortController();
  const first = pool.run(small('first'), forever);
  const late = pool.run(small('late'), deadline.signal);
  deadline.abort();
  await expect(late).rejects.toThrow('Given up.');
  started[0].answer();
  await first;
  expect(started[0].job).toBeNull();
  await expect(pool.run(small('later'), deadline.signal)).rejects.toThrow('Given up.');
});

it('answers for a worker that fails, and replaces it', async () => {
  const { pool, started, running } = createPool(1);
  const failing = pool.run(small('failing'), forever);
  void pool.run(small('next'), forever);
  started[0].dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
  expect(await failing).toMatchObject({ ok: false, code: 'worker' });
  expect([started[0].terminated, running().includes('next')]).toEqual([true, true]);
});

it('asks one worker for many texts, and can tell of none of them where that fails', async () => {
  const { pool, started } = createPool(1);
  const texts = ['a', 'b'].map((source) => ({ source, type: 'script' as const }));
  const told = pool.holdFunctions(texts, forever);
  expect(started[0].job).toMatchObject({ texts });
  started[0].answer({ holds: [true, false] });
  expect(await told).toEqual([true, false]);
  const failing = pool.holdFunctions(texts, forever);
  started[0].dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
  expect(await failing).toEqual([null, null]);
});

it('ends with its session: no worker is left, nobody waits', async () => {
  const { pool, started, end } = createPool(1);
  const all = [pool.run(small('running'), forever), pool.run(small('waiting'), forever)];
  end.abort();
  for (const one of all) await expect(one).rejects.toThrow('Given up.');
  expect(started.map(({ terminated }) => terminated)).toEqual([true]);
});
