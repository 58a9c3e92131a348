/**
 * World: Node. One script after another through a worker that may hang or fail. The worker is a stand-in
 * that answers when the test says.
 */
import { expect, it } from 'vitest';
import { createInstrumentClient, type InstrumentClient } from './instrument-client.ts';
import type { InstrumentJob } from './instrument-messages.ts';
import { createSiteTable, type SiteTableOfSession } from './site-table.ts';

class StandIn extends EventTarget {
  readonly jobs: InstrumentJob[] = [];
  terminated = false;
  postMessage(job: InstrumentJob): void {
    this.jobs.push(job);
  }
  terminate(): void {
    this.terminated = true;
  }
  /** Answers the last job with so many functions. */
  answer(functions: number): void {
    const { job, url, firstSite } = this.jobs.at(-1)!;
    const rows = Array.from({ length: functions }, (_, i) => [0, `f${i}`, 1, 1, []] as const);
    const outcome = { ok: true, code: `from ${firstSite}`, sites: { url, rows } };
    this.dispatchEvent(new MessageEvent('message', { data: { job, outcome } }));
  }
}

const request = (url: string, source = 'code'): Parameters<InstrumentClient['instrument']>[0] => ({
  url,
  source,
  sourceTypes: ['script'],
});
const forever = new AbortController().signal;
const turn = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));

function createClient(): { client: InstrumentClient; workers: StandIn[]; sites: SiteTableOfSession } {
  const workers: StandIn[] = [];
  const sites = createSiteTable();
  const start = (): Worker => {
    const worker = new StandIn();
    workers.push(worker);
    return worker as unknown as Worker;
  };
  return { client: createInstrumentClient(start, sites, forever), workers, sites };
}

it('gives each script its ids when it is its turn', async () => {
  const { client, workers, sites } = createClient();
  const [one, two] = [
    client.instrument(request('1.js'), forever),
    client.instrument(request('2.js'), forever),
  ];
  await turn();
  expect(workers[0].jobs).toHaveLength(1);
  workers[0].answer(3);
  expect(await one).toMatchObject({ ok: true, code: 'from 4' });
  await turn();
  workers[0].answer(1);
  expect(await two).toMatchObject({ ok: true, code: 'from 16' });
  expect(sites.tables.map(({ first, table }) => [first, table.url])).toEqual([
    [4, '1.js'],
    [16, '2.js'],
  ]);
});

it('remembers the same text at the same place only', async () => {
  const { client, workers } = createClient();
  const first = client.instrument(request('1.js'), forever);
  await turn();
  workers[0].answer(1);
  expect(await client.instrument(request('1.js'), forever)).toBe(await first);
  const elsewhere = client.instrument(request('2.js'), forever);
  await turn();
  expect(workers[0].jobs).toHaveLength(2);
  workers[0].answer(1);
  expect(await elsewhere).not.toBe(await first);
});

it('gives up a script that takes too long, and goes on with another worker', async () => {
  const { client, workers } = createClient();
  const deadline = new AbortController();
  const stuck = client.instrument(request('stuck.js'), deadline.signal);
  const next = client.instrument(request('next.js'), forever);
  await turn();
  deadline.abort();
  await expect(stuck).rejects.toThrow();
  await turn();
  expect(workers[0].terminated).toBe(true);
  workers[1].answer(1);
  expect(await next).toMatchObject({ ok: true });
});

it('does not begin a script whose time was over before its turn', async () => {
  const { client, workers } = createClient();
  const deadline = new AbortController();
  const first = client.instrument(request('1.js'), forever);
  const late = client.instrument(request('late.js'), deadline.signal);
  await turn();
  deadline.abort();
  workers[0].answer(1);
  await first;
  await expect(late).rejects.toThrow();
  expect(workers[0].jobs.map(({ url }) => url)).toEqual(['1.js']);
});
