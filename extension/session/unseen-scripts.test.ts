/**
 * World: Node. The browser's debugger is asked for the scripts that live in documents and workers, once each; what holds
 * functions and nothing of ours is found.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { instrument } from '../../instrument/index.ts';
import type { ChromiumEvents } from '../../platform/chromium-protocol.ts';
import { createUnseenScripts, type UnseenScripts } from './unseen-scripts.ts';

type Script = ChromiumEvents['Debugger.scriptParsed'];

const TEXTS: Record<string, string> = {
  plain: 'function plain() {}',
  data: 'var data = 1',
  ours: '_$on&&_$e(1)',
};
let sent: string[];
let found: string[];
let listed: ReadonlySet<string>;
let unseen: UnseenScripts;
/** Sessions that do not answer. */
let standing: ReadonlySet<string>;

const script = (text: string, url = `https://a.example/${text}.js`, more: Partial<Script> = {}): Script =>
  ({ scriptId: text, url, startLine: 0, ...more }) as Script;

beforeEach(() => {
  sent = [];
  found = [];
  listed = new Set();
  standing = new Set();
  unseen = createUnseenScripts({
    isKnown: (url) => url.endsWith('known.js') || listed.has(url),
    isKnownAt: (place) => listed.has(place),
    holdsFunctions: (source) => Promise.resolve(source.includes('function')),
    found: (url, line) => found.push(line === 1 ? url : `${url}:${String(line)}`),
    foundMade: (url) => found.push(url),
    tooMany: (url) => found.push(`too many: ${url}`),
    signal: new AbortController().signal,
  });
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
  await unseen.list(sessions(documents), sessions(workers));
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

const HANDLER = 'run(function clicked(event) { return event.type })';

it('waits no longer than a second for a worker that stands still, and finds what others ran', async () => {
  standing = new Set(['standing']);
  const start = performance.now();
  await list([], ['standing', 'worker']);
  expect(performance.now() - start).toBeLessThan(1900);
  expect(found).toEqual(['https://a.example/plain.js']);
});

it('is not stopped by what stops others: says so before the debugger goes on', async () => {
  await list(['document'], []);
  expect(sent.slice(0, 2)).toEqual(['document Debugger.setSkipAllPauses', 'document Debugger.enable']);
});

describe('documents that are watched from their beginning', () => {
  const session = { tabId: 1, sessionId: 'watched' };
  /** Compiled by a script of the page, where that has its text from. */
  const made = (text: string, line: number, more: Partial<Script> = {}): Script =>
    script(text, '', {
      hash: text,
      stackTrace: { callFrames: [{ ...FRAME, lineNumber: line }] },
      ...more,
    });
  const FRAME = {
    functionName: 'run',
    scriptId: 'app',
    url: 'https://a.example/app.js?v=1',
    lineNumber: 0,
    columnNumber: 4,
  };
  const asked = (): number => sent.filter((line) => line.endsWith('getScriptSource')).length;

  beforeEach(async () => {
    await unseen.watch(session, 'document');
    unseen.pageLeft(true);
    sent = [];
  });

  it('are not asked when the recording ends', async () => {
    unseen.parsed(session, script('plain', 'https://a.example/page.html', { hash: 'plain', startLine: 4 }));
    await list(['watched'], []);
    expect(found).toEqual(['https://a.example/page.html:5']);
    expect(sent).toEqual(['watched Debugger.getScriptSource']);
  });

  it('are told of when they are left, as far as they have been read', async () => {
    unseen.parsed(session, made('plain', 2));
    await list(['watched'], []);
    unseen.parsed(session, made('plain', 6));
    // Nothing answers for a page that is left.
    unseen.pageLeft(true);
    await list(['watched'], []);
    expect(found).toEqual(['made at run (app.js:3)']);
  });

  it('list what scripts make, once a place, not what comes changed or is data, nor what others list', async () => {
    listed = new Set(['app.js:9']);
    for (const text of ['plain', 'plain', 'data', 'ours']) unseen.parsed(session, made(text, 2));
    unseen.parsed(session, made('ours', 4));
    unseen.parsed(session, made('data', 6));
    unseen.parsed(session, made('plain', 8));
    unseen.parsed(
      session,
      script('plain', 'named.tpl', { ...made('plain', 9), url: 'named.tpl', hasSourceURL: true }),
    );
    await list(['watched'], []);
    expect(found).toEqual(['made at run (app.js:3)', 'named.tpl']);
    // One text each.
    expect(asked()).toBe(3);
  });

  it('list what is made by what was made, and nothing that comes from outside', async () => {
    const by = (scriptId: string) => ({
      callFrames: [{ ...FRAME, scriptId, url: '', functionName: '' }],
    });
    unseen.parsed(session, made('data', 2, { scriptId: 'data' }));
    unseen.parsed(session, made('plain', 0, { stackTrace: by('data') }));
    unseen.parsed(session, made('plain', 0, { stackTrace: by('console') }));
    unseen.parsed(session, script('plain', '', { hash: 'plain' }));
    await list(['watched'], []);
    expect(found).toEqual(['made at app.js:3']);
  });

  it('leave out what was compiled as it was written first, and then changed', async () => {
    const changed = instrument(HANDLER, { url: 'handler', sourceType: 'script', firstSite: 0 });
    const texts = { written: HANDLER, changed: changed.ok ? changed.code : '' };
    Object.assign(TEXTS, texts);
    for (const id of Object.keys(texts))
      unseen.parsed(session, script(id, 'https://a.example/page.html', { hash: id }));
    await list(['watched'], []);
    expect(found).toEqual([]);
  });

  it('are judged no more once they make thousands of texts, which is listed', async () => {
    for (let i = 0; i <= 5000; i++) unseen.parsed(session, made('data', 2));
    expect(found).toEqual(['too many: made at run (app.js:3)']);
    expect(sent).toEqual(['watched Debugger.getScriptSource', 'watched Debugger.disable']);
    await list(['watched'], []);
    expect(found.slice(1)).toEqual(['https://a.example/plain.js']);
  });

  it('are workers, too, whose debugger stays on whatever they make, and whose texts in memory others know', async () => {
    const worker = { tabId: 1, sessionId: 'worker' };
    await unseen.watch(worker, 'worker');
    // What the browser told of at once.
    unseen.pageLeft(false);
    unseen.pageLeft(true);
    unseen.parsed(worker, script('plain', 'blob:https://a.example/1', { hash: 'plain' }));
    unseen.parsed(worker, made('plain', 2));
    await list([], ['worker']);
    expect(found).toEqual(['made at run (app.js:3)']);
    sent = [];
    for (let i = 0; i <= 5000; i++) unseen.parsed(worker, made('data', 2));
    unseen.parsed(worker, script('plain', 'https://a.example/late.js'));
    await list([], ['worker']);
    expect(found.slice(1)).toEqual(['too many: made at run (app.js:3)', 'https://a.example/late.js']);
    expect(sent.filter((line) => /able$/.test(line))).toEqual([]);
  });

  it('do not keep a profile waiting because of a worker that stands still', async () => {
    standing = new Set(['still']);
    void unseen.watch({ tabId: 1, sessionId: 'still' }, 'worker');
    unseen.parsed({ tabId: 1, sessionId: 'still' }, made('plain', 2));
    unseen.parsed(session, made('plain', 4, { hash: 'other' }));
    const start = performance.now();
    await list(['watched'], ['still']);
    expect(performance.now() - start).toBeLessThan(1900);
    expect(found).toEqual(['made at run (app.js:5)']);
  });

  it('belong to nobody before the page is loaded anew', async () => {
    unseen.parsed(session, made('plain', 2));
    unseen.pageLeft(false);
    unseen.parsed(session, made('plain', 4));
    await list(['watched'], []);
    expect(found).toEqual([]);
  });
});
