/**
 * World: extension, Chromium. Reads what the browser has compiled in one page, each text once, and says what it is: changed by
 * us, or as it was written, with functions or without.
 * Reading costs the page some hundredth parts of a millisecond, and nothing answers for a page that is left. So what may matter
 * is read at once, and the rest some at a time, as answers come.
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import type { ChromiumEvents } from '../../platform/chromium-protocol.ts';
import { restore } from '../../instrument/restore.ts';
import { FROM_OUTSIDE, HELPERS } from '../../protocol/calling-convention.ts';
import { INLINE_BY_US, MAY_HOLD_FUNCTIONS, textMark, withoutBlanks } from '../../protocol/traced-texts.ts';

export type ParsedScript = ChromiumEvents['Debugger.scriptParsed'];
export type CallFrame = NonNullable<ParsedScript['stackTrace']>['callFrames'][number];

export type HoldsFunctions = (
  source: string,
  type: 'script' | 'module',
  signal: AbortSignal,
) => Promise<boolean | null>;

export interface Verdict {
  /** Something is inserted, or nobody of the page has evaluated it; a script may use our names itself. */
  readonly isOurs: boolean;
  /** As it was written, without blanks; empty where it holds no functions and is no handler that people write. */
  readonly text: string;
  /** Of that, with single blanks, what tells it from others. */
  readonly beginning: string;
  readonly holdsFunctions: boolean;
  /** See `textMark`; empty where it holds none. */
  readonly mark: string;
}

export interface CompiledTexts {
  /** Null: its page was left, or its worker has ended, before it could be read. */
  verdictOf(session: DebuggerSession, script: ParsedScript, isUrgent: boolean): Promise<Verdict | null>;
  /** Of a text that somebody else has read. */
  verdictOn(source: string, type: 'script' | 'module'): Promise<Verdict>;
  /** A text with these blanks left out is one of ours, as it was written: a handler is compiled so first. */
  isRecorded(text: string): boolean;
  /** Of a script without functions of its own: it is the text of a handler, which is a function itself. */
  isHandler(session: DebuggerSession, script: ParsedScript): Promise<boolean>;
  /** Whether texts that this call evaluates come through the recorder, which changes or lists them. */
  passesRecorder(session: DebuggerSession, call: CallFrame, start: ScriptStart): Promise<boolean>;
}

/** Where a script begins in its document, 0-based. */
export interface ScriptStart {
  readonly line: number;
  readonly column: number;
}

// The way to the page and back takes a millisecond, the text itself some hundredth parts: no turn of a page is longer than with one
// at a time, and all are read in less than half the time (docs/performance.md).
const LANES = 16;
const LONGEST_BEGINNING = 100;
// Texts are kept; what is longer and holds no functions is data.
const LONGEST_HANDLER = 1000;
const OURS: Verdict = { isOurs: true, text: '', beginning: '', holdsFunctions: false, mark: '' };
/** What an evaluated argument looks like in a changed script, from where the engine says the call stands. */
const CALL_OF_HELPER = new RegExp(`(?:[\\w$]*\\()?${HELPERS.evalText.replaceAll('$', '\\$')}\\(`, 'y');

export function createCompiledTexts(holdsFunctions: HoldsFunctions, signal: AbortSignal): CompiledTexts {
  /** By digest. */
  const verdicts = new Map<string, Promise<Verdict | null>>();
  const recorded = new Set<string>();
  /** Of a session, the last of those that are read one behind the other. */
  const lanes = new Map<string, Promise<unknown>>();
  let queued = 0;
  /** Lines of scripts that evaluate texts. */
  const makers = new Map<string, Promise<readonly string[]>>();

  async function sourceOf(session: DebuggerSession, scriptId: string): Promise<string> {
    return (await sendCommand(session, 'Debugger.getScriptSource', { scriptId })).scriptSource;
  }

  async function judge(session: DebuggerSession, script: ParsedScript): Promise<Verdict | null> {
    const source = await sourceOf(session, script.scriptId).catch(() => null);
    return source === null ? null : judgeText(source, script.isModule === true ? 'module' : 'script');
  }

  async function judgeText(source: string, type: 'script' | 'module'): Promise<Verdict> {
    if (source.includes(FROM_OUTSIDE)) return OURS;
    const written = restore(source);
    if (written !== source) {
      const text = withoutBlanks(written);
      recorded.add(text);
      return { ...OURS, text };
    }
    if (INLINE_BY_US.test(source)) return OURS;
    const holds = MAY_HOLD_FUNCTIONS.test(source) && (await holdsSome(source, type));
    const text = holds || source.length <= LONGEST_HANDLER ? withoutBlanks(source) : '';
    const mark = holds ? textMark(source, (of, index) => of.charCodeAt(index)) : '';
    return { isOurs: false, text, beginning: beginningOf(source), holdsFunctions: holds, mark };
  }

  /** The engine has compiled it: what cannot be parsed is a handler that returns something, or a syntax to come. */
  async function holdsSome(source: string, type: 'script' | 'module'): Promise<boolean> {
    const holds = await holdsFunctions(source, type, signal).catch(() => false);
    return holds !== false;
  }

  function inLane<T>({ sessionId = '' }: DebuggerSession, work: () => Promise<T>): Promise<T> {
    const lane = `${sessionId} ${String(queued++ % LANES)}`;
    const done = (lanes.get(lane) ?? Promise.resolve()).then(work);
    lanes.set(
      lane,
      done.catch(() => undefined),
    );
    return done;
  }

  return {
    verdictOf(session, script, isUrgent) {
      const key = `${String(script.isModule)} ${script.hash}`;
      const known = verdicts.get(key);
      if (known !== undefined) return known;
      const read = async (): Promise<Verdict | null> => {
        const verdict = await judge(session, script);
        // The same text may be made again where it can be read.
        if (verdict === null) verdicts.delete(key);
        return verdict;
      };
      const verdict = isUrgent ? read() : inLane(session, read);
      verdicts.set(key, verdict);
      return verdict;
    },
    verdictOn: judgeText,
    isRecorded: (text) => recorded.has(text),
    async isHandler(session, { scriptId, startLine, startColumn, endLine, endColumn }) {
      const lastPlace = async (line: number, column: number, restrictToFunction: boolean) => {
        const start = { scriptId, lineNumber: line, columnNumber: column };
        const asked = { start, restrictToFunction };
        return (await sendCommand(session, 'Debugger.getPossibleBreakpoints', asked)).locations.at(-1);
      };
      // The script around a handler returns behind its text, and the handler before that, if it does. A script returns there itself,
      // or nowhere.
      const [own, around] = await Promise.all([
        lastPlace(startLine, startColumn, true),
        lastPlace(endLine, endColumn, false),
      ]);
      if (around === undefined) return false;
      return own?.lineNumber !== around.lineNumber || own.columnNumber !== around.columnNumber;
    },
    async passesRecorder(session, { scriptId, lineNumber, columnNumber }, start) {
      const key = `${session.sessionId ?? ''} ${scriptId}`;
      const lines = makers.get(key) ?? sourceOf(session, scriptId).then((source) => source.split('\n'));
      makers.set(key, lines);
      CALL_OF_HELPER.lastIndex = columnNumber - (lineNumber === start.line ? start.column : 0);
      return CALL_OF_HELPER.test((await lines)[lineNumber - start.line] ?? '');
    },
  };
}

function beginningOf(source: string): string {
  const text = source
    .slice(0, 4 * LONGEST_BEGINNING)
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > LONGEST_BEGINNING ? `${text.slice(0, LONGEST_BEGINNING)}…` : text;
}
