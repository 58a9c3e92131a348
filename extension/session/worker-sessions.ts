/**
 * World: extension, Chromium. The workers and worklets of one tab: the recorder is put into each while it waits for its
 * debugger, before its first statement, and speaks through its debugger session.
 * Promise: a worker is let go in the same breath, whatever becomes of the recorder.
 */
import { sendCommand, type DebuggerSession } from '../../platform/chromium-debugger.ts';
import type { CdpSessionId, ChromiumCommands, ChromiumEvents } from '../../platform/chromium-protocol.ts';
import { FROM_OUTSIDE } from '../../protocol/calling-convention.ts';
import type { DocumentConfig, PageCommand, SharedWords } from '../../protocol/page-messages.ts';
import {
  commandKey,
  decodeWorkerMessage,
  isUpdate,
  recorderExpression,
  recorderStatement,
  type ClockFacts,
  type WorkerConfig,
} from '../../protocol/worker-messages.ts';
import { callWhereEmpty } from './call-where-empty.ts';
import type { EmptyMainScript } from './emptied-workers.ts';
import { createHeardWords, type HeardWords } from './heard-words.ts';
import type { PageDocument } from './page-ports.ts';

export interface WorkerSessionHandlers {
  onMessage(worker: PageDocument, message: unknown): void;
  /** Terminated, closed, or gone with its page. */
  onGone(worker: PageDocument): void;
  /** No recorder could be put into it. */
  onRefused(url: string): void;
  /** Of one inside a worker that was to begin with an empty main script: it began with its own. */
  onNotEmpty(url: string): void;
}

export interface WorkerSessions {
  /** A worker was found. Everything it waits for is on its way when this returns. */
  began(
    session: DebuggerSession,
    parent: CdpSessionId | undefined,
    event: ChromiumEvents['Target.attachedToTarget'],
    config: DocumentConfig,
    how: HowItBegins,
  ): void;
  /** A script was compiled in the worker of this session. */
  parsed(session: CdpSessionId | undefined, event: ChromiumEvents['Debugger.scriptParsed']): void;
  /**
   * A shared worker that is about to begin, with {@link WorkerSessions.sharedText} in front of its statements, or that speaks
   * through a binding of its own. `waits`: for its debugger; so the recorder is put into it, if its text does not bring one.
   */
  beganShared(
    session: DebuggerSession,
    url: string,
    binding: string | null,
    waits: { readonly config: DocumentConfig; readonly how: HowItBegins } | null,
  ): void;
  /** A shared worker has ended, and its session may have another. Gives by what name it is known until it is said to be gone. */
  ended(session: CdpSessionId): string;
  /** A statement that puts the recorder into a shared worker, once, on one line, in ASCII. */
  sharedText(url: string, config: DocumentConfig, clock: ClockFacts | null): string;
  /** Whether the recorder in the worker of this session has said anything to it. */
  hasSpoken(session: CdpSessionId | undefined): boolean;
  /** What a shared worker that closes itself has said to a document, too. */
  relayed(words: SharedWords): void;
  /** Whether anything counted has been heard, by whatever way, in the shared worker of this session, or with a binding of its own. */
  wasHeard(sessionOrBinding: string): boolean;
  bindingCalled(session: CdpSessionId | undefined, event: ChromiumEvents['Runtime.bindingCalled']): void;
  gone(session: CdpSessionId): void;
  /** The main script of a shared worker has run. */
  scriptLoaded(session: CdpSessionId | undefined): void;
  /** Workers that run and can be asked; no worklets, whose threads make sound. */
  running(which: 'all' | 'shared'): CdpSessionId[];
  /** Whether a recorder runs in the worker of this session. Null: the session is no worker's. */
  isRecorded(session: CdpSessionId | undefined): boolean | null;
  clear(): void;
}

export interface HowItBegins {
  /** With an empty main script; null: with its own. */
  readonly empty: EmptyMainScript | null;
  /** See {@link WorkerConfig.announceAt}. */
  readonly announceAt: string | null;
  readonly clock: ClockFacts | null;
}

interface LiveWorker {
  /** Of the empty script that a worker inside a worker is to begin with, until it began. */
  awaits: { readonly url: string; readonly hash: string } | null;
  /** Of a shared one: it has spoken, so it has run and can be asked. */
  readonly spoke: () => void;
  hasSpoken: boolean;
  /** Of a shared one: its main script has, recorded or not. */
  hasRun?: boolean;
  /** Of a shared one. */
  readonly words: HeardWords | null;
  readonly url: string;
  readonly binding: string;
  readonly document: PageDocument;
  readonly parent: CdpSessionId | undefined;
  recorded: boolean;
}

// A worklet has no timers, so it is asked: seldom, because collecting takes time of the thread that makes the sound.
const WORKLET_UPDATE_MS = 1000;

/** Workers in workers; each runs in a target of its own. */
const NESTED = [{ type: 'worker' }];

/** `workerScript` is the text of worker.js. */
export function createWorkerSessions(workerScript: string, handlers: WorkerSessionHandlers): WorkerSessions {
  const workers = new Map<CdpSessionId, LiveWorker>();
  /** Of worklets. */
  const timers = new Map<CdpSessionId, ReturnType<typeof setInterval>>();
  /** Keys of shared workers that are gone. */
  const past = new Set<string>();
  /** Sessions of shared workers, and bindings of their own, that updates came from. */
  const heard = new Set<string>();
  /** Bindings of those that were heard before they were found. */
  const unfound = new Set<string>();
  const binding = `_${crypto.randomUUID().replaceAll('-', '')}`;

  function source(
    url: string,
    page: DocumentConfig,
    { empty, announceAt, clock }: HowItBegins,
    isWhole = false,
  ): string {
    const main = empty?.main ?? null;
    const config: WorkerConfig = {
      ...{ ...page, url, binding, main, announceAt, clock, importsHeld: true, isWhole, command: null },
    };
    return recorderExpression(JSON.stringify(config), workerScript);
  }

  /** Resolves to the function that takes commands, or null where the recorder does not run. */
  async function inject(session: DebuggerSession, expression: string): Promise<string | null> {
    const bound = sendCommand(session, 'Runtime.addBinding', { name: binding });
    const evaluated = sendCommand(session, 'Runtime.evaluate', {
      expression,
      returnByValue: false,
    });
    await bound;
    const { result, exceptionDetails } = await evaluated;
    return exceptionDetails === undefined ? (result.objectId ?? null) : null;
  }

  /** Commands are carried out in the order in which they are sent: the worker's first script comes last. */
  function began(
    session: DebuggerSession,
    parent: CdpSessionId | undefined,
    { targetInfo: { url, type }, waitingForDebugger }: ChromiumEvents['Target.attachedToTarget'],
    config: DocumentConfig,
    how: HowItBegins,
  ): void {
    const { empty } = how;
    const id = session.sessionId;
    const command =
      waitingForDebugger && id !== undefined
        ? inject(session, source(url, config, how))
        : Promise.resolve(null);
    const send = sender(session);
    send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: NESTED,
    });
    send('Network.enable', {});
    send('Network.setCacheDisabled', { cacheDisabled: true });
    if (empty !== null && waitingForDebugger) callWhereEmpty(session, empty);
    send('Runtime.runIfWaitingForDebugger', {});
    if (id === undefined) return;

    let recording = config.recording?.id ?? null;
    if (type === 'worklet')
      timers.set(
        id,
        setInterval(() => {
          if (recording !== null) worker.document.send({ type: 'send-update', payload: { id: recording } });
        }, WORKLET_UPDATE_MS),
      );
    const worker: LiveWorker = {
      awaits:
        empty !== null && workers.has(parent ?? '')
          ? { url: url.replace(/#.*/, ''), hash: empty.hash }
          : null,
      parent,
      spoke: () => undefined,
      hasSpoken: false,
      words: null,
      url,
      binding,
      recorded: waitingForDebugger,
      document: {
        origin: originOf(url),
        standsStill: true,
        send(message: PageCommand) {
          if (message.type === 'start-recording') recording = message.payload.id;
          if (message.type === 'stop-recording') recording = null;
          tell(session, command, message);
        },
      },
    };
    workers.set(id, worker);
    void command
      .catch(() => null)
      .then((objectId) => {
        if (objectId !== null || !workers.has(id)) return;
        worker.recorded = false;
        // One from before the session is listed with what it loads from now on.
        if (waitingForDebugger) handlers.onRefused(url);
      });
  }

  function tell(session: DebuggerSession, command: Promise<string | null>, value: PageCommand): void {
    void command
      .then(async (objectId) => {
        if (objectId === null) return;
        await sendCommand(session, 'Runtime.callFunctionOn', {
          objectId,
          functionDeclaration: `function(command){this(command)}${FROM_OUTSIDE}`,
          arguments: [{ value }],
        });
      })
      .catch(() => undefined);
  }

  const beganShared: WorkerSessions['beganShared'] = (session, url, ownBinding, waits) => {
    const id = session.sessionId ?? '';
    const name = ownBinding ?? binding;
    if (unfound.delete(name)) heard.add(id);
    const send = sender(session);
    let spoke = (): void => undefined;
    // Asked before its script is there, one that does not wait hangs its process as a module (measured); so it speaks first.
    const spoken = new Promise<void>((resolve) => (spoke = resolve));
    const isGiven = waits !== null && ownBinding === null;
    const command = isGiven
      ? inject(session, source(url, waits.config, waits.how))
      : spoken.then(() => commandOf(session, name));
    void command.catch(() => null);
    if (!isGiven) send('Runtime.addBinding', { name });
    send('Network.enable', {});
    send('Network.setCacheDisabled', { cacheDisabled: true });
    if (isGiven && waits.how.empty !== null) callWhereEmpty(session, waits.how.empty);
    if (waits !== null) send('Runtime.runIfWaitingForDebugger', {});
    const worker = sharedWorker(url, name, spoke, (message) => {
      // What is sent to one that has ended, the browser would hand to the next.
      if (workers.get(id) === worker) tell(session, command, message);
    });
    workers.set(id, worker);
  };

  async function commandOf(session: DebuggerSession, name: string): Promise<string | null> {
    const key = JSON.stringify(commandKey(name));
    const expression = `(()=>{const c=globalThis[${key}];delete globalThis[${key}];return c})()${FROM_OUTSIDE}`;
    const { result } = await sendCommand(session, 'Runtime.evaluate', { expression, returnByValue: false });
    return result.objectId ?? null;
  }

  function ended(session: CdpSessionId): string {
    const worker = workers.get(session);
    if (worker === undefined) return session;
    const name = worker.words?.key ?? crypto.randomUUID();
    workers.delete(session);
    workers.set(name, worker);
    if (heard.delete(session)) heard.add(name);
    worker.hasSpoken = worker.hasRun = false;
    worker.document.hasEnded = true;
    return name;
  }

  function sharedWorker(
    url: string,
    name: string,
    spoke: () => void,
    send: (message: PageCommand) => void,
  ): LiveWorker {
    return {
      ...{
        awaits: null,
        binding: name,
        parent: undefined,
        spoke,
        hasSpoken: false,
        recorded: true,
        url,
      },
      words: createHeardWords(),
      document: { origin: originOf(url), standsStill: true, send },
    };
  }

  /** Who has said that. One made of text has a binding of its own; of others the address tells. */
  function saidBy({ key, binding: name, url }: SharedWords): [CdpSessionId, LiveWorker] | undefined {
    const all = [...workers].filter((entry) => entry[1].words !== null && entry[1].binding === name);
    const unknown = all.filter(
      ([, worker]) => worker.words?.key === null && (name !== binding || worker.url === url),
    );
    return all.find(([, { words }]) => words?.key === key) ?? (unknown.length === 1 ? unknown[0] : undefined);
  }

  function hears({ document }: LiveWorker, texts: readonly string[], from: readonly string[]): void {
    for (const text of texts) {
      const message = decodeWorkerMessage(text);
      if (isUpdate(message)) from.forEach((who) => heard.add(who));
      handlers.onMessage(document, message);
    }
  }

  function relayed(words: SharedWords): void {
    if (past.has(words.key)) return;
    const nobody = (): void => undefined;
    const known = saidBy(words);
    if (known === undefined) unfound.add(words.binding);
    const [id, worker] = known ?? [words.key, sharedWorker(words.url, words.binding, nobody, nobody)];
    workers.set(id, worker);
    hears(worker, worker.words?.relayed(words) ?? [], [id, words.binding]);
    // It closes itself.
    gone(id);
  }

  function sharedText(url: string, config: DocumentConfig, clock: ClockFacts | null): string {
    const expression = source(url, config, { empty: null, announceAt: null, clock }, true);
    return recorderStatement(binding, inAscii(expression));
  }

  function gone(session: CdpSessionId): void {
    const worker = workers.get(session);
    if (worker === undefined) return;
    workers.delete(session);
    if (worker.words?.key) past.add(worker.words.key);
    clearInterval(timers.get(session));
    timers.delete(session);
    handlers.onGone(worker.document);
    // Nobody tells of the workers inside one that is gone.
    for (const [nested, { parent }] of [...workers]) if (parent === session) gone(nested);
  }

  return {
    began,
    beganShared,
    ended,
    sharedText,
    gone,
    parsed(session, { url, hash }) {
      const worker = session === undefined ? undefined : workers.get(session);
      if (worker === undefined || worker.awaits?.url !== url.replace(/#.*/, '')) return;
      const isEmpty = worker.awaits.hash === hash;
      worker.awaits = null;
      if (!isEmpty) handlers.onNotEmpty(url + hash);
    },
    bindingCalled(session, { name, payload }) {
      const worker = session === undefined ? undefined : workers.get(session);
      if (worker === undefined || name !== worker.binding) return;
      worker.spoke();
      worker.hasSpoken = true;
      hears(worker, worker.words?.told(payload) ?? [payload], [session ?? '']);
    },
    relayed,
    wasHeard: (sessionOrBinding) => heard.has(sessionOrBinding),
    hasSpoken: (session = '') => workers.get(session)?.hasSpoken === true,
    scriptLoaded(session = '') {
      const worker = workers.get(session);
      if (worker?.words) worker.hasRun = true;
    },
    running: (which) =>
      [...workers].flatMap(([id, { hasSpoken, hasRun, words }]) =>
        (hasSpoken || hasRun === true) && !timers.has(id) && (which === 'all' || words !== null) ? [id] : [],
      ),
    isRecorded(session) {
      const worker = session === undefined ? undefined : workers.get(session);
      return worker === undefined ? null : worker.recorded;
    },
    clear() {
      for (const session of [...workers.keys()]) gone(session);
      past.clear();
      heard.clear();
      unfound.clear();
    },
  };
}

/** Who waits for no answer. */
function sender(session: DebuggerSession) {
  return <M extends keyof ChromiumCommands>(method: M, params: ChromiumCommands[M]['params']): void =>
    void sendCommand(session, method, params).catch(() => undefined);
}

/** A script's characters that are none stand in names, texts and regular expressions, where such escapes mean the same. */
function inAscii(script: string): string {
  return script.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Of a blob: address it is that of its maker. */
function originOf(url: string): string | null {
  const origin = URL.canParse(url) ? new URL(url).origin : 'null';
  return origin === 'null' ? null : origin;
}
