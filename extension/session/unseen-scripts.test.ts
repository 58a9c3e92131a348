/**
 * World: Node. The browser's debugger is asked for the scripts that live in documents and workers, once each; what holds
 * functions and nothing of ours is found.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ChromiumEvents } from '../../platform/chromium-protocol.ts';
import { createUnseenScripts, type UnseenScripts } from './unseen-scripts.ts';

type Script = ChromiumEvents['Debugger.scriptParsed'];

const TEXTS: Readonly<Record<string, string>> = {
  plain: 'function plain() {}',
  data: 'var data = 1',
  ours: '_$on&&_$e(1)',
};
let sent: string[];
let found: string[];
let unseen: UnseenScripts;
/** Sessions that do not answer. */
let standing: ReadonlySet<string>;

const script = (text: string, url = `https://a.example/${text}.js`, more: Partial<Script> = {}): Script =>
  ({ scriptId: text, url, startLine: 0, ...more }) as Script;

beforeEach(() => {
  sent = [];
  found = [];
  standing = new Set();
  unseen = createUnseenScripts();
  vi.stubGlobal('chrome', {
    debugger: {
      sendCommand: ({ sessionId = '' }, method: string, params: { scriptId?: string }) => {
        sent.push(`${sessionId} ${method}`);
        if (standing.has(sessionId)) return new Promise(() => undefined);
        if (method === 'Debugger.enable')
          for (const text of Object.keys(TEXTS)) unseen.parsed({ tabId: 1, sessionId }, script(text));
        return Promise.resolve({ scriptSource: TEXTS[params.scriptId ?? ''] });
      },
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

async function list(documents: readonly string[], workers: readonly string[]): Promise<void> {
  const sessions = (ids: readonly string[]) => ids.map((sessionId) => ({ tabId: 1, sessionId }));
  await unseen.list(sessions(documents), sessions(workers), {
    isKnown: (url) => url.endsWith('known.js'),
    holdsFunctions: (source) => Promise.resolve(source.includes('function')),
    found: (url) => found.push(url),
    signal: new AbortController().signal,
  });
}

it('looks into documents and workers, and switches the debugger off again', async () => {
  await list(['document'], ['worker']);
  expect(found).toEqual(['https://a.example/plain.js', 'https://a.example/plain.js']);
  expect(sent.filter((line) => line.endsWith('Debugger.disable'))).toEqual([
    'document Debugger.disable',
    'worker Debugger.disable',
  ]);
});

it('takes what it was told where the debugger is on from the beginning, and leaves it on', async () => {
  const session = { tabId: 1, sessionId: 'emptied' };
  unseen.keep(session);
  unseen.parsed(session, script('plain', 'https://a.example/imported.js'));
  unseen.parsed(session, script('plain', 'https://a.example/known.js'));
  unseen.parsed(session, script('plain', 'https://a.example/named.js', { hasSourceURL: true }));
  unseen.parsed(session, script('plain', 'https://a.example/other-world.js', ISOLATED));
  unseen.parsed(session, script('plain', 'blob:https://a.example/1'));
  unseen.parsed(session, script('plain', 'chrome-extension://a/relay.js'));
  await list([], ['emptied']);
  expect(found).toEqual(['https://a.example/imported.js']);
  expect(sent).toEqual(['emptied Debugger.getScriptSource']);
});

const ISOLATED: Partial<Script> = { executionContextAuxData: { isDefault: false } };

it('waits no longer than a second for a worker that stands still, and finds what others ran', async () => {
  standing = new Set(['standing']);
  const start = performance.now();
  await list([], ['standing', 'worker']);
  expect(performance.now() - start).toBeLessThan(1900);
  expect(found).toEqual(['https://a.example/plain.js']);
});
