/**
 * World: extension, Chromium. Shared workers that the tab starts. The browser shows them to nobody before they run,
 * but their main script passes through the tab's session: while it is held, the worker is found and attached to, so that
 * what it imports is held, too; and its changed text begins with the recorder.
 *
 *   new SharedWorker(U)  → GET U is held; the worker is attached to by its own id, and holds what it imports
 *   GET U                → the recorder and the instrumented text, on the same lines
 *   import, importScripts → the same: whichever comes first brings the recorder, until it has spoken
 *
 * Of text, from a blob: or data: address: the page puts the recorder in front (made-shared-workers.ts in it) and says so;
 * the worker is attached to as soon as it is there, and says then what it has counted until then.
 *
 * One that closes itself says its last to a document, too (shared-words.ts in the page): what its session has not told by then
 * may be lost. From whom nothing was heard at all, it is listed.
 *
 * Promise: only workers whose main script the tab asked for are touched.
 */
import {
  attachTarget,
  detachTarget,
  sendCommand,
  sharedWorkersAt,
  type DebuggerSession,
  type TabId,
} from '../../platform/chromium-debugger.ts';
import type { ChromiumCommands } from '../../platform/chromium-protocol.ts';
import { beginningWith } from '../../protocol/worker-messages.ts';
import { holdTargetLock } from '../session-lock.ts';

export interface SharedWorkersOptions {
  readonly tabId: TabId;
  /** Takes the worker up. `binding`: through which it speaks; null: the session's own. */
  readonly began: (session: DebuggerSession, url: string, binding: string | null) => void;
  /** Statements that put the recorder into a worker at that address, where it is not yet. */
  readonly recorderFor: (url: string) => string;
  readonly hasSpoken: (session: DebuggerSession) => boolean;
  /** By whatever way, from the worker of that target, or with that binding. */
  readonly wasHeard: (targetIdOrBinding: string) => boolean;
  readonly onGone: (targetId: string) => void;
  /** What it imports that is held. */
  readonly patterns: () => ChromiumCommands['Fetch.enable']['params']['patterns'];
}

export interface SharedWorkers {
  /** A session begins: what runs now is not the tab's, or from before. */
  begin(): Promise<void>;
  /** A document makes one of text, with a recorder in it: it has that address, and speaks through that binding. */
  made(url: string, binding: string): Promise<void>;
  /** The browser speaks of one of text. */
  seen(url: string): Promise<void>;
  /** A main script is held. False: there is no way into its worker. */
  attach(url: string): Promise<boolean>;
  /** The changed text of a main script. */
  mainText(url: string, source: string, code: string): string;
  /** The changed text of what the worker of this session imports. */
  importText(session: DebuggerSession, source: string, code: string): string;
  isShared(session: DebuggerSession): boolean;
  /** Other scripts are to be held. */
  hold(): Promise<void>;
  gone(targetId: string): void;
  /** The browser says that the worker of this session is no more. */
  ended(session: DebuggerSession): void;
  /** Addresses of those that were given a recorder and said nothing, each once. */
  silent(): string[];
  clear(): void;
}

// A document that computes hands on a second later what a worker said that closed itself.
const LAST_WORDS_MS = 5000;

interface Attached {
  readonly url: string;
  /** False: it is gone. */
  readonly ready: Promise<boolean>;
  /** Ends what says that somebody answers for it. */
  readonly life: AbortController;
}

export function createSharedWorkers(options: SharedWorkersOptions): SharedWorkers {
  const { tabId, began, recorderFor, hasSpoken, wasHeard, onGone, patterns } = options;
  const attached = new Map<string, Attached>();
  /** Bindings of those made of text, by their address. */
  const bindings = new Map<string, string>();
  /** Addresses of those with a recorder in their text. */
  const given = new Set<string>();
  let lost: string[] = [];
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let older: ReadonlySet<string> = new Set();

  async function attachTo(targetId: string, url: string, life: AbortSignal): Promise<void> {
    await holdTargetLock(targetId, life);
    const session = await attachTarget(tabId, targetId);
    const binding = bindings.get(url) ?? null;
    began(session, url, binding);
    // One that runs already is asked in vain (measured).
    if (binding === null) await hold(session);
  }

  async function hold(session: DebuggerSession): Promise<void> {
    await sendCommand(session, 'Fetch.enable', { patterns: patterns() });
  }

  function attachOnce(targetId: string, url: string): Promise<boolean> {
    const known = attached.get(targetId);
    if (known !== undefined) return known.ready;
    const life = new AbortController();
    const ready = attachTo(targetId, url, life.signal).then(
      () => true,
      () => {
        gone(targetId);
        return false;
      },
    );
    attached.set(targetId, { url, ready, life });
    return ready;
  }

  function gone(targetId: string): void {
    const worker = attached.get(targetId);
    if (worker === undefined) return;
    worker.life.abort();
    attached.delete(targetId);
    if (given.has(worker.url) && !wasHeard(targetId)) lost.push(worker.url);
  }

  function silent(): string[] {
    const unheard = [...attached].filter(([id, { url }]) => given.has(url) && !wasHeard(id));
    const found = new Set([...attached.values()].map(({ url }) => url));
    const neverFound = [...bindings].filter(([url, binding]) => !found.has(url) && !wasHeard(binding));
    const urls = [...lost, ...unheard.map(([, { url }]) => url), ...neverFound.map(([url]) => url)];
    lost = [];
    return [...new Set(urls)];
  }

  /** All at that address that began in this session. */
  async function attach(url: string): Promise<boolean> {
    const begun = (await sharedWorkersAt(url)).filter((id) => !older.has(id));
    const ready = await Promise.all(begun.map((id) => attachOnce(id, url)));
    return ready.includes(true);
  }

  return {
    async begin() {
      older = new Set(await sharedWorkersAt(null));
    },
    attach,
    async made(url, binding) {
      bindings.set(url, binding);
      given.add(url);
      await attach(url);
    },
    async seen(url) {
      if (bindings.has(url)) await attach(url);
    },
    mainText(url, source, code) {
      given.add(url);
      return beginningWith(recorderFor(url), source, code);
    },
    importText(session, source, code) {
      const worker = attached.get(session.sessionId ?? '');
      if (worker === undefined || hasSpoken(session)) return code;
      return beginningWith(recorderFor(worker.url), source, code);
    },
    isShared: ({ sessionId = '' }) => attached.has(sessionId),
    async hold() {
      await Promise.all([...attached.keys()].map((sessionId) => hold({ tabId, sessionId })));
    },
    gone,
    ended({ sessionId = '' }) {
      if (!attached.has(sessionId)) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        void detachTarget(sessionId).catch(() => undefined);
        gone(sessionId);
        onGone(sessionId);
      }, LAST_WORDS_MS);
      timers.add(timer);
    },
    silent,
    clear() {
      timers.forEach(clearTimeout);
      timers.clear();
      for (const targetId of attached.keys()) {
        void detachTarget(targetId).catch(() => undefined);
        gone(targetId);
      }
      bindings.clear();
      given.clear();
      lost = [];
    },
  };
}
