/**
 * World: Node. The text of a handler is told from a script by where the engine says that it returns, and the script around it.
 */
import { afterEach, expect, it, vi } from 'vitest';
import { createCompiledTexts, type ParsedScript } from './compiled-texts.ts';

afterEach(() => vi.unstubAllGlobals());

interface Asked {
  readonly start: { readonly lineNumber: number; readonly columnNumber: number };
  readonly restrictToFunction: boolean;
}

/**
 * Whether a text that begins at 3:10 of its document is a handler. `own`: columns of its last line that belong to the innermost
 * function around its beginning; `around`: those behind its text.
 */
async function isHandler(text: string, own: readonly number[], around: readonly number[]): Promise<boolean> {
  const lines = text.split('\n');
  const end = { line: 2 + lines.length, column: (lines.at(-1) ?? '').length + (lines.length === 1 ? 10 : 0) };
  const placed = (columns: readonly number[]): object[] =>
    columns.map((columnNumber) => ({ lineNumber: end.line, columnNumber, type: 'return' }));
  vi.stubGlobal('chrome', {
    debugger: {
      sendCommand: (_: object, __: string, { start, restrictToFunction }: Asked) => {
        const { lineNumber, columnNumber } = start;
        if (restrictToFunction) {
          expect([lineNumber, columnNumber]).toEqual([3, 10]);
          return Promise.resolve({ locations: placed(own) });
        }
        expect([lineNumber, columnNumber]).toEqual([end.line, end.column]);
        return Promise.resolve({ locations: placed(around) });
      },
    },
  });
  const texts = createCompiledTexts(() => Promise.resolve(false), new AbortController().signal);
  const script = {
    ...{ scriptId: '1', startLine: 3, startColumn: 10, endLine: end.line, endColumn: end.column },
  } as ParsedScript;
  return texts.isHandler({ tabId: 1 }, script);
}

it('a handler returns at its last character, and the script around it behind that', async () => {
  expect(await isHandler('count++', [10, 16], [17])).toBe(true);
  expect(await isHandler('count++\n', [7], [0])).toBe(true);
});

it('a script returns behind its text', async () => {
  expect(await isHandler('count++', [10, 17], [17])).toBe(false);
});

it('of a text whose end cannot be reached only a handler has a script around it that returns', async () => {
  expect(await isHandler('if (a) throw 1; else throw 2', [17, 31], [38])).toBe(true);
  expect(await isHandler('for (;;);', [], [19])).toBe(true);
  expect(await isHandler('if (a) throw 1; else throw 2', [17, 31], [])).toBe(false);
});
