/**
 * World: extension, Chromium. Finds the scripts of a document that ran as they were written without anybody having
 * listed them: the browser's debugger knows every script that still lives. It is asked once, when a recording
 * ends, because WebAssembly runs slower while a debugger is on.
 * Not found: what was collected as garbage by then, and texts without an address, which look like what DevTools and its
 * console evaluate, or are what `Function` made first: `eval` and `javascript:` are listed where they are seen.
 * A page that is left is not asked: from the beginning of a navigation on the browser answers for the next one only
 * (Chromium 156: `Debugger.enable`, sent while the next document was held, was answered when that had begun).
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import type { ChromiumEvents } from '../../platform/chromium-protocol.ts';
import { restore } from '../../instrument/restore.ts';
import { HELPERS } from '../../protocol/calling-convention.ts';

type ParsedScript = ChromiumEvents['Debugger.scriptParsed'];

export interface UnseenScripts {
  parsed(session: DebuggerSession, script: ParsedScript): void;
  /** Looks into documents for scripts that hold functions and nothing of ours. Never rejects. */
  list(sessions: readonly DebuggerSession[], options: ListOptions): Promise<void>;
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
// Some milliseconds as a rule. A page that blocks does not answer, and its profile is waited for.
const LONGEST_MS = 2000;

export function createUnseenScripts(): UnseenScripts {
  const collected = new Map<string | undefined, ParsedScript[]>();

  async function look(
    session: DebuggerSession,
    { isKnown, holdsFunctions, found, signal }: ListOptions,
  ): Promise<void> {
    const scripts: ParsedScript[] = [];
    collected.set(session.sessionId, scripts);
    try {
      // Answered behind an event for each script that is there; no statement of the page may pause it meanwhile.
      await Promise.all([
        sendCommand(session, 'Debugger.enable', {}),
        sendCommand(session, 'Debugger.setSkipAllPauses', { skip: true }),
      ]);
      const unknown = scripts.filter(
        ({ url, hasSourceURL, scriptLanguage, executionContextAuxData }) =>
          hasSourceURL !== true &&
          !NOT_OF_THE_PAGE.test(url) &&
          scriptLanguage !== 'WebAssembly' &&
          executionContextAuxData?.isDefault === true &&
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
      collected.delete(session.sessionId);
      await sendCommand(session, 'Debugger.disable', {});
    }
  }

  return {
    parsed: ({ sessionId }, script) => void collected.get(sessionId)?.push(script),
    async list(sessions, options) {
      const signal = AbortSignal.any([options.signal, AbortSignal.timeout(LONGEST_MS)]);
      const late = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      const all = sessions.map((session) => look(session, { ...options, signal }));
      await Promise.race([Promise.allSettled(all), late]);
    },
  };
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}
