/**
 * World: Node. The browser's debugger is asked for the scripts that live in documents and workers, once each; what holds
 * functions and nothing of ours is found.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { instrument } from '../../instrument/index.ts';
import type { ChromiumEvents } from '../../platform/chromium-protocol.ts';
import { FROM_OUTSIDE } from '../../protocol/calling-convention.ts';
import { createUnseenScripts, type UnseenScripts } from './unseen-scripts.ts';

type Script = ChromiumEvents['Debugger.scriptParsed'];

const changed = (source: string): string => {
  const result = instrument(source, { url: 'any', sourceType: 'script', firstSite: 0 });
  return result.ok ? result.code : '';
};
const TEXTS: Record<string, string> = {
  plain: 'function plain() {}',
  data: 'var data = 1',
  ours: changed('function ours() {}'),
};
let sent: string[];
let found: string[];
let listed: ReadonlySet<string>;
let recorded: ReadonlySet<string>;
/** Texts of scripts that come later. */
let texts: Record<string, string>;
/** False: the page is on its way out. */
let answers: boolean;
let unseen: UnseenScripts;
/** Scripts whose text does not come. */
let slow: ReadonlySet<string>;
/** Sessions that do not answer. */
let standing: ReadonlySet<string>;

interface Params {
  readonly scriptId?: string;
  readonly start?: { readonly scriptId: string };
  readonly restrictToFunction?: boolean;
}

/** Columns where texts return, and the script around them. */
const ENDS: Record<string, [own: number, around: number]> = { data: [12, 12], handler: [11, 12] };

const script = (text: string, url = `https://a.example/${text}.js`, more: Partial<Script> = {}): Script => ({
  scriptId: text,
  url,
  hash: text,
  startLine: 0,
  startColumn: 0,
  endLine: 0,
  endColumn: 0,
  executionContextId: 1,
  length: 100,
  ...more,
});

beforeEach(() => {
  sent = [];
  found = [];
  listed = new Set();
  recorded = new Set();
  texts = {};
  answers = true;
  standing = new Set();
  slow = new Set();
  const tell = (url: string): void => void found.push(url);
  unseen = createUnseenScripts({
    isKnown: (url, length) =>
      url.endsWith('known.js') || listed.has(url) || listed.has(`${url} ${String(length)}`),
    isKnownAt: (place) => listed.has(place),
    ...{ isKnownText: () => false, wasKnown: () => false, wasOutOfScope: () => false },
    isRecordedAt: (place) => recorded.has(place),
    holdsFunctions: (source) =>
      Promise.resolve(source.includes('cannotParse') ? null : source.includes('function')),
    found: (url, line) => found.push(line === 1 ? url : `${url}:${String(line)}`),
    ...{ foundMade: tell, foundText: tell, foundGone: tell },
    foundUnread: (url, line) => found.push(`unread: ${url}${line === null ? '' : `:${String(line)}`}`),
    isRecordedIn: (url, line, length) => recorded.has(`${url} ${String(line)} ${String(length)}`),
    tooMany: (url) => found.push(`too many: ${url}`),
    traced: () => Promise.resolve(null),
    signal: new AbortController().signal,
  });
  vi.stubGlobal('chrome', {
    debugger: {
      sendCommand: ({ sessionId = '' }, method: string, params: Params) => {
        sent.push(`${sessionId} ${method}`);
        if (standing.has(sessionId)) return new Promise(() => undefined);
        if (method === 'Debugger.enable')
          for (const text of Object.keys(TEXTS)) unseen.parsed({ tabId: 1, sessionId }, script(text));
        if (!answers) return Promise.reject(new Error('No script for id'));
        const id = params.scriptId ?? params.start?.scriptId ?? '';
        if (slow.has(id)) return new Promise(() => undefined);
        const columnNumber = ENDS[id]?.[params.restrictToFunction === true ? 0 : 1];
        return Promise.resolve({ scriptSource: texts[id] ?? TEXTS[id], locations: [{ columnNumber }] });
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
  unseen.parsed(session, script('plain', 'https://a.example/other-world.js', ISOLATED));
  unseen.parsed(session, script('plain', 'blob:https://a.example/1'));
  unseen.parsed(session, script('plain', 'chrome-extension://a/relay.js'));
  await list([], ['emptied']);
  expect(found).toEqual(['https://a.example/imported.js']);
  expect(sent).toEqual(['emptied Debugger.getScriptSource']);
});

it('finds what scripts made of text, by its name or how it begins, and what names itself in a file', async () => {
  const session = { tabId: 1, sessionId: 'kept' };
  texts = {
    long: `(function long() {\n\n  say(${'1'.repeat(100)}) })()`,
    listed: '(function listed() {})()',
  };
  unseen.keep(session);
  unseen.isListed(' (function  listed() {})()');
  for (const text of ['plain', 'plain', 'long', 'data', 'ours', 'listed'])
    unseen.parsed(session, script(text, ''));
  const named = { hasSourceURL: true, startLine: 2 };
  unseen.parsed(session, script('plain', 'named.tpl', named));
  unseen.parsed(session, script('plain', 'known.js', named));
  unseen.parsed(
    session,
    script('plain', 'own-name.js', { ...named, embedderName: 'https://a.example/page.html' }),
  );
  await list(['kept'], []);
  expect(found).toEqual([
    'text: function plain() {}',
    'text: function plain() {}',
    `text: (function long() { say(${'1'.repeat(77)}…`,
    'named.tpl',
    'https://a.example/page.html:3',
  ]);
});

it('finds scripts that use names of ours themselves, and leaves out what is evaluated from outside', async () => {
  const session = { tabId: 1, sessionId: 'kept' };
  texts = {
    theirs: 'function f() { return _$on && _$c }',
    handler: 'count += 1',
    outside: `function(command){this(command)}${FROM_OUTSIDE}`,
  };
  unseen.keep(session);
  for (const text of ['theirs', 'outside']) unseen.parsed(session, script(text, ''));
  unseen.parsed(session, script('handler', 'https://a.example/page.html'));
  await list(['kept'], []);
  expect(found).toEqual(['text: function f() { return _$on && _$c }', 'https://a.example/page.html']);
});

it('says that there are more scripts than it can look at, or has the time for', async () => {
  const session = { tabId: 1, sessionId: 'kept' };
  unseen.keep(session);
  for (let i = 0; i < 5002; i++) unseen.parsed(session, script('data', `https://a.example/${String(i)}`));
  await list(['kept'], []);
  expect(found).toEqual(['too many: https://a.example/5000']);
  unseen.keep(session);
  unseen.parsed(session, script('plain', ''));
  unseen.parsed(session, script('slow', ''));
  slow = new Set(['slow']);
  await list([], ['kept']);
  expect(found.slice(1)).toEqual(['text: function plain() {}', 'too many: text']);
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
    expect(found).toEqual(['made at run (app.js:3)', 'unread: made at run (app.js:7)']);
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
    // One text each, and the script that makes them.
    expect(asked()).toBe(4);
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
    texts = { written: HANDLER, changed: changed(HANDLER) };
    for (const id of Object.keys(texts))
      unseen.parsed(session, script(id, 'https://a.example/page.html', { hash: id }));
    await list(['watched'], []);
    expect(found).toEqual([]);
  });

  it('list handlers, which are functions, whatever they hold and return, and no scripts without functions', async () => {
    texts = { handler: 'count += 1', returns: 'return cannotParse()' };
    for (const [line, id] of ['data', 'handler', 'returns'].entries())
      unseen.parsed(session, script(id, 'https://a.example/page.html', { hash: id, startLine: line }));
    await list(['watched'], []);
    expect(found.sort()).toEqual(['https://a.example/page.html:2', 'https://a.example/page.html:3']);
  });

  it('list what stands beside something that others list, and not that', async () => {
    const page = 'https://a.example/page.html';
    listed = new Set([`${page} 5`]);
    unseen.parsed(session, script('plain', page, { hash: 'plain', length: 5 }));
    unseen.parsed(
      session,
      script('other', page, { hash: 'other', length: 6, startLine: 1, scriptId: 'plain' }),
    );
    await list(['watched'], []);
    expect(found).toEqual([`${page}:2`]);
  });

  it('leave alone what the recorder compiles, which is listed or changed by it', async () => {
    unseen.parsed(session, script('ours', '', { hash: 'recorder', scriptId: 'recorder', length: 300_000 }));
    const stackTrace = { callFrames: [{ ...FRAME, url: '', scriptId: 'recorder' }] };
    unseen.parsed(session, script('plain', 'https://a.example/page.html', { hash: 'plain', stackTrace }));
    unseen.parsed(session, made('plain', 2, { stackTrace }));
    await list(['watched'], []);
    expect([found, sent]).toEqual([[], []]);
  });

  it('list scripts that name themselves by the address of their document', async () => {
    const named = { hash: 'plain', hasSourceURL: true, embedderName: 'https://a.example/page.html' };
    unseen.parsed(session, script('plain', 'own-name.js', named));
    await list(['watched'], []);
    expect(found).toEqual(['https://a.example/page.html']);
  });

  it('read every text, and none any more where the recorder sees what is evaluated', async () => {
    texts = { app: ['a', 'b', 'x', '1234(_$v(a,b,_$v))', '12eval(_$v(eval,b,_$v))'].join('\n') };
    for (const line of [2, 3, 4]) {
      unseen.parsed(session, made('data', line));
      await list(['watched'], []);
      sent = [];
      for (let i = 0; i < 1500; i++)
        unseen.parsed(session, made('data', line, { hash: String(i + line * 2000) }));
      await list(['watched'], []);
      expect(asked()).toBe(line === 2 ? 1500 : 0);
    }
    expect(found).toEqual([]);
  });

  it('list what was gone before it could be read, once a place, unless the recorder has seen it there', async () => {
    recorded = new Set(['app.js:5']);
    unseen.parsed(session, made('ours', 8, { hash: 'before' }));
    await list(['watched'], []);
    answers = false;
    for (const line of [2, 2, 4, 6, 8]) unseen.parsed(session, made('plain', line));
    unseen.pageLeft(true);
    expect(found).toEqual([]);
    await list(['watched'], []);
    await list(['watched'], []);
    expect(found).toEqual(['unread: made at run (app.js:3)', 'unread: made at run (app.js:7)']);
  });

  it('list by its line what stood in a document that was gone, unless the recorder knows what stands there', async () => {
    const page = 'https://a.example/page.html';
    recorded = new Set([`${page} 3 100`]);
    listed = new Set([`${page} 77`]);
    answers = false;
    for (const length of [100, 31]) unseen.parsed(session, script('plain', page, { startLine: 2, length }));
    unseen.parsed(session, script('plain', page, { startLine: 6, length: 77 }));
    unseen.parsed(session, script('data', page, { startLine: 7, length: 3 }));
    for (let i = 0; i < 2; i++) unseen.parsed(session, script('plain', page, { startLine: 8 }));
    unseen.pageLeft(true);
    await list(['watched'], []);
    expect(found).toEqual([`unread: ${page}:3`, `unread: ${page}:9`]);
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
    expect(found).toEqual(['made at run (app.js:5)', 'unread: made at run (app.js:3)']);
  });

  it('belong to nobody before the page is loaded anew', async () => {
    unseen.parsed(session, made('plain', 2));
    unseen.pageLeft(false);
    unseen.parsed(session, made('plain', 4));
    await list(['watched'], []);
    expect(found).toEqual([]);
  });
});
