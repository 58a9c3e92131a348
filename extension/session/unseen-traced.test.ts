/**
 * World: Node. On the command line the browser has traced what scripts made of text: the session lists it, also where it is gone,
 * and asks the debugger for what else lives.
 */
import { afterEach, expect, it, vi } from 'vitest';
import type { ChromiumEvents } from '../../platform/chromium-protocol.ts';
import { textMark, type TracedTexts } from '../../protocol/traced-texts.ts';
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
  realms: [`a1 ${TRACED_CONTEXT}`],
  isCut: false,
});

function stage(
  traced: () => Promise<TracedTexts | null>,
  living: readonly Script[] = [],
): { unseen: UnseenScripts; found: string[]; read: string[]; list: () => Promise<void> } {
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
    found: other('script'),
    foundMade: other('made'),
    foundText: (url) => void found.push(url),
    foundUnread: other('unread'),
    tooMany: other('too many'),
    traced,
    signal: new AbortController().signal,
  });
  vi.stubGlobal('chrome', {
    debugger: {
      sendCommand: (_: object, method: string, { scriptId = '' }: { scriptId?: string }) => {
        if (method === 'Debugger.enable') living.forEach((script) => unseen.parsed(session, script));
        if (method === 'Runtime.getIsolateId') return Promise.resolve({ id: 'a1' });
        if (method === 'Debugger.getScriptSource') read.push(scriptId);
        return Promise.resolve({ scriptSource: scriptId });
      },
    },
  });
  return { unseen, found, read, list: () => unseen.list([session], []) };
}

it('lists what is gone, and does not read what lives where all is told', async () => {
  const traced = told('(function gone() {})()', 'named = function () {}', '({ data: 1 })');
  const file = { ...made('function file() {}'), url: 'https://a.example/file.js' };
  const unrecorded = made('function sandboxed() {}', TRACED_CONTEXT + 1);
  const { found, read, list } = stage(
    () => Promise.resolve(traced),
    [made('(function lives() {})()'), file, unrecorded],
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
  const living = [made('(function lives() {})()')];
  const { found, list } = stage(() => Promise.reject(new Error('The command line is gone.')), living);
  await list();
  expect(found).toEqual(['text: (function lives() {})()']);
});
