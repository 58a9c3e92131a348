/**
 * World: Node. A shared worker is refused only where its document has asked before and is waiting for that; whatever else
 * happens, every question is answered and every request goes on.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTwiceMadeWorkers, type TwiceMadeOptions } from './twice-made-workers.ts';

const ASK = 'https://asked.invalid:1/';
const URL_ = 'http://localhost:3000/shared.js';
const SESSION = { tabId: 1 };
let log: string[];
let targets: { readonly id: string; readonly name: string }[];
let csp: readonly { readonly isEnforced: boolean }[];
let kept: number;

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(Uint8Array.prototype, {
    /** In every Chromium; Node 20 has none. */
    toBase64(this: Uint8Array) {
      return Buffer.from(this).toString('base64');
    },
  });
  log = [];
  targets = [];
  csp = [];
  kept = 0;
  vi.stubGlobal('chrome', {
    debugger: {
      getTargets: () =>
        Promise.resolve(targets.map(({ id, name }) => ({ type: 'worker', id, url: URL_, title: name }))),
      sendCommand: (_: object, method: string, params: { readonly body?: string }) => {
        if (method === 'Fetch.failRequest') log.push('refused');
        if (params.body !== undefined) log.push(Buffer.from(params.body, 'base64').toString());
        if (method === 'Network.getSecurityIsolationStatus') return Promise.resolve({ status: { csp } });
        return Promise.resolve({ usageBreakdown: [{ storageType: 'service_workers', usage: kept }] });
      },
    },
  });
});
afterEach(() => {
  Reflect.deleteProperty(Uint8Array.prototype, 'toBase64');
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const workersWith = (more: Partial<TwiceMadeOptions> = {}) =>
  createTwiceMadeWorkers({
    address: ASK,
    mayBe: () => true,
    waits: () => false,
    prepare: () => Promise.resolve(true),
    forget: () => void log.push('forgotten'),
    refuse: async (_, refuse) => {
      await refuse();
      return true;
    },
    ...more,
  });

const paused = (url: string, networkId = 'X') => ({
  ...{ requestId: 'r', frameId: 'F', networkId, resourceType: 'Other', request: { url, headers: {} } },
});

type Workers = ReturnType<typeof workersWith>;

/** What the document is told. */
async function ask(workers: Workers, word: string, name = 'n'): Promise<boolean> {
  const question = encodeURIComponent(JSON.stringify([word, URL_, name]));
  const answered = workers.asked(SESSION, paused(`${ASK}?${question}`));
  await vi.runAllTimersAsync();
  expect(await answered).toBe(true);
  return (log.pop() ?? '').includes('true');
}

it('has the first refused, when its document has asked what has become of it', async () => {
  const workers = workersWith();
  expect(await ask(workers, 'may')).toBe(true);
  targets = [
    { id: 'other', name: 'other' },
    { id: 'X', name: 'n' },
  ];
  const refused = workers.refused(SESSION, paused(URL_));
  await vi.advanceTimersByTimeAsync(10);
  expect(log).toEqual([]);
  expect(await ask(workers, 'made')).toBe(true);
  expect(await refused).toBe(true);
  expect(log).toEqual(['refused']);
  // The second.
  expect(await workers.refused(SESSION, paused(URL_))).toBe(false);
});

it('lets a request go on that nobody asks for', async () => {
  const workers = workersWith();
  expect(await ask(workers, 'may')).toBe(true);
  targets = [{ id: 'X', name: 'n' }];
  const refused = workers.refused(SESSION, paused(URL_));
  await vi.runAllTimersAsync();
  expect(await refused).toBe(false);
});

it('lets requests of others go on: dedicated workers, and those of other names', async () => {
  const workers = workersWith();
  expect(await ask(workers, 'may')).toBe(true);
  targets = [{ id: 'Y', name: 'other' }];
  expect(await workers.refused(SESSION, paused(URL_))).toBe(false);
  expect(await workers.refused(SESSION, paused(URL_, 'Y'))).toBe(false);
  expect(await workers.refused(SESSION, paused('http://localhost:3000/another.js'))).toBe(false);
});

it('says that it stays, where none is shown, none could be made, or it was not refused', async () => {
  const workers = workersWith({ refuse: () => Promise.resolve(false) });
  expect(await ask(workers, 'may')).toBe(true);
  expect(await ask(workers, 'made')).toBe(false);
  expect(await ask(workers, 'may')).toBe(true);
  expect(await ask(workers, 'thrown')).toBe(false);
  expect(await ask(workers, 'made')).toBe(false);
  expect(log).toEqual(['forgotten', 'forgotten']);
  expect(await ask(workers, 'may')).toBe(true);
  targets = [{ id: 'X', name: 'n' }];
  const refused = workers.refused(SESSION, paused(URL_));
  expect(await ask(workers, 'made')).toBe(false);
  expect(await refused).toBe(false);
});

it('forgets the question of a document that was left', async () => {
  const workers = workersWith();
  expect(await ask(workers, 'may')).toBe(true);
  expect(await ask(workers, 'may')).toBe(true);
  targets = [{ id: 'X', name: 'n' }];
  const refused = workers.refused(SESSION, paused(URL_));
  expect(await ask(workers, 'made')).toBe(true);
  expect(await refused).toBe(true);
});

it.each([
  ['one runs', () => (targets = [{ id: 'X', name: 'n' }])],
  ['a policy reports', () => (csp = [{ isEnforced: false }])],
  ['the origin has a service worker', () => (kept = 100)],
])('lets it be made once where %s', async (_, arrange) => {
  arrange();
  expect(await ask(workersWith(), 'may')).toBe(false);
});

it.each<[string, Partial<TwiceMadeOptions>]>([
  ['it is not ours', { mayBe: () => false }],
  ['its next life waits anyway', { waits: () => true }],
  ['its text cannot be changed', { prepare: () => Promise.resolve(false) }],
  ['making the text fails', { prepare: () => Promise.reject(new Error('Gone')) }],
  ['making the text takes long', { prepare: () => new Promise(() => undefined) }],
])('lets it be made once where %s', async (_, options) => {
  expect(await ask(workersWith(options), 'may')).toBe(false);
});

it('answers what is no question of its own', async () => {
  const workers = workersWith();
  expect(await workers.asked(SESSION, paused(ASK))).toBe(false);
  expect(await workers.asked(SESSION, paused(`${ASK}?%`))).toBe(true);
  expect(await workers.asked(SESSION, paused('http://localhost:3000/?x'))).toBe(false);
});
