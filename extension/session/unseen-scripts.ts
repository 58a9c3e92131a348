/**
 * World: extension, Chromium. Finds the scripts of documents and workers that ran as they were written without anybody having
 * listed them: the browser's debugger knows every script that still lives.
 * In documents and workers of a tab whose DevTools are open it is on from the beginning (`watched-scripts.ts`): DevTools has
 * one on anyway, and a second costs next to nothing. Elsewhere (without DevTools, and in shared workers, which DevTools leaves
 * alone) it is asked once, when a recording ends, because a debugger makes
 * WebAssembly four times and `await` nine times as slow; then what was collected as garbage by then is not found, nor texts
 * without an address, which look like what was evaluated from outside.
 * A page that is left is not asked: from the beginning of a navigation on the browser answers for the next one only
 * (Chromium 156: `Debugger.enable`, sent while the next document was held, was answered when that had begun).
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import type { CdpSessionId } from '../../platform/chromium-protocol.ts';
import { restore } from '../../instrument/restore.ts';
import { HELPERS } from '../../protocol/calling-convention.ts';
import { isInMemory } from './in-memory-address.ts';
import { withoutBlanks, type ParsedScript } from './compiled-texts.ts';
import {
  createWatchedScripts,
  isOfPage,
  type RunsIn,
  type WatchedScriptsOptions,
} from './watched-scripts.ts';

export interface UnseenScripts {
  parsed(session: DebuggerSession, script: ParsedScript): void;
  /** In this session the debugger is on from its beginning: it speaks of each script once. */
  keep(session: DebuggerSession): void;
  /** What the debugger tells from here on is judged at once. No statement of the page may pause it. */
  watch(session: DebuggerSession, runsIn: RunsIn): Promise<void>;
  /** The page shown is left, and what was found in it is told; false: it is about to be loaded anew, and nobody asks for it. */
  pageLeft(isAsked: boolean): void;
  gone(session: CdpSessionId): void;
  clear(): void;
  /** Looks into documents and workers for scripts that hold functions and nothing of ours. Never rejects. */
  list(documents: readonly DebuggerSession[], workers: readonly DebuggerSession[]): Promise<void>;
}

export interface UnseenScriptsOptions extends Omit<WatchedScriptsOptions, 'tooMany'> {
  /** More texts are made there than are looked at. */
  readonly tooMany: (url: string) => void;
}

// Reading a text takes a millisecond or so; a page that makes thousands of scripts is told by the first.
const MAX_READ = 500;
const MAX_EVENTS = 20_000;
// Some milliseconds as a rule. A page that blocks does not answer, and its profile is waited for.
const LONGEST_MS = 2000;
// As long as their last words are waited for: one that stands still hears nothing.
const LONGEST_IN_WORKERS_MS = 1000;

export function createUnseenScripts(options: UnseenScriptsOptions): UnseenScripts {
  const { holdsFunctions, found } = options;
  const collected = new Map<CdpSessionId | undefined, ParsedScript[]>();
  const kept = new Map<CdpSessionId | undefined, ParsedScript[]>();
  const watchedSessions = new Map<CdpSessionId | undefined, RunsIn>();
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
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const scripts = await scriptsIn(session);
      const unknown = scripts.filter((script) => isOfPage(script) && !isKnown(script.url, script.length));
      /** What ours were before; a handler is compiled as it was written first. */
      const recorded = new Set<string>();
      const others: { readonly script: ParsedScript; readonly source: string }[] = [];
      for (const script of unknown.slice(0, MAX_READ)) {
        signal.throwIfAborted();
        const { scriptSource } = await sendCommand(session, 'Debugger.getScriptSource', {
          scriptId: script.scriptId,
        });
        if (scriptSource.includes(HELPERS.on)) recorded.add(withoutBlanks(restore(scriptSource)));
        else others.push({ script, source: scriptSource });
      }
      for (const { script, source } of others) {
        const type = script.isModule === true ? 'module' : 'script';
        if (!recorded.has(withoutBlanks(source)) && (await holdsFunctions(source, type, signal)) !== false)
          found(script.url, script.startLine + 1);
      }
    } finally {
      if (collected.delete(session.sessionId)) await sendCommand(session, 'Debugger.disable', {});
    }
  }

  async function within(longest: number, work: (signal: AbortSignal) => Promise<unknown>[]): Promise<void> {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(longest)]);
    const late = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    await Promise.race([Promise.allSettled(work(signal)), late]);
  }

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
    pageLeft(isAsked) {
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
      watched.pageLeft(false);
    },
    async list(documents, workers) {
      // Texts are changed or listed where a worker is made of them, or imports them, not by their address.
      const isKnownInWorker = (url: string, length: number): boolean =>
        isInMemory(url) || options.isKnown(url, length);
      const unwatched = (sessions: readonly DebuggerSession[]): readonly DebuggerSession[] =>
        sessions.filter(({ sessionId }) => !watchedSessions.has(sessionId));
      await Promise.all([
        within(LONGEST_MS, (signal) => [
          watched.settled('document'),
          ...unwatched(documents).map((session) => look(session, options.isKnown, signal)),
        ]),
        within(LONGEST_IN_WORKERS_MS, (signal) => [
          watched.settled('worker'),
          ...unwatched(workers).map((session) => look(session, isKnownInWorker, signal)),
        ]),
      ]);
      watched.tell();
      watched.tellUnread();
    },
  };
}
