/**
 * World: extension, Chromium. Finds the scripts of a document or worker that ran as they were written without anybody having
 * listed them: the browser's debugger knows every script that still lives. It is asked once, when a recording
 * ends, because WebAssembly runs slower while a debugger is on.
 * Not found: what was collected as garbage by then, and texts without an address, which look like what DevTools and its
 * console evaluate, or are what `Function` made first: `eval` and `javascript:` are listed where they are seen.
 * A page that is left is not asked: from the beginning of a navigation on the browser answers for the next one only
 * (Chromium 156: `Debugger.enable`, sent while the next document was held, was answered when that had begun).
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import type { CdpSessionId, ChromiumEvents } from '../../platform/chromium-protocol.ts';
import { restore } from '../../instrument/restore.ts';
import { HELPERS } from '../../protocol/calling-convention.ts';
import { isInMemory } from './in-memory-address.ts';

type ParsedScript = ChromiumEvents['Debugger.scriptParsed'];

export interface UnseenScripts {
  parsed(session: DebuggerSession, script: ParsedScript): void;
  /** In this session the debugger is on from its beginning: it speaks of each script once. */
  keep(session: DebuggerSession): void;
  gone(session: CdpSessionId): void;
  /** Looks into documents and workers for scripts that hold functions and nothing of ours. Never rejects. */
  list(
    documents: readonly DebuggerSession[],
    workers: readonly DebuggerSession[],
    options: ListOptions,
  ): Promise<void>;
}

export interface ListOptions {
  /** Nothing has to be found out about this address. */
  readonly isKnown: (url: string) => boolean;
  readonly holdsFunctions: (
    source: string,
    type: 'script' | 'module',
    signal: AbortSignal,
  ) => Promise<boolean>;
  /** `line`: 1-based, where it begins. */
  readonly found: (url: string, line: number) => void;
  readonly signal: AbortSignal;
}

/** Of extensions, of the browser, and of what DevTools evaluates. */
const NOT_OF_THE_PAGE = /^(?:$|(?:chrome-extension|chrome|devtools|debugger|extensions|snippet):)/;
// Reading a text takes a millisecond or so; a page that makes thousands of scripts is told by the first.
const MAX_READ = 500;
const MAX_EVENTS = 20_000;
// Some milliseconds as a rule. A page that blocks does not answer, and its profile is waited for.
const LONGEST_MS = 2000;
// As long as their last words are waited for: one that stands still hears nothing.
const LONGEST_IN_WORKERS_MS = 1000;

export function createUnseenScripts(): UnseenScripts {
  const collected = new Map<CdpSessionId | undefined, ParsedScript[]>();
  const kept = new Map<CdpSessionId | undefined, ParsedScript[]>();

  /** Answered behind an event for each script that is there; no statement of the page may pause it meanwhile. */
  async function scriptsIn(session: DebuggerSession): Promise<readonly ParsedScript[]> {
    const known = kept.get(session.sessionId);
    if (known !== undefined) return known;
    const scripts: ParsedScript[] = [];
    collected.set(session.sessionId, scripts);
    await Promise.all([
      sendCommand(session, 'Debugger.enable', {}),
      sendCommand(session, 'Debugger.setSkipAllPauses', { skip: true }),
    ]);
    return scripts;
  }

  async function look(
    session: DebuggerSession,
    { isKnown, holdsFunctions, found, signal }: ListOptions,
  ): Promise<void> {
    try {
      const scripts = await scriptsIn(session);
      const unknown = scripts.filter(
        ({ url, hasSourceURL, scriptLanguage, executionContextAuxData }) =>
          hasSourceURL !== true &&
          !NOT_OF_THE_PAGE.test(url) &&
          scriptLanguage !== 'WebAssembly' &&
          executionContextAuxData?.isDefault !== false &&
          !isKnown(url),
      );
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
        if (!recorded.has(withoutBlanks(source)) && (await holdsFunctions(source, type, signal)))
          found(script.url, script.startLine + 1);
      }
    } finally {
      if (collected.delete(session.sessionId)) await sendCommand(session, 'Debugger.disable', {});
    }
  }

  return {
    parsed({ sessionId }, script) {
      const scripts = kept.get(sessionId) ?? collected.get(sessionId);
      if (scripts !== undefined && scripts.length < MAX_EVENTS) scripts.push(script);
    },
    keep: ({ sessionId }) => void kept.set(sessionId, []),
    gone: (session) => void kept.delete(session),
    async list(documents, workers, options) {
      // Texts are changed or listed where a worker is made of them, or imports them, not by their address.
      const isKnownInWorker = (url: string): boolean => isInMemory(url) || options.isKnown(url);
      await Promise.all([
        lookIntoAll(documents, options, LONGEST_MS),
        lookIntoAll(workers, { ...options, isKnown: isKnownInWorker }, LONGEST_IN_WORKERS_MS),
      ]);
    },
  };

  async function lookIntoAll(
    sessions: readonly DebuggerSession[],
    options: ListOptions,
    longest: number,
  ): Promise<void> {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(longest)]);
    const late = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    const all = sessions.map((session) => look(session, { ...options, signal }));
    await Promise.race([Promise.allSettled(all), late]);
  }
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}
