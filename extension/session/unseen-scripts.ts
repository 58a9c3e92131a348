/**
 * World: extension, Chromium. Finds the scripts of documents and workers that ran as they were written without anybody having
 * listed them: the browser's debugger knows every script that still lives.
 * In documents and workers of a tab whose DevTools are open it is on from the beginning (`watched-scripts.ts`): DevTools has
 * one on anyway, and a second costs next to nothing. Elsewhere (without DevTools, and in shared workers, which DevTools leaves
 * alone) it is asked when a recording ends, and shared workers before a page is left, because a debugger makes
 * WebAssembly four times and `await` nine times as slow; then what was collected as garbage by then is not found, unless
 * the command line has traced what was compiled (`protocol/traced-texts.ts`): that does not tell on which line. What a script
 * made of text has no address and, told of so late, no place; as little has what is evaluated from outside, by us or by the
 * command line, which says so in its text (`FROM_OUTSIDE`).
 * A page that is left is not asked: from the beginning of a navigation on the browser answers for the next one only
 * (Chromium 156: `Debugger.enable`, sent while the next document was held, was answered when that had begun).
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import type { CdpSessionId } from '../../platform/chromium-protocol.ts';
import { realmKey, withoutBlanks, type TracedScript, type TracedTexts } from '../../protocol/traced-texts.ts';
import {
  createCompiledTexts,
  type CompiledTexts,
  type ParsedScript,
  type Verdict,
} from './compiled-texts.ts';
import { withTimeLimit } from '../time-limit.ts';
import { isInMemory, shortAddress } from './in-memory-address.ts';
import {
  createWatchedScripts,
  isOfPageWorld,
  NOT_OF_THE_PAGE,
  standsIn,
  type RunsIn,
  type WatchedScriptsOptions,
} from './watched-scripts.ts';

export interface UnseenScripts {
  parsed(session: DebuggerSession, script: ParsedScript): void;
  /** In this session the debugger is on from its beginning: it speaks of each script once. */
  keep(session: DebuggerSession): void;
  /** What the debugger tells from here on is judged at once. No statement of the page may pause it. */
  watch(session: DebuggerSession, runsIn: RunsIn): Promise<void>;
  /** The page shown runs that, and it is listed already. */
  isListed(text: string): void;
  /** The page shown is left, and what was found in it is told; false: it is about to be loaded anew, and nobody asks for it. */
  pageLeft(isAsked: boolean): void;
  gone(session: CdpSessionId): void;
  clear(): void;
  /** Looks into documents and workers for scripts that hold functions and nothing of ours. Never rejects. */
  list(documents: readonly DebuggerSession[], workers: readonly DebuggerSession[]): Promise<void>;
  /** The same, of workers alone that may end in a moment with a page that is about to be left. It waits for this. Never rejects. */
  listBefore(workers: readonly DebuggerSession[]): Promise<void>;
}

export interface UnseenScriptsOptions extends Omit<WatchedScriptsOptions, 'found' | 'tooMany'> {
  /** `line`: 1-based, where it begins. `session`: where it was found by asking. */
  readonly found: (url: string, line: number, session?: DebuggerSession) => void;
  /** A recorder has listed a text with this mark, as `textMark` says it. */
  readonly isKnownText: (mark: string) => boolean;
  /** A text that a script made, found when the recording ended: its `sourceURL`, or how it begins. */
  readonly foundText: (url: string) => void;
  /** In any page of this session the file at this address was given changed, or listed. */
  readonly wasKnown: (url: string) => boolean;
  /** The scope has left out what stands there, in any page of this session. */
  readonly wasOutOfScope: (url: string) => boolean;
  /** Something in a document that does not live any more: what, where, and how it begins. */
  readonly foundGone: (url: string) => void;
  /** More texts are made there than are looked at. */
  readonly tooMany: (url: string) => void;
  /** What somebody has traced until now; null where nobody does. */
  readonly traced: () => Promise<TracedTexts | null>;
}

// Reading takes the page some hundredth parts of a millisecond, each text once.
const MAX_READ = 5000;
const MAX_EVENTS = 20_000;
// Some milliseconds as a rule. A page that blocks does not answer, and its profile is waited for.
const LONGEST_MS = 2000;
// As long as their last words are waited for: one that stands still hears nothing.
const LONGEST_IN_WORKERS_MS = 1000;
// Nobody feels that the next page comes so much later. With 300 texts that live it takes 19 ms.
const LONGEST_BEFORE_MS = 100;
// The browser hands out 200 MB of a trace, its bound, in 5 s, and 5,000 texts are judged in one. Nobody looks at a panel meanwhile.
const LONGEST_TRACED_MS = 15_000;

export function createUnseenScripts(options: UnseenScriptsOptions): UnseenScripts {
  const { holdsFunctions, found, foundText, foundGone } = options;
  const collected = new Map<CdpSessionId | undefined, ParsedScript[]>();
  const kept = new Map<CdpSessionId | undefined, ParsedScript[]>();
  const watchedSessions = new Map<CdpSessionId | undefined, RunsIn>();
  /** Of the page shown, without blanks. */
  const listedTexts = new Set<string>();
  /** The same of pages that were left, too. */
  const everListed = new Set<string>();
  /** What was found of documents and files while it lived, see {@link likeness}. */
  const foundAlive = new Set<string>();
  const watched = createWatchedScripts({
    ...options,
    tooMany(session, url) {
      const runsIn = watchedSessions.get(session.sessionId);
      if (runsIn === undefined) return;
      options.tooMany(url);
      // A worker may be in its first turn, and switching the debugger off in that ended the process once: it has told all it will.
      if (runsIn === 'worker') kept.set(session.sessionId, []);
      else void sendCommand(session, 'Debugger.disable', {}).catch(() => undefined);
      watchedSessions.delete(session.sessionId);
    },
  });

  /** What stops others does not stop because of this session. */
  async function enable(session: DebuggerSession): Promise<void> {
    await Promise.all([
      sendCommand(session, 'Debugger.setSkipAllPauses', { skip: true }),
      sendCommand(session, 'Debugger.enable', {}),
    ]);
  }

  /** Answered behind an event for each script that is there. */
  async function scriptsIn(session: DebuggerSession): Promise<readonly ParsedScript[]> {
    const known = kept.get(session.sessionId);
    if (known !== undefined) return known;
    const scripts: ParsedScript[] = [];
    collected.set(session.sessionId, scripts);
    await enable(session);
    return scripts;
  }

  async function look(
    session: DebuggerSession,
    isKnown: (url: string, length: number) => boolean,
    realms: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const all = (await scriptsIn(session)).filter(isOfPageWorld).map(placed);
      const isolate = realms.size === 0 ? '' : await isolateOf(session);
      const unknown = all.filter(({ at, script: { url, length, executionContextId } }) => {
        if (at === null && realms.has(realmKey(isolate, executionContextId))) return false;
        const address = at ?? url;
        return address === '' || (!NOT_OF_THE_PAGE.test(address) && !isKnown(address, length));
      });
      await judge(session, unknown, signal);
    } finally {
      if (collected.delete(session.sessionId)) await sendCommand(session, 'Debugger.disable', {});
    }
  }

  /** Tells what of these runs as it was written, as far as they are read when time is up. */
  async function judge(
    session: DebuggerSession,
    scripts: readonly PlacedScript[],
    signal: AbortSignal,
  ): Promise<void> {
    const texts = createCompiledTexts(holdsFunctions, signal);
    /** Those that are functions, or hold some. */
    const judged = new Map<PlacedScript, Verdict>();
    /** What those that we changed were, by their id. */
    const changed = new Map<number, string>();
    /** A handler is compiled as it was written and at once again, changed: one that has others of its text may still be none of ours. */
    const isRecorded = ({ script }: PlacedScript, { text, holdsFunctions: holds }: Verdict): boolean =>
      holds ? texts.isRecorded(text) : text !== '' && changed.get(Number(script.scriptId) + 1) === text;
    const open = new Set(scripts);
    const tell = (): void => {
      for (const one of scripts) {
        const { at, script } = one;
        const functions = judged.get(one);
        if (functions === undefined || isRecorded(one, functions)) continue;
        if (listedTexts.has(functions.text)) continue;
        if (at !== null) {
          foundAlive.add(likeness(at, script.length, functions));
          found(at, script.startLine + 1, session);
        } else if (!options.isKnownText(functions.mark))
          foundText(script.url === '' ? textUrl(functions.beginning) : script.url);
      }
      const [next] = open;
      if (next !== undefined) options.tooMany(next.at ?? (next.script.url || 'text'));
    };
    signal.addEventListener('abort', tell, { once: true });
    const reading = scripts.slice(0, MAX_READ).map(async (one) => {
      const verdict = await texts.verdictOf(session, one.script, false);
      const isOne = verdict !== null && (await isFunction(texts, session, one, verdict));
      open.delete(one);
      if (verdict?.isOurs === true) changed.set(Number(one.script.scriptId), verdict.text);
      if (isOne) judged.set(one, verdict);
    });
    await Promise.all(reading);
    signal.removeEventListener('abort', tell);
    if (!signal.aborted) tell();
  }

  async function judgeTraced({ texts, isCut }: TracedTexts, signal: AbortSignal): Promise<void> {
    const compiled = createCompiledTexts(holdsFunctions, signal);
    const judged = texts.map(async ({ source, name }) => {
      const { isOurs, holdsFunctions: isOne, ...verdict } = await compiled.verdictOn(source, 'script');
      const { text, beginning, mark } = verdict;
      if (isOurs || !isOne || everListed.has(text) || options.isKnownText(mark) || signal.aborted) return;
      foundText(name === '' ? textUrl(beginning) : name);
    });
    await Promise.all(judged);
    if (isCut || signal.aborted) options.tooMany('text');
  }

  /** Adds what is to be told when all is found that lives. */
  async function judgeStanding(
    { scripts }: TracedTexts,
    gone: Standing[],
    signal: AbortSignal,
  ): Promise<void> {
    const compiled = createCompiledTexts(holdsFunctions, signal);
    const judged = scripts.map(async (script) => {
      const { kind, url, source, isModule } = script;
      if (NOT_OF_THE_PAGE.test(url) || options.wasOutOfScope(url)) return;
      // What stands in memory is known where it is loaded.
      if (kind === 'file' && (isInMemory(url) || options.wasKnown(url))) return;
      const verdict = await compiled.verdictOn(source, isModule ? 'module' : 'script');
      const isOne = kind === 'handler' || verdict.holdsFunctions;
      if (isOne && !verdict.isOurs && !options.isKnownText(verdict.mark) && !signal.aborted)
        gone.push({ script, verdict });
    });
    await Promise.all(judged);
  }

  function tellGone(gone: readonly Standing[]): void {
    for (const { script, verdict } of gone) {
      const { kind, url, source } = script;
      if (foundAlive.has(likeness(url, source.length, verdict))) continue;
      if (kind === 'file') found(url, 1);
      else foundGone(`${kind} in ${shortAddress(url)}: ${verdict.beginning}`);
    }
    foundAlive.clear();
  }

  async function tracedInTime(): Promise<TracedTexts | null> {
    let traced: TracedTexts | null = null;
    await within(LONGEST_TRACED_MS, () => [options.traced().then((told) => (traced = told))]);
    return traced;
  }

  async function within(longest: number, work: (signal: AbortSignal) => Promise<unknown>[]): Promise<void> {
    const signal = withTimeLimit(options.signal, longest);
    const late = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    await Promise.race([Promise.allSettled(work(signal)), late]);
  }

  // Texts are changed or listed where a worker is made of them, or imports them, not by their address.
  const isKnownInWorker = (url: string, length: number): boolean =>
    isInMemory(url) || options.isKnown(url, length);
  const unwatched = (sessions: readonly DebuggerSession[]): readonly DebuggerSession[] =>
    sessions.filter(({ sessionId }) => !watchedSessions.has(sessionId));

  return {
    parsed(session, script) {
      const runsIn = watchedSessions.get(session.sessionId);
      if (runsIn !== undefined) {
        watched.parsed(session, script, runsIn);
        return;
      }
      const scripts = kept.get(session.sessionId) ?? collected.get(session.sessionId);
      if (scripts !== undefined && scripts.length < MAX_EVENTS) scripts.push(script);
    },
    keep: ({ sessionId }) => void kept.set(sessionId, []),
    async watch(session, runsIn) {
      watchedSessions.set(session.sessionId, runsIn);
      await enable(session);
    },
    isListed(text) {
      for (const texts of [listedTexts, everListed])
        if (texts.size < MAX_EVENTS) texts.add(withoutBlanks(text));
    },
    pageLeft(isAsked) {
      listedTexts.clear();
      if (isAsked) watched.tell();
      watched.pageLeft(isAsked);
    },
    gone(session) {
      kept.delete(session);
      watchedSessions.delete(session);
    },
    clear() {
      kept.clear();
      watchedSessions.clear();
      listedTexts.clear();
      everListed.clear();
      foundAlive.clear();
      watched.pageLeft(false);
    },
    async list(documents, workers) {
      const traced = await tracedInTime();
      const realms = new Set(traced?.realms);
      const gone: Standing[] = [];
      await Promise.all([
        within(LONGEST_TRACED_MS, (signal) =>
          traced === null ? [] : [judgeTraced(traced, signal), judgeStanding(traced, gone, signal)],
        ),
        within(LONGEST_MS, (signal) => [
          watched.settled('document'),
          ...unwatched(documents).map((session) => look(session, options.isKnown, realms, signal)),
        ]),
        within(LONGEST_IN_WORKERS_MS, (signal) => [
          watched.settled('worker'),
          ...unwatched(workers).map((session) => look(session, isKnownInWorker, realms, signal)),
        ]),
      ]);
      tellGone(gone);
      watched.tell();
      watched.tellUnread();
    },
    async listBefore(workers) {
      await within(LONGEST_BEFORE_MS, (signal) =>
        unwatched(workers).map((session) => look(session, isKnownInWorker, new Set(), signal)),
      );
    },
  };
}

interface PlacedScript {
  readonly script: ParsedScript;
  /** See {@link standsIn}. */
  readonly at: string | null;
}

/** A script that somebody has traced, and that holds functions or is one. */
interface Standing {
  readonly script: TracedScript;
  readonly verdict: Verdict;
}

/** Tells scripts of one document apart as far as they are listed: by how they begin. */
function likeness(url: string, length: number, { beginning }: Verdict): string {
  return `${String(length)} ${beginning} ${url.replace(/#.*/, '')}`;
}

async function isolateOf(session: DebuggerSession): Promise<string> {
  return (await sendCommand(session, 'Runtime.getIsolateId', {})).id;
}

/** How a text is listed that has no name. */
function textUrl(beginning: string): string {
  return `text: ${beginning}`;
}

function placed(script: ParsedScript): PlacedScript {
  return { script, at: standsIn(script) };
}

/** It holds functions, or is the text of a handler, which is one. */
async function isFunction(
  texts: CompiledTexts,
  session: DebuggerSession,
  { script, at }: PlacedScript,
  verdict: Verdict,
): Promise<boolean> {
  if (verdict.isOurs || verdict.holdsFunctions) return verdict.holdsFunctions;
  if (at === null || script.isModule === true) return false;
  return texts.isHandler(session, script).catch(() => false);
}
