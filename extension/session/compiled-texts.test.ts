/**
 * World: Node. The text of a handler is told from a script by where the engine says that it returns.
 */
import { afterEach, expect, it, vi } from 'vitest';
import { createCompiledTexts, type ParsedScript } from './compiled-texts.ts';

afterEach(() => vi.unstubAllGlobals());

/** Whether a text that ends at this column is a handler: where it returns, at its end and perhaps before, and how many steps it has. */
async function isHandler(text: string, steps: number, returnsAt: readonly number[]): Promise<boolean> {
  const step = { lineNumber: 0, columnNumber: 0 };
  const returns = returnsAt.map((columnNumber) => ({ lineNumber: 0, columnNumber, type: 'return' }));
  vi.stubGlobal('chrome', {
    debugger: {
      sendCommand: (_: object, method: string) =>
        Promise.resolve(
          method === 'Debugger.getScriptSource'
            ? { scriptSource: text }
            : { locations: [...Array.from({ length: steps }, () => step), ...returns] },
        ),
    },
  });
  const texts = createCompiledTexts(() => Promise.resolve(false), new AbortController().signal);
  const script = { scriptId: '1', hash: text } as ParsedScript;
  const verdict = await texts.verdictOf({ tabId: 1 }, script, true);
  return verdict !== null && texts.isHandler({ tabId: 1 }, script, verdict);
}

it('a handler returns at its last character, and the script around it behind that', async () => {
  expect(await isHandler('count++', 1, [6, 7])).toBe(true);
  expect(await isHandler('count++', 1, [7])).toBe(false);
});

it('of a text that ends by throwing only a handler returns at all', async () => {
  expect(await isHandler('count++; throw count // ;', 2, [25])).toBe(true);
  expect(await isHandler('throw Error("a;b")', 1, [18])).toBe(true);
  expect(await isHandler('go(); throw 1', 2, [])).toBe(false);
});

it('what may throw, or only speaks of it, is no handler because of that', async () => {
  expect(await isHandler('if (count) { count--; throw count }', 2, [35])).toBe(false);
  expect(await isHandler('say("; throw ")', 1, [15])).toBe(false);
});
