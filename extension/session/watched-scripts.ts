/**
 * World: extension, Chromium. Judges what the browser compiles in documents and workers whose debugger is on: scripts that run
 * as they were written without anybody having listed them, also those that are gone before the recording ends. Each text
 * is read as soon as it is told of, because nothing answers for a page that is left, nor for a worker that has ended.
 * Text that a script makes (`run(text)`, whatever `run` is called) has no address, as what DevTools evaluates has none; but
 * it is told of with the place that made it. What the recorder makes itself has been changed, or listed, by it.
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import type { CdpSessionId, ChromiumEvents } from '../../platform/chromium-protocol.ts';
import { restore } from '../../instrument/restore.ts';
import { HELPERS } from '../../protocol/calling-convention.ts';
import { isInMemory } from './in-memory-address.ts';

export type ParsedScript = ChromiumEvents['Debugger.scriptParsed'];

/** Where scripts run; worklets are workers here. */
export type RunsIn = 'document' | 'worker';

export interface WatchedScriptsOptions {
  /** Nothing has to be found out about this address. */
  readonly isKnown: (url: string) => boolean;
  /** The same of what is made at a place: `app.js:3`. */
  readonly isKnownAt: (place: string) => boolean;
  readonly holdsFunctions: (
    source: string,
    type: 'script' | 'module',
    signal: AbortSignal,
  ) => Promise<boolean>;
  /** `line`: 1-based, where it begins. */
  readonly found: (url: string, line: number) => void;
  /** A text that a script made: its `sourceURL`, or `made at f (app.js:3)`. */
  readonly foundMade: (url: string) => void;
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
  /** The page is left: forgets what is not told. What is compiled before the next begins is not of it. */
  pageLeft(nextBegan: boolean): void;
}

/** Of extensions, of the browser, and of what DevTools evaluates. */
const NOT_OF_THE_PAGE = /^(?:$|(?:chrome-extension|chrome|devtools|debugger|extensions|snippet):)/;
// Each costs the page some ten microseconds, and the session a message; a page that makes more makes them in a loop.
const MAX_MADE = 5000;
// Reading a text takes a millisecond or so.
const MAX_READ = 1000;
// A place whose first texts hold no function reads data.
const MAX_READ_OF_PLACE = 50;

interface Verdict {
  readonly isOurs: boolean;
  /** As it was written, without blanks. */
  readonly text: string;
  readonly holdsFunctions: Promise<boolean>;
}

/** A script, or the place where a script made it: `app.js:3`. */
type Where = { readonly url: string } & ({ readonly line: number } | { readonly place: string });

interface Finding {
  readonly session: CdpSessionId | undefined;
  readonly where: Where;
  readonly text: string;
  holdsFunctions: boolean;
  /** What its session compiled at the same time has been read, too. */
  isSettled: boolean;
}

interface Place {
  reads: number;
  /** What is made there comes changed, or is found already. */
  isDecided: boolean;
}

/** Of the page that is shown now. */
interface Page {
  /** By digest. */
  readonly verdicts: Map<string, Promise<Verdict | null>>;
  /** What scripts made is a script of the page, too: the places of those that made it. */
  readonly made: Map<string, string>;
  readonly places: Map<string, Place>;
  readonly findings: Finding[];
  /** What ours were before; a handler is compiled as it was written first. */
  readonly recorded: Set<string>;
  readonly pending: Readonly<Record<RunsIn, Set<Promise<unknown>>>>;
  /** Addresses, and lines in them: null of what was made. */
  readonly told: Map<string, Set<number | null>>;
  /** How many texts of a session are being read. */
  readonly reading: Map<CdpSessionId | undefined, number>;
  texts: number;
}

const freshPage = (): Page => ({
  verdicts: new Map(),
  made: new Map(),
  places: new Map(),
  findings: [],
  recorded: new Set(),
  pending: { document: new Set(), worker: new Set() },
  told: new Map(),
  reading: new Map(),
  texts: 0,
});

export function createWatchedScripts(options: WatchedScriptsOptions): WatchedScripts {
  const { isKnown, isKnownAt, holdsFunctions, found, foundMade, tooMany, signal } = options;
  /** Null: what is told of belongs to a page from before the recording. */
  let page: Page | null = null;

  function parsed(session: DebuggerSession, script: ParsedScript, runsIn: RunsIn): void {
    if (page === null || !isOfPageWorld(script)) return;
    const here = page;
    const later = (work: Promise<unknown>): void => {
      const pending = here.pending[runsIn];
      const done = work.catch(() => undefined).finally(() => pending.delete(done));
      pending.add(done);
    };
    const { url } = script;
    if (url === '' || script.hasSourceURL === true) sawMade(here, session, script, later);
    else if (!NOT_OF_THE_PAGE.test(url) && !isKnown(url) && !(runsIn === 'worker' && isInMemory(url)))
      later(judge(here, session, script, { url, line: script.startLine + 1 }));
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
    if (++here.texts > MAX_MADE) {
      tooMany(session, url);
      return;
    }
    here.made.set(idOf(session, script.scriptId), at);
    const key = `${idOf(session, by.scriptId)}:${String(by.lineNumber)}:${String(by.columnNumber)}`;
    const place = here.places.get(key) ?? { reads: 0, isDecided: false };
    here.places.set(key, place);
    if (place.isDecided || place.reads++ >= MAX_READ_OF_PLACE) return;
    const where = { url: script.url === '' ? url : script.url, place: at };
    later(judge(here, session, script, where).then((isDecided) => void (place.isDecided ||= isDecided)));
  }

  /** True for what comes changed, or holds functions. */
  async function judge(
    here: Page,
    session: DebuggerSession,
    script: ParsedScript,
    where: Where,
  ): Promise<boolean> {
    const verdict = await verdictOf(here, session, script);
    if (verdict === null) return false;
    if (verdict.isOurs) return true;
    const isSettled = (here.reading.get(session.sessionId) ?? 0) === 0;
    const { text } = verdict;
    const finding: Finding = { session: session.sessionId, where, text, holdsFunctions: false, isSettled };
    here.findings.push(finding);
    finding.holdsFunctions = await verdict.holdsFunctions;
    return finding.holdsFunctions;
  }

  function verdictOf(here: Page, session: DebuggerSession, script: ParsedScript): Promise<Verdict | null> {
    const key = `${String(script.isModule)} ${script.hash}`;
    const known = here.verdicts.get(key);
    if (known !== undefined) return known;
    if (here.verdicts.size >= MAX_READ) return Promise.resolve(null);
    const verdict = read(here, session, script);
    here.verdicts.set(key, verdict);
    return verdict;
  }

  async function read(here: Page, session: DebuggerSession, script: ParsedScript): Promise<Verdict | null> {
    const id = session.sessionId;
    here.reading.set(id, (here.reading.get(id) ?? 0) + 1);
    try {
      const { scriptSource } = await sendCommand(session, 'Debugger.getScriptSource', {
        scriptId: script.scriptId,
      });
      const isOurs = scriptSource.includes(HELPERS.on);
      const text = withoutBlanks(isOurs ? restore(scriptSource) : scriptSource);
      if (isOurs) here.recorded.add(text);
      const type = script.isModule === true ? 'module' : 'script';
      return {
        isOurs,
        text,
        holdsFunctions: isOurs
          ? Promise.resolve(false)
          : holdsFunctions(scriptSource, type, signal).catch(() => false),
      };
    } catch {
      // Its page was left.
      return null;
    } finally {
      const left = (here.reading.get(id) ?? 0) - 1;
      here.reading.set(id, left);
      if (left === 0) settle(here, id);
    }
  }

  function settle(here: Page, session: CdpSessionId | undefined): void {
    for (const finding of here.findings) if (finding.session === session) finding.isSettled = true;
  }

  return {
    parsed,
    async settled(runsIn) {
      while (page !== null && page.pending[runsIn].size > 0)
        await Promise.allSettled([...page.pending[runsIn]]);
    },
    tell() {
      if (page === null) return;
      const { recorded, told } = page;
      const isTold = (where: Where): boolean =>
        isKnown(where.url) || ('place' in where && isKnownAt(where.place));
      const findings = page.findings.splice(0);
      // Before any of them is told.
      const known = new Set(findings.filter(({ where }) => !told.has(where.url) && isTold(where)));
      for (const finding of findings) {
        const { where, text, holdsFunctions: holds, isSettled } = finding;
        if (!holds || !isSettled || recorded.has(text) || known.has(finding)) continue;
        const line = 'line' in where ? where.line : null;
        const lines = told.get(where.url) ?? new Set();
        if (lines.has(line)) continue;
        told.set(where.url, lines.add(line));
        if (line === null) foundMade(where.url);
        else found(where.url, line);
      }
    },
    pageLeft(nextBegan) {
      page = nextBegan ? freshPage() : null;
    },
  };
}

/** A script of the page's own world that may hold functions; what an extension runs beside it is none. */
export function isOfPageWorld({ scriptLanguage, executionContextAuxData }: ParsedScript): boolean {
  return scriptLanguage !== 'WebAssembly' && executionContextAuxData?.isDefault !== false;
}

export function isOfPage(script: ParsedScript): boolean {
  return isOfPageWorld(script) && script.hasSourceURL !== true && !NOT_OF_THE_PAGE.test(script.url);
}

export function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}

function idOf({ sessionId = '' }: DebuggerSession, scriptId: string): string {
  return `${sessionId} ${scriptId}`;
}

/** As the recorder in the page names a place. */
function fileName(url: string): string {
  const name = /([^/?#]*)(?:[?#].*)?$/.exec(url)?.[1] ?? '';
  return name === '' ? url : name;
}
