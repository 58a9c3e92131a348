/**
 * World: Node. A script that is held is answered with its instrumented text, or goes on and is listed with the reason.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RequestPaused } from '../../platform/chromium-protocol.ts';
import { createAnsweredScripts, type AnsweredScripts } from './answered-scripts.ts';
import type { InstrumentOutcome } from './instrument-messages.ts';
import { createListedScripts } from './listed-scripts.ts';
import { createRequesters } from './requesters.ts';

const URL_ = 'http://localhost:3000/app.js';
const MAIN = {
  url: URL_,
  frameId: 'F',
  source: 'f()',
  sourceTypes: ['script'],
  headers: [],
  makerWaits: false,
} as const;
/** What was said to the browser, and what was put on the list. */
let sent: string[];
let listed: string[];
let delivered: string[];

beforeEach(() => {
  sent = [];
  listed = [];
  delivered = [];
  Object.assign(Uint8Array.prototype, {
    toBase64(this: Uint8Array) {
      return Buffer.from(this).toString('base64');
    },
  });
});
afterEach(() => {
  Reflect.deleteProperty(Uint8Array.prototype, 'toBase64');
  vi.unstubAllGlobals();
});

interface Scenario {
  readonly outcome?: InstrumentOutcome;
  readonly guarded?: boolean;
  readonly bodyIsGone?: boolean;
}

const CHANGED: InstrumentOutcome = {
  ok: true,
  code: '_$e0(0);f()',
  sites: { url: URL_, rows: [] },
  leftOut: [{ code: 'with', line: 3, column: 1 }],
  reused: false,
};
const BROKEN: InstrumentOutcome = { ok: false, code: 'syntax', reason: 'Unexpected token', line: 2 };

function answersOf({ outcome = CHANGED, guarded = false, bodyIsGone = false }: Scenario): AnsweredScripts {
  vi.stubGlobal('chrome', {
    debugger: {
      sendCommand: (_: object, method: string, params: { body?: string; responseHeaders?: unknown }) => {
        const text = params.body === undefined ? '' : ` ${Buffer.from(params.body, 'base64').toString()}`;
        sent.push(method + text);
        if (!method.endsWith('Body')) return Promise.resolve({});
        return bodyIsGone
          ? Promise.reject(new Error('gone'))
          : Promise.resolve({ body: 'f()', base64Encoded: false });
      },
    },
  });
  const scripts = {
    foundOne: () => undefined,
    instrumentedOne: (bytes: number) => listed.push(`instrumented ${bytes}`),
    notRecorded: (entry: { what: string; code: string; line: number | null }) =>
      listed.push(`${entry.what} ${entry.code} ${String(entry.line)}`),
  };
  return createAnsweredScripts({
    instrumenter: {
      instrument: () => Promise.resolve(outcome),
      holdsFunctions: () => Promise.resolve(true),
    },
    scripts,
    listed: createListedScripts(scripts),
    maps: { found: () => undefined },
    names: {
      beforeDelivery: ({ origin, url }) => {
        delivered.push(`${String(origin)} ${url}`);
        return Promise.resolve();
      },
    },
    shared: {
      attach: () => Promise.resolve(false),
      isShared: () => false,
      mainText: () => 'not called',
      importText: (_session, _source, code) => code,
    },
    requesters: () => createRequesters(),
    markup: () => ({ guards: () => Promise.resolve(guarded), charsetOf: () => Promise.resolve('utf-8') }),
    originOf: (frame) => (frame === 'F' ? 'http://localhost:3000' : null),
    signal: new AbortController().signal,
  });
}

const paused = (status = 200): RequestPaused =>
  ({
    requestId: 'R',
    networkId: 'N',
    frameId: 'F',
    resourceType: 'Script',
    request: { url: URL_, method: 'GET', headers: {} },
    responseStatusCode: status,
    responseHeaders: [{ name: 'content-type', value: 'text/javascript' }],
  }) as unknown as RequestPaused;

it('answers with the instrumented text once the page knows its names', async () => {
  const answers = answersOf({});
  expect(await answers.answer({ tabId: 1 }, paused())).toBe(true);
  expect(sent).toEqual(['Fetch.getResponseBody', 'Fetch.fulfillRequest _$e0(0);f()']);
  expect(delivered).toEqual([`http://localhost:3000 ${URL_}`]);
  expect(listed).toContain('function with 3');
  expect(answers.gave(URL_)).toBe(true);
  answers.pageLeft();
  expect(answers.gave(URL_)).toBe(false);
  expect(answers.everGave(URL_)).toBe(true);
});

it.each([
  ['cannot be parsed', { outcome: BROKEN }, 'script syntax 2'],
  ['is preloaded with a digest', { guarded: true }, 'script preload-digest null'],
  ['is gone meanwhile', { bodyIsGone: true }, 'script unexpected null'],
])('lets a script go on that %s, and lists it', async (_, scenario, entry) => {
  const answers = answersOf(scenario);
  expect(await answers.answer({ tabId: 1 }, paused())).toBe(false);
  expect(sent).not.toContainEqual(expect.stringContaining('fulfill'));
  expect(listed).toEqual([entry]);
  expect(answers.gave(URL_)).toBe(false);
});

it('leaves alone what is no script that came', async () => {
  expect(await answersOf({}).answer({ tabId: 1 }, paused(404))).toBe(false);
  expect([...sent, ...listed]).toEqual([]);
});

it('makes the text of a worker whose main script is empty, and remembers why none could be made', async () => {
  expect(await answersOf({}).instrumentMain(MAIN)).toBe('_$e0(0);f()');
  expect(listed).toEqual(['instrumented 3', 'function with 3']);
  expect(await answersOf({ outcome: BROKEN }).instrumentMain(MAIN)).toBeNull();
});

it('lists a worker’s main script with what was found out about it', () => {
  const scripts = {
    foundOne: () => undefined,
    notRecorded: ({ code }: { readonly code: string }) => void listed.push(code),
  };
  const list = createListedScripts(scripts);
  list.main(URL_, 'local-network');
  list.mainIs(URL_, BROKEN);
  list.main(URL_, 'local-network');
  list.mainIs(URL_, null);
  list.main(URL_, 'local-network');
  expect(listed).toEqual(['local-network', 'syntax', 'local-network']);
});
