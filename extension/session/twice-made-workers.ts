/**
 * World: extension, Chromium. Shared workers on servers of this machine and its network whose main script may ask for something. Such a
 * script may not be answered by us, and a shared worker waits for nobody; but the next life of one that has ended with a debugger attached does. So the document makes it
 * twice (`twice-made-workers.ts` in the page), and asks in between:
 *
 *   may it be?   → there is none yet, the browser will show its request to us, and the text can be changed: yes
 *   GET U        → held
 *   is it made?  → the worker is attached to by its own id, and its request refused: it ends before it has begun; so make it again
 *   GET U        → goes on as HEAD (`emptied-workers.ts`), and the worker waits (`shared-workers.ts`)
 *
 * Promise: a question is always answered. What is not refused goes on, and is what the document keeps.
 */
import {
  sendCommand,
  sharedWorkers,
  type DebuggerSession,
  type SharedWorkerTarget,
} from '../../platform/chromium-debugger.ts';
import type { FrameId, RequestPaused } from '../../platform/chromium-protocol.ts';
import type { PageCommand } from '../../protocol/page-messages.ts';
import { twiceMadeQuestion } from '../../protocol/twice-made.ts';
import { ANSWER_HEADERS } from './asked-facts.ts';
import { base64FromText } from './base64.ts';

export interface TwiceMadeOptions {
  /** Where documents ask, with a question as the query. */
  readonly address: string;
  /** In scope, and on a server of this machine or its network. */
  readonly mayBe: (url: string) => boolean;
  /** One of that address and name waits for its debugger anyway. */
  readonly waits: (url: string, name: string) => boolean;
  /** Makes the text that such a worker is to run; false: it is to run its own. */
  readonly prepare: (url: string, frame: FrameId) => Promise<boolean>;
  /** What was prepared is not asked for. */
  readonly forget: (url: string) => void;
  /** Attaches to a worker that has not begun and has it refused, so that its next life waits. False: it was not. */
  readonly refuse: (worker: SharedWorkerTarget, refuse: () => Promise<unknown>) => Promise<boolean>;
}

export interface TwiceMadeWorkers {
  /** Whether the request is a question, which is answered then. */
  asked(session: DebuggerSession, paused: RequestPaused): Promise<boolean>;
  /** Whether a request that has not gone out yet is that of a first life, and is refused. */
  refused(session: DebuggerSession, paused: RequestPaused): Promise<boolean>;
  clear(): void;
}

// The browser shows the request a few milliseconds after the worker was made. Of one that a policy or a service worker of another
// place takes it shows none. And the document asks as soon as it was.
const SHOWN_MS = 300;
// The document stands still. A server of this machine answers in milliseconds, as does what instruments.
const LONGEST_MS = 2000;

interface Expected {
  readonly url: string;
  readonly name: string;
  /** The document has asked whether it is to be made again, so it will do what it is told. False: it does not. */
  readonly asked: Decision;
  /** Its request was refused. */
  readonly refused: Decision;
  isHeld: boolean;
}

interface Decision {
  readonly made: Promise<boolean>;
  /** The first time counts. */
  readonly make: (value: boolean) => void;
}

function createDecision(): Decision {
  let make: Decision['make'] = () => undefined;
  const made = new Promise<boolean>((resolve) => (make = resolve));
  return { made, make };
}

export function createTwiceMadeWorkers(options: TwiceMadeOptions): TwiceMadeWorkers {
  const { address, mayBe, waits, prepare, forget, refuse } = options;
  const expected = new Set<Expected>();
  const find = (url: string, name: string): Expected | undefined =>
    [...expected].find((other) => other.url === url && other.name === name);

  async function may(session: DebuggerSession, url: string, name: string, frame: FrameId): Promise<boolean> {
    if (!URL.canParse(url) || !mayBe(url) || waits(url, name)) return false;
    // Of a document that was left meanwhile.
    const older = find(url, name);
    if (older !== undefined) drop(older);
    const isThere = (await sharedWorkers()).some((worker) => worker.url === url && worker.name === name);
    if (isThere || !(await isOpen(session, url, frame))) return false;
    const late = new Promise<false>((resolve) => setTimeout(resolve, LONGEST_MS, false));
    if (!(await Promise.race([prepare(url, frame), late]))) return false;
    expected.add({ url, name, asked: createDecision(), refused: createDecision(), isHeld: false });
    return true;
  }

  /** No policy is told of it twice, and no service worker hears of it. */
  async function isOpen(session: DebuggerSession, url: string, frameId: FrameId): Promise<boolean> {
    const [{ status }, { usageBreakdown }] = await Promise.all([
      sendCommand(session, 'Network.getSecurityIsolationStatus', { frameId }),
      sendCommand(session, 'Storage.getUsageAndQuota', { origin: new URL(url).origin }),
    ]);
    const kept = usageBreakdown.find(({ storageType }) => storageType === 'service_workers');
    return (status.csp ?? []).every(({ isEnforced }) => isEnforced) && kept?.usage === 0;
  }

  async function made(url: string, name: string): Promise<boolean> {
    const which = find(url, name);
    if (which === undefined) return false;
    which.asked.make(true);
    const timer = setTimeout(() => {
      if (!which.isHeld) which.refused.make(false);
    }, SHOWN_MS);
    const isRefused = await which.refused.made;
    clearTimeout(timer);
    if (isRefused) expected.delete(which);
    else drop(which);
    return isRefused;
  }

  function drop(which: Expected): void {
    expected.delete(which);
    which.asked.make(false);
    which.refused.make(false);
    forget(which.url);
  }

  async function again(session: DebuggerSession, query: string, frame: FrameId): Promise<boolean> {
    const question = twiceMadeQuestion(query);
    if (question === null) return false;
    const [word, url, name] = question;
    if (word === 'may') return may(session, url, name, frame);
    if (word === 'made') return made(url, name);
    const which = find(url, name);
    if (which !== undefined) drop(which);
    return false;
  }

  return {
    async asked(session, { requestId, frameId, request }) {
      const [at, query] = request.url.split('?');
      if (at !== address || query === undefined) return false;
      const payload = { again: await again(session, query, frameId).catch(() => false) };
      const command: PageCommand = { type: 'shared-worker-fate', payload };
      await sendCommand(session, 'Fetch.fulfillRequest', {
        requestId,
        responseCode: 200,
        responseHeaders: ANSWER_HEADERS,
        body: base64FromText(JSON.stringify(command)),
      });
      return true;
    },
    async refused(session, { requestId, networkId, request: { url } }) {
      if (networkId === undefined || ![...expected].some((which) => which.url === url)) return false;
      // The request of a worker has its id.
      const worker = (await sharedWorkers()).find(({ id }) => id === networkId);
      const which = worker === undefined ? undefined : find(worker.url, worker.name);
      if (worker === undefined || which === undefined) return false;
      which.isHeld = true;
      setTimeout(() => which.asked.make(false), SHOWN_MS);
      const isAwaited = await which.asked.made;
      const isRefused =
        isAwaited &&
        (await refuse(worker, () =>
          sendCommand(session, 'Fetch.failRequest', { requestId, errorReason: 'Aborted' }),
        ));
      which.refused.make(isRefused);
      return isRefused;
    },
    clear() {
      for (const which of expected) drop(which);
    },
  };
}
