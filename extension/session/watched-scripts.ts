/**
 * World: extension, Chromium. Judges what the browser compiles in documents and workers whose debugger is on: scripts that run
 * as they were written without anybody having listed them, also those that are gone before the recording ends. Each text
 * is read when it is told of (`compiled-texts.ts`), because nothing answers for a page that is left, nor for a worker that has
 * ended. What could not be read in time is listed by the place that made it.
 * Text that a script makes (`run(text)`, whatever `run` is called) has no address, as what DevTools evaluates has none; but
 * it is told of with the place that made it. What the recorder makes itself has been changed, or listed, by it.
 */
import type { DebuggerSession } from '../../platform/chromium-debugger.ts';
import { SHORTEST_RECORDER } from '../../protocol/traced-texts.ts';
import {
  createCompiledTexts,
  type CallFrame,
  type CompiledTexts,
  type HoldsFunctions,
  type ParsedScript,
  type ScriptStart,
} from './compiled-texts.ts';
import { isInMemory } from './in-memory-address.ts';

/** Where scripts run; worklets are workers here. */
export type RunsIn = 'document' | 'worker';

export interface WatchedScriptsOptions {
  /** Nothing has to be found out about this address; about a text of that length there, if it is a document's. */
  readonly isKnown: (url: string, length: number) => boolean;
  /** The same of what is made at a place: `app.js:3`. */
  readonly isKnownAt: (place: string) => boolean;
  /** A script of that length that begins on this line of a document, 1-based, is one of ours. */
  readonly isRecordedIn: (url: string, line: number, length: number) => boolean;
  /** Something made at that place is recorded. */
  readonly isRecordedAt: (place: string) => boolean;
  /** Null: it cannot be parsed. */
  readonly holdsFunctions: HoldsFunctions;
  /** `line`: 1-based, where it begins. */
  readonly found: (url: string, line: number) => void;
  /** A text that a script made: its `sourceURL`, or `made at f (app.js:3)`. */
  readonly foundMade: (url: string) => void;
  /** The same of a text that was gone before it could be read; `line`: of one that nobody has made, as in `found`. */
  readonly foundUnread: (url: string, line: number | null) => void;
  /** More texts are made than are looked at: the debugger of this session is of no use any more. */
  readonly tooMany: (session: DebuggerSession, url: string) => void;
  readonly signal: AbortSignal;
}

export interface WatchedScripts {
  parsed(session: DebuggerSession, script: ParsedScript, runsIn: RunsIn): void;
  /** Resolves when all that was told of until now, from documents or from workers, is judged. */
  settled(runsIn: RunsIn): Promise<void>;
  /** Tells what was found. */
  tell(): void;
  /** Tells what could not be read, in pages that were left, too. */
  tellUnread(): void;
  /** The page is left: forgets what is not told. What is compiled before the next begins is not of it. */
  pageLeft(nextBegan: boolean): void;
}

/** Of extensions, of the browser, and of what DevTools evaluates. */
export const NOT_OF_THE_PAGE = /^(?:$|(?:chrome-extension|chrome|devtools|debugger|extensions|snippet):)/;
const IN_A_FILE = /^(?:https?|file):/;
// Each costs the page some ten microseconds, and the session a message; a page that makes more makes them in a loop.
const MAX_MADE = 5000;
// What is read at once, all together; and of a place, whose first texts hold no function: it reads data.
const MAX_AT_ONCE = 1000;
const MAX_AT_ONCE_OF_PLACE = 50;
// `x=>x`
const SHORTEST_FUNCTION = 4;

/** A script, or the place where a script made it: `app.js:3`. */
type Where = { readonly url: string } & (
  { readonly line: number; readonly length: number } | { readonly place: string }
);

interface Candidate {
  readonly session: DebuggerSession;
  readonly script: ParsedScript;
  readonly where: Where;
  /** Where it was made. */
  readonly place: Place | null;
  readonly number: number;
}

interface Finding {
  /** In the order in which they were compiled. */
  readonly number: number;
  readonly where: Where;
  readonly length: number;
  /** See {@link CompiledTexts.isRecorded}. */
  readonly text: string;
}

interface Place {
  readonly call: CallFrame;
  reads: number;
  /** What is made there comes changed, or is listed by the recorder, or found already. */
  isDecided: boolean;
  /** Whether its calls pass the recorder is known, or being found out. */
  isAsked: boolean;
}

/** Of the page that is shown now. */
interface Page {
  readonly texts: CompiledTexts;
  /** What scripts made is a script of the page, too: the places of those that made it. */
  readonly made: Map<string, string>;
  readonly places: Map<string, Place>;
  readonly findings: Finding[];
  /** What is not read yet, or cannot be any more. */
  readonly unread: Set<Candidate>;
  readonly pending: Readonly<Record<RunsIn, Set<Promise<unknown>>>>;
  /** Addresses and lines of handlers: there may be thousands alike. */
  readonly handlers: Set<string>;
  /** Addresses, and lines in them: null of what was made. */
  readonly told: Map<string, Set<number | null>>;
  count: number;
  countOfMade: number;
  countAtOnce: number;
}

export function createWatchedScripts(options: WatchedScriptsOptions): WatchedScripts {
  const { isKnown, isKnownAt, isRecordedAt, isRecordedIn, found, foundMade, foundUnread, tooMany } = options;
  /** Null: what is told of belongs to a page from before the recording. */
  let page: Page | null = null;
  /** Made in pages that were left. */
  let unreadBefore: Where[] = [];
  /** Our own scripts, and where others begin if not at the start of their file. A page's first come before it is shown. */
  const recorders = new Set<string>();
  const starts = new Map<string, ScriptStart>();

  const freshPage = (): Page => ({
    texts: createCompiledTexts(options.holdsFunctions, options.signal),
    made: new Map(),
    places: new Map(),
    findings: [],
    unread: new Set(),
    pending: { document: new Set(), worker: new Set() },
    handlers: new Set(),
    told: new Map(),
    count: 0,
    countOfMade: 0,
    countAtOnce: 0,
  });

  function parsed(session: DebuggerSession, script: ParsedScript, runsIn: RunsIn): void {
    if (!isOfPageWorld(script)) return;
    learn(session, script);
    if (page === null) return;
    const here = page;
    const later = (work: Promise<unknown>): void => {
      const pending = here.pending[runsIn];
      const done = work.catch(() => undefined).finally(() => pending.delete(done));
      pending.add(done);
    };
    const url = standsIn(script);
    const by = script.stackTrace?.callFrames[0];
    if (url === null) sawMade(here, session, script, later);
    else if (NOT_OF_THE_PAGE.test(url) || isKnown(url, script.length)) return;
    else if (by !== undefined && recorders.has(idOf(session, by.scriptId))) return;
    else if (runsIn === 'document' || !isInMemory(url))
      later(
        judge(here, {
          ...{ session, script, place: null, number: here.count++ },
          where: { url, line: script.startLine + 1, length: script.length },
        }),
      );
  }

  function learn(session: DebuggerSession, script: ParsedScript): void {
    const { url, length, startLine: line, startColumn: column, stackTrace } = script;
    const id = idOf(session, script.scriptId);
    // Another process gives the same ids again.
    recorders.delete(id);
    starts.delete(id);
    if (url === '' && stackTrace === undefined && length >= SHORTEST_RECORDER) recorders.add(id);
    if (line > 0 || column > 0) starts.set(id, { line, column });
  }

  function sawMade(
    here: Page,
    session: DebuggerSession,
    script: ParsedScript,
    later: (work: Promise<unknown>) => void,
  ): void {
    const by = script.stackTrace?.callFrames[0];
    if (by === undefined) return;
    // What is made by what was made stands in no file: the place of the first is its place.
    const first = here.made.get(idOf(session, by.scriptId));
    if (first === undefined && NOT_OF_THE_PAGE.test(by.url)) return;
    const at = first ?? `${fileName(by.url)}:${String(by.lineNumber + 1)}`;
    const isNamed = first === undefined && by.functionName !== '';
    const url = `made at ${isNamed ? `${by.functionName} (${at})` : at}`;
    if (++here.countOfMade > MAX_MADE) {
      tooMany(session, url);
      return;
    }
    here.made.set(idOf(session, script.scriptId), at);
    const key = `${idOf(session, by.scriptId)}:${String(by.lineNumber)}:${String(by.columnNumber)}`;
    const place = here.places.get(key) ?? { call: by, reads: 0, isDecided: false, isAsked: false };
    here.places.set(key, place);
    if (place.isDecided || script.length < SHORTEST_FUNCTION) return;
    const where = { url: script.url === '' ? url : script.url, place: at };
    later(judge(here, { session, script, where, place, number: here.count++ }));
  }

  async function judge(here: Page, candidate: Candidate): Promise<void> {
    const { session, script, where, place, number } = candidate;
    here.unread.add(candidate);
    const before = place === null ? 0 : place.reads++;
    const isAtOnce =
      (place !== null && before === 0) ||
      (before < MAX_AT_ONCE_OF_PLACE && ++here.countAtOnce <= MAX_AT_ONCE);
    const verdict = await here.texts.verdictOf(session, script, isAtOnce);
    if (verdict === null) return;
    here.unread.delete(candidate);
    const { isOurs, holdsFunctions, text } = verdict;
    if (place !== null && (isOurs || holdsFunctions)) place.isDecided = true;
    if (isOurs) return;
    if (holdsFunctions || (place === null && (await isHandler(here, candidate))))
      here.findings.push({ number, where, text: holdsFunctions ? text : '', length: script.length });
    else if (place !== null) await ask(here, session, place);
  }

  async function isHandler(here: Page, { session, script }: Candidate): Promise<boolean> {
    const key = `${script.url}:${String(script.startLine)}`;
    if (script.isModule === true || here.handlers.has(key)) return false;
    const isOne = await here.texts.isHandler(session, script);
    if (isOne) here.handlers.add(key);
    return isOne;
  }

  /** Whether anything has to be read that is made at a place whose texts hold no functions. */
  async function ask({ texts }: Page, session: DebuggerSession, place: Place): Promise<void> {
    if (place.isAsked) return;
    place.isAsked = true;
    const start = starts.get(idOf(session, place.call.scriptId)) ?? { line: 0, column: 0 };
    if (await texts.passesRecorder(session, place.call, start)) place.isDecided = true;
  }

  function isTold({ where, length }: Finding): boolean {
    return isKnown(where.url, length) || ('place' in where && isKnownAt(where.place));
  }

  return {
    parsed,
    async settled(runsIn) {
      while (page !== null && page.pending[runsIn].size > 0)
        await Promise.allSettled([...page.pending[runsIn]]);
    },
    tell() {
      if (page === null) return;
      const { told, texts } = page;
      const findings = page.findings.splice(0).sort((a, b) => a.number - b.number);
      // Before any of them is told.
      const known = new Set(findings.filter((one) => !told.has(one.where.url) && isTold(one)));
      for (const finding of findings) {
        const { where, text } = finding;
        if (known.has(finding) || (text !== '' && texts.isRecorded(text))) continue;
        const line = 'line' in where ? where.line : null;
        const lines = told.get(where.url) ?? new Set();
        if (lines.has(line)) continue;
        told.set(where.url, lines.add(line));
        if (line === null) foundMade(where.url);
        else found(where.url, line);
      }
    },
    tellUnread() {
      const all = [...unreadBefore, ...(page === null ? [] : unreadIn(page))];
      unreadBefore = [];
      for (const where of all) {
        if ('place' in where) {
          if (!isKnownAt(where.place) && !isRecordedAt(where.place)) foundUnread(where.url, null);
          continue;
        }
        const { url, line, length } = where;
        if (!isKnown(url, length) && !isRecordedIn(url, line, length)) foundUnread(url, line);
      }
    },
    pageLeft(nextBegan) {
      if (!nextBegan) unreadBefore = [];
      else if (page !== null) unreadBefore.push(...unreadIn(page));
      page = nextBegan ? freshPage() : null;
    },
  };
}

/** Once a place, or a line. */
function unreadIn({ unread, told }: Page): Where[] {
  const open = [...unread].filter(({ place, where, script }) => {
    const line = 'line' in where ? where.line : null;
    return place?.isDecided !== true && script.length >= SHORTEST_FUNCTION && !told.get(where.url)?.has(line);
  });
  const keyOf = (where: Where): string => `${'line' in where ? String(where.line) : ''} ${where.url}`;
  return [...new Map(open.map(({ where }) => [keyOf(where), where])).values()];
}

/** A script of the page's own world that may hold functions; what an extension runs beside it is none. */
export function isOfPageWorld({ scriptLanguage, executionContextAuxData }: ParsedScript): boolean {
  return scriptLanguage !== 'WebAssembly' && executionContextAuxData?.isDefault !== false;
}

/**
 * The address of the file or document that a script stands in, whatever it names itself; null: a script made it of text.
 * What names itself in a file has the file's address, too; what was made has none.
 */
export function standsIn({ hasSourceURL, embedderName = '', url }: ParsedScript): string | null {
  const isNamed = hasSourceURL === true;
  const at = isNamed && IN_A_FILE.test(embedderName) ? embedderName : url;
  return at === '' || (isNamed && at === url) ? null : at;
}

function idOf({ sessionId = '' }: DebuggerSession, scriptId: string): string {
  return `${sessionId} ${scriptId}`;
}

/** As the recorder in the page names a place. */
function fileName(url: string): string {
  const name = /([^/?#]*)(?:[?#].*)?$/.exec(url)?.[1] ?? '';
  return name === '' ? url : name;
}
