/**
 * World: Node. A local worker's main script is taken from its server beforehand, goes on as HEAD, and its text is
 * handed out where the worker asks for it; in doubt everything goes as the page said.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RequestPaused } from '../../platform/chromium-protocol.ts';
import { createEmptiedWorkers, type EmptiedWorkers } from './emptied-workers.ts';

const URL_ = 'http://localhost:3000/worker.js';
const SCRIPT = { 'content-type': 'text/javascript' };
let sent: [string, Record<string, unknown>][];
let asked: string[];
let shared: string[];
/** Filter and header of the rules in force. */
let ruled: Map<number, readonly [string, string]>;

type RuleUpdate = chrome.declarativeNetRequest.UpdateRuleOptions;

/** In every Chromium; Node 20 has none. */
function toBase64(this: Uint8Array): string {
  return Buffer.from(this).toString('base64');
}

beforeEach(() => {
  Object.assign(Uint8Array.prototype, { toBase64 });
  sent = [];
  asked = [];
  shared = [];
  ruled = new Map();
  vi.stubGlobal('chrome', {
    tabs: { TAB_ID_NONE: -1 },
    declarativeNetRequest: {
      updateSessionRules: (rules: RuleUpdate) => {
        for (const id of rules.removeRuleIds ?? []) ruled.delete(id);
        for (const { id, condition, action } of rules.addRules ?? [])
          ruled.set(id, [condition.urlFilter ?? '', action.requestHeaders?.[0].value ?? '']);
        return Promise.resolve();
      },
    },
    debugger: {
      sendCommand: (_: object, method: string, params: Record<string, unknown>) => {
        sent.push([method, params]);
        return Promise.resolve({});
      },
      getTargets: () => Promise.resolve(shared.map((url) => ({ type: 'worker', id: 's', url }))),
    },
  });
});
afterEach(() => {
  Reflect.deleteProperty(Uint8Array.prototype, 'toBase64');
  vi.unstubAllGlobals();
});

function workersOn(
  text: string,
  headers: Record<string, string> = SCRIPT,
  head: Record<string, string> = headers,
  status = 200,
  byteStatus = 206,
): EmptiedWorkers {
  return createEmptiedWorkers({
    ask: (url, { method = 'GET', headers: wanted } = {}) => {
      const range = new Headers(wanted).get('range');
      asked.push(`${method} ${url as string}${range === null ? '' : ` ${range}`}`);
      if (range !== null) {
        const at = Number(/\d+$/.exec(range));
        return Promise.resolve(new Response(text.slice(at, at + 1), { status: byteStatus, headers: head }));
      }
      return Promise.resolve(
        method === 'HEAD'
          ? new Response(null, { status: 404, headers: head })
          : new Response(text, { status, headers }),
      );
    },
    instrument: ({ source }) => Promise.resolve(source.includes('broken') ? null : `/*changed*/${source}`),
    hold: () => Promise.resolve(),
    isGiven: () => Promise.resolve(shared.length === 0),
    begins: () => undefined,
  });
}

const request = (more: Partial<RequestPaused> = {}, urlFragment = ''): RequestPaused => ({
  requestId: 'r',
  frameId: 'f',
  resourceType: 'Other',
  request: { url: URL_, headers: {}, ...(urlFragment === '' ? {} : { urlFragment }) },
  ...more,
});

const textOf = (body: unknown): string => Buffer.from(String(body), 'base64').toString();

it('goes on as HEAD, answers with an empty script, and hands the text out under three names', async () => {
  const workers = workersOn('fetch("/x")');
  await workers.requested({ tabId: 1 }, request(), true, URL_);
  expect(asked).toEqual([`GET ${URL_}`, `HEAD ${URL_}`]);
  expect(sent).toEqual([['Fetch.continueRequest', { requestId: 'r', method: 'HEAD' }]]);
  expect(await workers.responded({ tabId: 1 }, request({ responseStatusCode: 404 }))).toBe(true);
  expect(sent[1]).toEqual([
    'Fetch.continueResponse',
    {
      requestId: 'r',
      responseCode: 200,
      responseHeaders: [
        { name: 'content-type', value: 'text/javascript' },
        { name: 'cache-control', value: 'no-store' },
      ],
    },
  ]);
  const main = workers.at(URL_);
  const fragment = (main?.main.address ?? '').replace(URL_, '');
  expect(fragment).toMatch(/^#\w+$/);
  for (const part of ['', '-module', '-start'])
    await workers.requested({ tabId: 1 }, request({ resourceType: 'Script' }, fragment + part), false, URL_);
  expect(sent.slice(2).map(([method, { body }]) => [method, textOf(body)])).toEqual([
    ['Fetch.fulfillRequest', `/*changed*/fetch("/x")\n//# sourceURL=${URL_}`],
    [
      'Fetch.fulfillRequest',
      `import "${main?.main.address ?? ''}-start";import.meta.url="${URL_}";/*changed*/fetch("/x")\n//# sourceURL=${URL_}`,
    ],
    ['Fetch.fulfillRequest', `globalThis["${main?.main.callName ?? ''}"]();`],
  ]);
});

it.each<[string, () => EmptiedWorkers]>([
  ['asks for nothing', () => workersOn('postMessage(1)')],
  ['cannot be instrumented', () => workersOn('broken; fetch("/x")')],
  [
    'has a policy',
    () => workersOn('fetch("/x")', { ...SCRIPT, 'content-security-policy': "default-src 'self'" }),
  ],
  ['gives names away', () => workersOn('export const x = fetch("/x")')],
  ['is no script', () => workersOn('fetch("/x")', { 'content-type': 'application/json' })],
  ['is not there', () => workersOn('fetch("/x")', SCRIPT, SCRIPT, 404)],
  [
    'is answered otherwise to HEAD',
    () => workersOn('fetch("/x")', { ...SCRIPT, 'cross-origin-embedder-policy': 'require-corp' }, SCRIPT),
  ],
])('one that %s goes as it was asked for', async (_, create) => {
  const workers = create();
  await workers.requested({ tabId: 1 }, request(), true, URL_);
  expect(sent).toEqual([['Fetch.continueRequest', { requestId: 'r' }]]);
  expect(workers.at(URL_)).toBe(null);
  expect(await workers.responded({ tabId: 1 }, request({ responseStatusCode: 200 }))).toBe(false);
});

it('a shared worker’s, a redirected one, and one that is not on this machine, goes as it was asked for', async () => {
  const workers = workersOn('fetch("/x")');
  shared = [URL_];
  await workers.requested({ tabId: 1 }, request(), true, URL_);
  shared = [];
  await workers.requested({ tabId: 1 }, request(), true, 'http://localhost:3000/moved.js');
  await workers.requested({ tabId: 1 }, request(), false, URL_);
  expect(sent.map(([, params]) => params)).toEqual([
    { requestId: 'r' },
    { requestId: 'r' },
    { requestId: 'r' },
  ]);
  expect(asked).toEqual([]);
});

const announcement = (workers: EmptiedWorkers, url: string): RequestPaused =>
  request({
    resourceType: 'XHR',
    request: { url: `http://localhost:3000${workers.announcePath}?${encodeURIComponent(url)}`, headers: {} },
  });

it('one inside a worker gets one byte of its text, for as long as its request needs', async () => {
  const workers = workersOn('postMessage(1); // done');
  expect(await workers.announced({ tabId: 1 }, announcement(workers, `${URL_}#part`), () => true)).toBe(true);
  expect(asked).toEqual([`GET ${URL_}`, `GET ${URL_} bytes=14-14`]);
  expect([...ruled.values()]).toEqual([[`|${URL_}#part|`, 'bytes=14-14']]);
  expect(sent.map(([method]) => method)).toEqual(['Fetch.fulfillRequest']);
  // SHA-256 of `;`.
  expect(workers.at(URL_)?.hash).toMatch(/^41b805ea7ac0/);
  workers.begun(URL_);
  expect(ruled.size).toBe(0);
  await workers.announced({ tabId: 1 }, announcement(workers, URL_), () => true);
  workers.clear();
  expect(ruled.size).toBe(0);
});

it.each<[string, () => EmptiedWorkers, string]>([
  ['has no byte that does nothing', () => workersOn('1'), URL_],
  ['comes whole', () => workersOn('f();', SCRIPT, SCRIPT, 200, 200), URL_],
  [
    'comes with other policies in parts',
    () => workersOn('f();', SCRIPT, { ...SCRIPT, 'origin-trial': 'x' }),
    URL_,
  ],
  ['gives names away', () => workersOn('export const x = 1;'), URL_],
  ['is of another origin', () => workersOn('f();'), 'http://localhost:3001/worker.js'],
  ['has no address', () => workersOn('f();'), 'nonsense'],
])('one inside a worker that %s begins with its own text', async (_, create, url) => {
  const workers = create();
  expect(await workers.announced({ tabId: 1 }, announcement(workers, url), () => true)).toBe(true);
  expect(sent.map(([method]) => method)).toEqual(['Fetch.fulfillRequest']);
  expect(ruled.size).toBe(0);
  expect(workers.at(url)).toBe(null);
});

it('other requests of workers are none of its business', async () => {
  expect(await workersOn('f();').announced({ tabId: 1 }, request(), () => true)).toBe(false);
  expect(sent).toEqual([]);
});
