/**
 * World: Node. A handler that is recorded is compiled as it was written first, and at once again, changed. When the debugger is asked
 * at the end of a recording, the first of the two is none that nobody saw; another with the same text may be.
 */
import { afterEach, expect, it, vi } from 'vitest';
import { instrument } from '../../instrument/index.ts';
import type { ChromiumEvents } from '../../platform/chromium-protocol.ts';
import { createUnseenScripts } from './unseen-scripts.ts';

afterEach(() => vi.unstubAllGlobals());

const WRITTEN = 'count++';
const url = 'https://a.example/page.html';

function changed(source: string): string {
  const result = instrument(source, { url: 'any', sourceType: 'script', firstSite: 0 });
  return result.ok ? result.code : '';
}

/** As the browser is given it: with what the function around it begins and ends with. */
const [before, after] = changed(`function onclick(event) {${WRITTEN}}`)
  .replace('function onclick(event) {', '')
  .slice(0, -1)
  .split(WRITTEN);
const CHANGED = `${before}${WRITTEN}\n${after}`;

/** Lines of what is listed; the texts are compiled in this order, each on a line of its own. */
async function listed(texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const session = { tabId: 1 };
  const other = (name: string) => (): void => void found.push(name);
  const unseen = createUnseenScripts({
    isKnown: () => false,
    isKnownAt: () => false,
    isKnownText: () => false,
    isRecordedAt: () => false,
    isRecordedIn: () => false,
    holdsFunctions: () => Promise.resolve(false),
    found: (_, line) => void found.push(`line ${String(line)}: ${texts[line - 1]}`),
    foundMade: other('made'),
    foundText: other('text'),
    wasKnown: () => false,
    wasOutOfScope: () => false,
    foundGone: other('gone'),
    foundUnread: other('unread'),
    tooMany: other('too many'),
    traced: () => Promise.resolve(null),
    signal: new AbortController().signal,
  });
  const scripts = texts.map((text, index): ChromiumEvents['Debugger.scriptParsed'] => ({
    ...{ scriptId: String(90 + index), url, hash: text, length: text.length, executionContextId: 1 },
    ...{ startLine: index, startColumn: 0, endLine: index, endColumn: text.length },
  }));
  vi.stubGlobal('chrome', {
    debugger: {
      sendCommand: (
        _: object,
        method: string,
        params: { scriptId?: string; start?: { scriptId: string }; restrictToFunction?: boolean },
      ) => {
        if (method === 'Debugger.enable') scripts.forEach((script) => unseen.parsed(session, script));
        const text = texts[Number(params.scriptId ?? params.start?.scriptId) - 90] ?? '';
        const columnNumber = params.restrictToFunction === true ? text.length - 1 : text.length;
        const locations = [{ lineNumber: 0, columnNumber, type: 'return' }];
        return Promise.resolve({ scriptSource: text, locations });
      },
    },
  });
  await unseen.list([session], []);
  return found;
}

it('is not listed beside what was made of it', async () => {
  expect(CHANGED).not.toBe(WRITTEN);
  expect(await listed([WRITTEN, CHANGED, ' count++ ', CHANGED])).toEqual([]);
});

it('another with the same text is, wherever it stands', async () => {
  expect(await listed([WRITTEN, WRITTEN, CHANGED, WRITTEN])).toEqual(['line 1: count++', 'line 4: count++']);
});

it('is listed where something else was compiled behind it', async () => {
  expect(await listed([WRITTEN, CHANGED.replace('count', 'other')])).toEqual(['line 1: count++']);
});
