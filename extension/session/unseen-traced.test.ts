/**
 * World: Node. On the command line the browser has traced what it compiled: the session lists what scripts made of text, also where it
 * is gone, asks the debugger for what else lives, and lists what of documents and files does not live any more.
 */
import { afterEach, expect, it, vi } from 'vitest';
import type { ChromiumEvents } from '../../platform/chromium-protocol.ts';
import { textMark, type TracedScript, type TracedTexts } from '../../protocol/traced-texts.ts';
import { createUnseenScripts, type UnseenScripts } from './unseen-scripts.ts';

type Script = ChromiumEvents['Debugger.scriptParsed'];

/** Of texts that recorders have listed. */
const marks = new Set<string>();

afterEach(() => {
  vi.unstubAllGlobals();
  marks.clear();
});

const TRACED_CONTEXT = 1;
const session = { tabId: 1, sessionId: 'session' };

const made = (text: string, executionContextId = TRACED_CONTEXT): Script => ({
  ...{ scriptId: text, url: '', hash: text, length: text.length, executionContextId },
  ...{ startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 },
});

const told = (...sources: string[]): TracedTexts => ({
  texts: sources.map((source) => ({ source, name: source.startsWith('named') ? 'named.js' : '' })),
  scripts: [],
  realms: [`a1 ${TRACED_CONTEXT}`],
  isCut: false,
});

const PAGE = 'https://a.example/page.html';
const FILE = 'https://a.example/app.js';

const handler = (source: string, url = PAGE): TracedScript => ({
  ...{ kind: 'handler', url, source, isModule: false },
});
const inline = (source: string, url = PAGE): TracedScript => ({
  ...handler(source, url),
  kind: 'inline script',
});
const file = (source: string, url: string): TracedScript => ({ ...handler(source, url), kind: 'file' });
const ran =
  (...scripts: TracedScript[]) =>
  (): Promise<TracedTexts> =>
    Promise.resolve({ ...told(), scripts });
/** One that lives, on this line of its document. */
const living = (text: string, line: number, url = PAGE): Script => ({
  ...{ ...made(text), url, startLine: line - 1, endLine: line - 1 },
});

function stage(
  traced: () => Promise<TracedTexts | null>,
  alive: readonly Script[] = [],
): { unseen: UnseenScripts; found: string[]; read: string[]; list: () => Promise<void> } {
  let atEnds = 0;
  const found: string[] = [];
  const read: string[] = [];
  const other = (name: string) => (url: string) => void found.push(`${name}: ${url}`);
  const unseen = createUnseenScripts({
    isKnown: () => false,
    isKnownAt: () => false,
    isKnownText: (mark) => marks.has(mark),
    isRecordedAt: () => false,
    isRecordedIn: () => false,
    holdsFunctions: (source) => Promise.resolve(source.includes('function')),
    found: (url, line) => void found.push(`script: ${url}${line === 1 ? '' : `:${String(line)}`}`),
    foundMade: other('made'),
    foundText: (url) => void found.push(url),
    wasKnown: (url) => url.includes('known'),
    wasOutOfScope: (url) => url.includes('excluded'),
    foundGone: other('gone'),
    foundUnread: other('unread'),
    tooMany: other('too many'),
    traced,
    signal: new AbortController().signal,
  });
  vi.stubGlobal('chrome', {
    debugger: {
      sendCommand: (_: object, method: string, { scriptId = '' }: { scriptId?: string }) => {
        if (method === 'Debugger.enable') alive.forEach((script) => unseen.parsed(session, script));
        if (method === 'Runtime.getIsolateId') return Promise.resolve({ id: 'a1' });
        if (method === 'Debugger.getScriptSource') read.push(scriptId);
        // It returns in its own text, and behind it.
        if (method === 'Debugger.getPossibleBreakpoints')
          return Promise.resolve({ locations: [{ lineNumber: 0, columnNumber: atEnds++ }] });
        return Promise.resolve({ scriptSource: scriptId });
      },
    },
  });
  return { unseen, found, read, list: () => unseen.list([session], []) };
}

it('lists what is gone, and does not read what lives where all is told', async () => {
  const traced = told('(function gone() {})()', 'named = function () {}', '({ data: 1 })');
  const inFile = { ...made('function file() {}'), url: 'https://a.example/file.js' };
  const unrecorded = made('function sandboxed() {}', TRACED_CONTEXT + 1);
  const { found, read, list } = stage(
    () => Promise.resolve(traced),
    [made('(function lives() {})()'), inFile, unrecorded],
  );
  await list();
  expect(read).toEqual(['function file() {}', 'function sandboxed() {}']);
  expect(found.sort()).toEqual([
    'named.js',
    'script: https://a.example/file.js',
    'text: (function gone() {})()',
    'text: function sandboxed() {}',
  ]);
});

it('does not list again what stood in an address, also when its page was left', async () => {
  const traced = told('(function  address() {})()', '(function next() {})()');
  const { unseen, found, list } = stage(() => Promise.resolve(traced));
  unseen.isListed('(function address() {})()');
  unseen.pageLeft(true);
  await list();
  expect(found).toEqual(['text: (function next() {})()']);
});

it('does not list again what a recorder has listed, traced or living', async () => {
  const [made1, made2] = ['(function anonymous(f=() => 1\n) {\n\n})', '(function anonymous() {})'];
  for (const text of [made1, made2]) marks.add(textMark(text, (of, index) => of.charCodeAt(index)));
  const { found, list } = stage(
    () => Promise.resolve(told(made1, '(function next() {})()')),
    [made(made2, TRACED_CONTEXT + 1)],
  );
  await list();
  expect(found).toEqual(['text: (function next() {})()']);
});

it('says that there are more', async () => {
  const { found, list } = stage(() => Promise.resolve({ ...told('(function one() {})()'), isCut: true }));
  await list();
  expect(found).toEqual(['text: (function one() {})()', 'too many: text']);
});

it('asks the debugger where nothing comes', async () => {
  const alive = [made('(function lives() {})()')];
  const { found, list } = stage(() => Promise.reject(new Error('The command line is gone.')), alive);
  await list();
  expect(found).toEqual(['text: (function lives() {})()']);
});

it('lists what is gone of documents by how it begins, handlers whatever they say, and files', async () => {
  const { found, list } = stage(
    ran(
      handler('count++'),
      handler('(function  inHandler() {})()'),
      inline('(function inline() {})()'),
      inline('"no class"'),
      file('function app() {}', FILE),
    ),
  );
  await list();
  expect(found.sort()).toEqual([
    `gone: handler in ${PAGE}: (function inHandler() {})()`,
    `gone: handler in ${PAGE}: count++`,
    `gone: inline script in ${PAGE}: (function inline() {})()`,
    `script: ${FILE}`,
  ]);
});

it('lists by its line what lives, and not once more', async () => {
  const alive = [living('count++', 3, `${PAGE}#there`), living('(function inline() {})()', 5)];
  const traced = ran(handler('count++'), inline('(function inline() {})()'), handler('count--'));
  const { found, list } = stage(traced, alive);
  await list();
  expect(found.splice(0).sort()).toEqual([
    `gone: handler in ${PAGE}: count--`,
    `script: ${PAGE}#there:3`,
    `script: ${PAGE}:5`,
  ]);
  // Nothing of it is remembered for the next recording.
  alive.splice(0);
  await list();
  expect(found.sort()).toEqual([
    `gone: handler in ${PAGE}: count++`,
    `gone: handler in ${PAGE}: count--`,
    `gone: inline script in ${PAGE}: (function inline() {})()`,
  ]);
});

it('does not list what is gone and was listed, given, or out of scope', async () => {
  const refused = '(function refused() {})()';
  marks.add(textMark(refused, (of, index) => of.charCodeAt(index)));
  const { found, list } = stage(
    ran(
      inline(refused),
      inline('(function a() {})()', 'https://excluded.example/'),
      handler('count++', 'https://excluded.example/'),
      file('function app() {}', 'https://a.example/known.js'),
      file('function app() {}', 'https://excluded.example/app.js'),
      file('(function inMemory() {})()', 'blob:https://a.example/1'),
      file('(function ofExtension() {})()', 'chrome-extension://abc/page.js'),
    ),
  );
  await list();
  expect(found).toEqual([]);
});

it('lists what is gone of a document that is known by now: that tells of files', async () => {
  const { found, list } = stage(ran(inline('(function inline() {})()', 'https://a.example/known')));
  await list();
  expect(found).toEqual(['gone: inline script in https://a.example/known: (function inline() {})()']);
});
