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

/** In every Chromium; Node 20 has none. */
function toBase64(this: Uint8Array): string {
  return Buffer.from(this).toString('base64');
}

beforeEach(() => {
  Object.assign(Uint8Array.prototype, { toBase64 });
  sent = [];
  asked = [];
  shared = [];
  vi.stubGlobal('chrome', {
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
): EmptiedWorkers {
  return createEmptiedWorkers({
    ask: (url, { method = 'GET' } = {}) => {
      asked.push(`${method} ${url as string}`);
      return Promise.resolve(
        method === 'HEAD'
          ? new Response(null, { status: 404, headers: head })
          : new Response(text, { status, headers }),
      );
    },
    instrument: ({ source }) => Promise.resolve(source.includes('broken') ? null : `/*changed*/${source}`),
    hold: () => Promise.resolve(),
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
  await workers.requested({ tabId: 1 }, request(), true);
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
  const fragment = (main?.address ?? '').replace(URL_, '');
  expect(fragment).toMatch(/^#\w+$/);
  for (const part of ['', '-module', '-start'])
    await workers.requested({ tabId: 1 }, request({ resourceType: 'Script' }, fragment + part), false);
  expect(sent.slice(2).map(([method, { body }]) => [method, textOf(body)])).toEqual([
    ['Fetch.fulfillRequest', `/*changed*/fetch("/x")\n//# sourceURL=${URL_}`],
    [
      'Fetch.fulfillRequest',
      `import "${main?.address ?? ''}-start";import.meta.url="${URL_}";/*changed*/fetch("/x")\n//# sourceURL=${URL_}`,
    ],
    ['Fetch.fulfillRequest', `globalThis["${main?.callName ?? ''}"]();`],
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
  ['is no script', () => workersOn('fetch("/x")', { 'content-type': 'text/html' })],
  ['is not there', () => workersOn('fetch("/x")', SCRIPT, SCRIPT, 404)],
  [
    'is answered otherwise to HEAD',
    () => workersOn('fetch("/x")', { ...SCRIPT, 'cross-origin-embedder-policy': 'require-corp' }, SCRIPT),
  ],
])('one that %s goes as it was asked for', async (_, create) => {
  const workers = create();
  await workers.requested({ tabId: 1 }, request(), true);
  expect(sent).toEqual([['Fetch.continueRequest', { requestId: 'r' }]]);
  expect(workers.at(URL_)).toBe(null);
  expect(await workers.responded({ tabId: 1 }, request({ responseStatusCode: 200 }))).toBe(false);
});

it('a shared worker’s, and one that is not on this machine, goes as it was asked for', async () => {
  const workers = workersOn('fetch("/x")');
  shared = [URL_];
  await workers.requested({ tabId: 1 }, request(), true);
  shared = [];
  await workers.requested({ tabId: 1 }, request(), false);
  expect(sent.map(([, params]) => params)).toEqual([{ requestId: 'r' }, { requestId: 'r' }]);
  expect(asked).toEqual([]);
});
