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
 * One that has ended stays attached to: the browser takes another of the same address and name for its next life, and that
 * waits for its debugger before its first statement, whoever is attached or was when it was made (measured).
 *
 * Promise: only workers whose main script the tab asked for are touched.
 */
import {
  attachTarget,
  detachTarget,
  letTargetRun,
  sendCommand,
  sharedWorkers,
  type DebuggerSession,
  type SharedWorkerTarget,
  type TabId,
} from '../../platform/chromium-debugger.ts';
import type { ChromiumCommands } from '../../platform/chromium-protocol.ts';
import { beginningWith } from '../../protocol/worker-messages.ts';
import { holdTargetLock } from '../session-lock.ts';

export interface SharedWorkersOptions {
  readonly tabId: TabId;
  /** Takes the worker up. `binding`: through which it speaks; null: the session's own. `waits`: for its debugger. */
  readonly began: (session: DebuggerSession, url: string, binding: string | null, waits: boolean) => void;
  /** This life of a worker is over, and its session is free for the next. Gives by what name it is known from then on. */
  readonly ended: (targetId: string) => string;
  /** Statements that put the recorder into a worker at that address, where it is not yet. */
  readonly recorderFor: (url: string) => string;
  readonly hasSpoken: (session: DebuggerSession) => boolean;
  /** By whatever way, from the worker of that target, or with that binding. */
  readonly wasHeard: (targetIdOrBinding: string) => boolean;
  readonly onGone: (name: string) => void;
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
  /** Whether the target is none, or is going to wait for its debugger before its first statement. */
  waits(targetId: string): Promise<boolean>;
  /** If it is one, it is about to begin with an empty main script. */
  emptied(targetId: string): void;
  /** It has not begun, and is refused: its next life waits. False: it was not refused. */
  beginAnew(worker: SharedWorkerTarget, refuse: () => Promise<unknown>): Promise<boolean>;
  /** One of that address and name has ended, so its next life waits. */
  hasEnded(url: string, name: string): boolean;
  /** A main script is held. False: there is no way into its worker. */
  attach(url: string): Promise<boolean>;
  /** The changed text of a main script. */
  mainText(url: string, source: string, code: string): string;
  /** The changed text of what the worker of this session imports. */
  importText(session: DebuggerSession, source: string, code: string): string;
  isShared(session: DebuggerSession): boolean;
  /** What the worker of this session imports is held, unless a service worker answers. */
  holdsImports(session: DebuggerSession): boolean;
  /** Other scripts are to be held. */
  hold(): Promise<void>;
  gone(targetId: string): void;
  /** The browser says that the worker of this session is no more. */
  ended(session: DebuggerSession): void;
  /** The browser says that it begins again. */
  beginsAgain(session: DebuggerSession): void;
  /** Addresses of those that were given a recorder and said nothing, each once. */
  silent(): string[];
  clear(): void;
}

// A document that computes hands on a second later what a worker said that closed itself.
const LAST_WORDS_MS = 5000;
// The browser says so within a millisecond, and nothing is lost where it does not.
const ENDED_MS = 1000;
// A page that makes workers of ever new names must not fill memory.
const MAX_ENDED = 100;

interface Attached {
  readonly url: string;
  readonly name: string;
  /** `again`: it has ended, and the tab has asked for its main script once more. */
  life: 'runs' | 'ended' | 'again';
  /** The browser has said that it has ended. */
  onEnded?: () => void;
  /** False: it is gone. */
  readonly ready: Promise<boolean>;
  /** Ends what says that somebody answers for it. */
  readonly kept: AbortController;
}

export function createSharedWorkers(options: SharedWorkersOptions): SharedWorkers {
  const { tabId, began, recorderFor, hasSpoken, wasHeard, patterns } = options;
  const attached = new Map<string, Attached>();
  /** Bindings of those made of text, by their address. */
  const bindings = new Map<string, string>();
  /** Addresses of those with a recorder in their text. */
  const given = new Set<string>();
  let lost: string[] = [];
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let older: ReadonlySet<string> = new Set();

  async function attachTo({ id, url }: SharedWorkerTarget, kept: AbortSignal): Promise<void> {
    await holdTargetLock(id, kept);
    const session = await attachTarget(tabId, id);
    const binding = bindings.get(url) ?? null;
    began(session, url, binding, false);
    // One that runs already is asked in vain (measured).
    if (binding === null) await hold(session);
  }

  async function hold(session: DebuggerSession): Promise<void> {
    await sendCommand(session, 'Fetch.enable', { patterns: patterns() });
  }

  function attachOnce(worker: SharedWorkerTarget): Promise<boolean> {
    const { id, url, name } = worker;
    const known = attached.get(id);
    if (known !== undefined) {
      if (known.life === 'ended') known.life = 'again';
      return known.ready;
    }
    const kept = new AbortController();
    const ready = attachTo(worker, kept.signal).then(
      () => true,
      () => {
        gone(id);
        return false;
      },
    );
    attached.set(id, { url, name, life: 'runs', ready, kept });
    return ready;
  }

  function gone(targetId: string): void {
    const worker = attached.get(targetId);
    if (worker === undefined) return;
    worker.kept.abort();
    attached.delete(targetId);
    if (worker.life === 'runs') over(worker.url, targetId);
  }

  /** Nothing is heard any more of that life of a worker. */
  function over(url: string, name: string): void {
    if (given.has(url) && !wasHeard(name)) lost.push(url);
    options.onGone(name);
  }

  function letGo(targetId: string): void {
    void detachTarget(targetId).catch(() => undefined);
    gone(targetId);
  }

  function silent(): string[] {
    const unheard = [...attached].filter(
      ([id, { url, life }]) => life === 'runs' && given.has(url) && !wasHeard(id),
    );
    const found = new Set([...attached.values()].map(({ url }) => url));
    const neverFound = [...bindings].filter(([url, binding]) => !found.has(url) && !wasHeard(binding));
    const urls = [...lost, ...unheard.map(([, { url }]) => url), ...neverFound.map(([url]) => url)];
    lost = [];
    return [...new Set(urls)];
  }

  /** All at that address that began in this session. */
  async function attach(url: string): Promise<boolean> {
    const begun = (await sharedWorkers()).filter((worker) => worker.url === url && !older.has(worker.id));
    const ready = await Promise.all(begun.map(attachOnce));
    return ready.includes(true);
  }

  return {
    async begin() {
      older = new Set((await sharedWorkers()).map(({ id }) => id));
    },
    async waits(targetId) {
      const known = attached.get(targetId);
      if (known !== undefined) return known.life !== 'runs';
      return (await sharedWorkers()).every(({ id }) => id !== targetId);
    },
    emptied(targetId) {
      const worker = attached.get(targetId);
      if (worker === undefined) return;
      worker.life = 'again';
      given.add(worker.url);
    },
    hasEnded: (url, name) =>
      [...attached.values()].some(
        (other) => other.life === 'ended' && other.url === url && other.name === name,
      ),
    async beginAnew({ id, url, name }, refuse) {
      if (attached.has(id)) return false;
      const kept = new AbortController();
      const ended = new Promise<void>((resolve) => {
        const ready = Promise.resolve(true);
        attached.set(id, { url, name, life: 'ended', ready, kept, onEnded: resolve });
        setTimeout(resolve, ENDED_MS);
      });
      try {
        await holdTargetLock(id, kept.signal);
        await attachTarget(tabId, id);
      } catch {
        gone(id);
        return false;
      }
      try {
        await hold({ tabId, sessionId: id });
        await refuse();
      } catch {
        letGo(id);
        return false;
      }
      await ended;
      return true;
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
    holdsImports({ sessionId = '' }) {
      const worker = attached.get(sessionId);
      return worker !== undefined && !bindings.has(worker.url);
    },
    async hold() {
      // One that has ended hears nothing; it is told when it is about to begin again.
      await Promise.allSettled([...attached.keys()].map((sessionId) => hold({ tabId, sessionId })));
    },
    gone,
    ended({ sessionId = '' }) {
      const worker = attached.get(sessionId);
      if (worker === undefined) return;
      worker.onEnded?.();
      const hasBegun = worker.life === 'runs';
      worker.life = 'ended';
      if (!hasBegun) return;
      const name = options.ended(sessionId);
      const timer = setTimeout(() => {
        timers.delete(timer);
        over(worker.url, name);
      }, LAST_WORDS_MS);
      timers.add(timer);
      const past = [...attached].filter(([, { life }]) => life === 'ended');
      if (past.length > MAX_ENDED) letGo(past[0][0]);
    },
    beginsAgain(session) {
      const { sessionId = '' } = session;
      const worker = attached.get(sessionId);
      if (worker === undefined) return;
      const { url, life } = worker;
      const binding = bindings.get(url) ?? null;
      if (life === 'again' || binding !== null) {
        worker.life = 'runs';
        began(session, url, binding, true);
      } else {
        // Of another tab, or out of scope. One that is detached from before it has heard waits for ever.
        void letTargetRun(sessionId)
          .catch(() => undefined)
          .then(() => letGo(sessionId));
      }
    },
    silent,
    clear() {
      timers.forEach(clearTimeout);
      timers.clear();
      for (const targetId of [...attached.keys()]) letGo(targetId);
      bindings.clear();
      given.clear();
      lost = [];
    },
  };
}
