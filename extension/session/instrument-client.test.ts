/** World: Node. What is instrumented anew and what is not, and which ids a script gets. */
import { createHash } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { instrumentToTemplate } from '../../instrument/index.ts';
import { createInstrumentClient, type InstrumentClient } from './instrument-client.ts';
import type { InstrumentOutcome, ScriptContent } from './instrument-messages.ts';
import { createSiteTable, type SiteTableOfSession } from './site-table.ts';

interface Job {
  readonly content: ScriptContent;
  readonly aborted: () => boolean;
  answer(fromCache?: boolean): void;
}

function createClient(): { client: InstrumentClient; jobs: Job[]; sites: SiteTableOfSession } {
  const jobs: Job[] = [];
  const sites = createSiteTable();
  const client = createInstrumentClient(
    {
      holdFunctions: (texts) => Promise.resolve(texts.map(({ source }) => source.includes('=>'))),
      run: (content, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new DOMException('Given up.', 'AbortError')));
          jobs.push({
            content,
            aborted: () => signal.aborted,
            answer(fromCache = false) {
              const result = instrumentToTemplate(content.source, 'script');
              if (!result.ok)
                resolve({ ok: false, code: result.error.code, reason: result.error.message, line: null });
              else resolve({ ok: true, script: result, fromCache });
            },
          });
        }),
    },
    sites,
  );
  return { client, jobs, sites };
}

const forever = new AbortController().signal;
const ask = (
  client: InstrumentClient,
  url: string,
  source: string,
  signal = forever,
): Promise<InstrumentOutcome> => client.instrument({ url, source, sourceTypes: ['script'] }, signal);

/** Until so many jobs are there, and all who asked before have joined one. */
async function arrived(jobs: Job[], count: number): Promise<void> {
  while (jobs.length < count) await new Promise((resolve) => setImmediate(resolve));
}

/** Ids in a text, in their order. */
const idsIn = (outcome: InstrumentOutcome): number[] =>
  outcome.ok ? [...outcome.code.matchAll(/_\$e0\((\d+)/g)].map(([, id]) => Number(id)) : [];

// The platform makes digests on other threads and in any order; here each is there at once.
beforeEach(() => {
  vi.spyOn(crypto.subtle, 'digest').mockImplementation((_, data) =>
    Promise.resolve(
      Uint8Array.from(
        createHash('sha256')
          .update(data as Uint8Array)
          .digest(),
      ).buffer,
    ),
  );
});

it('gives the same bytes at two addresses one run, and ids of their own', async () => {
  const { client, jobs, sites } = createClient();
  const source = 'function f() { g() } function g() { h() }';
  const both = [ask(client, 'one.js', source), ask(client, 'two.js', source)];
  await arrived(jobs, 1);
  jobs[0].answer();
  const [one, two] = await Promise.all(both);
  expect([idsIn(one), idsIn(two)]).toEqual([
    [4, 8],
    [12, 16],
  ]);
  expect(sites.tables.map(({ first, table }) => [first, table.url])).toEqual([
    [4, 'one.js'],
    [12, 'two.js'],
  ]);
  expect(jobs).toHaveLength(1);
});

it('delivers a script again as it was, with the ids it had', async () => {
  const { client, jobs, sites } = createClient();
  const first = ask(client, 'one.js', 'function f() {}');
  await arrived(jobs, 1);
  jobs[0].answer();
  expect(await first).toMatchObject({ ok: true, reused: false });
  const again = await ask(client, 'one.js', 'function f() {}');
  expect(again).toMatchObject({ ok: true, reused: true });
  expect(idsIn(again)).toEqual(idsIn(await first));
  expect([jobs.length, sites.tables.length]).toEqual([1, 1]);
});

it('says what came from disk', async () => {
  const { client, jobs } = createClient();
  const outcome = ask(client, 'one.js', 'function f() {}');
  await arrived(jobs, 1);
  jobs[0].answer(true);
  expect(await outcome).toMatchObject({ ok: true, reused: true });
});

it('knows a content by its digest and by what it is parsed as', async () => {
  const { client, jobs } = createClient();
  void ask(client, 'one.js', 'f()');
  void client.instrument({ url: 'one.js', source: 'f()', sourceTypes: ['script', 'module'] }, forever);
  await arrived(jobs, 2);
  expect(jobs.map(({ content }) => content.hash)).toEqual([
    // printf 'f()' | sha256sum
    '19c1041342240f320fe4443a0d765a0cf391a93e514c110b5fc172cf283dcafa',
    '19c1041342240f320fe4443a0d765a0cf391a93e514c110b5fc172cf283dcafa',
  ]);
});

it('gives up a run when the last who waits for it does, not before', async () => {
  const { client, jobs } = createClient();
  const [one, two] = [new AbortController(), new AbortController()];
  const both = [ask(client, '1.js', 'f()', one.signal), ask(client, '2.js', 'f()', two.signal)];
  await arrived(jobs, 1);
  // Both have their digest now.
  await new Promise((resolve) => setImmediate(resolve));
  one.abort();
  await expect(both[0]).rejects.toThrow('Given up.');
  expect(jobs[0].aborted()).toBe(false);
  two.abort();
  await expect(both[1]).rejects.toThrow();
  expect(jobs[0].aborted()).toBe(true);
  void ask(client, '3.js', 'f()');
  await arrived(jobs, 2);
});

it('tells a refusal to everybody, and tries again when asked again', async () => {
  const { client, jobs } = createClient();
  const both = [ask(client, '1.js', 'f('), ask(client, '2.js', 'f(')];
  await arrived(jobs, 1);
  jobs[0].answer();
  expect(await Promise.all(both)).toMatchObject([{ code: 'syntax' }, { code: 'syntax' }]);
  void ask(client, '1.js', 'f(');
  await arrived(jobs, 2);
});

it('instruments nothing to tell whether a text has functions', async () => {
  const { client, jobs } = createClient();
  const told = ['var a', 'f = () => 1'].map((text) => client.holdsFunctions(text, 'script', forever));
  expect(await Promise.all(told)).toEqual([false, true]);
  expect(jobs).toEqual([]);
});
