/**
 * World: extension pages and background, Chromium only. `chrome.debugger` with the types of
 * `chromium-protocol.ts`. A tab's debugger session belongs to the extension, not to the page that
 * attached: any extension page may use it and hears its events.
 */
import type { CdpSessionId, ChromiumCommands, ChromiumEvent } from './chromium-protocol.ts';

export type TabId = number;

/** The tab's own session, or that of a child target (an out-of-process frame). */
export interface DebuggerSession {
  readonly tabId: TabId;
  readonly sessionId?: CdpSessionId;
}

/** Rejects with the browser's own sentence: a forbidden URL, another debugger of this extension, a gone tab. */
export async function attachDebugger(tabId: TabId): Promise<void> {
  await chrome.debugger.attach({ tabId }, '1.3');
}

export async function detachDebugger(tabId: TabId): Promise<void> {
  await chrome.debugger.detach({ tabId });
}

/** Targets that belong to no tab, and the tab whose session attached to each. */
const attachedTargets = new Map<string, TabId>();

/** Attaches to a target of no tab, a shared worker. Its session is called by its id, and is heard like a child's. */
export async function attachTarget(tabId: TabId, targetId: string): Promise<DebuggerSession> {
  await chrome.debugger.attach({ targetId }, '1.3');
  attachedTargets.set(targetId, tabId);
  return { tabId, sessionId: targetId };
}

export async function detachTarget(targetId: string): Promise<void> {
  attachedTargets.delete(targetId);
  await chrome.debugger.detach({ targetId });
}

/** Lets a target go on that waits for its debugger. */
export async function letTargetRun(targetId: string): Promise<void> {
  await chrome.debugger.sendCommand({ targetId }, 'Runtime.runIfWaitingForDebugger');
}

/** Sends one protocol command. Rejects when refused, or when the session or request is gone. */
export async function sendCommand<M extends keyof ChromiumCommands>(
  session: DebuggerSession,
  method: M,
  params: ChromiumCommands[M]['params'],
): Promise<ChromiumCommands[M]['result']> {
  const { sessionId = '' } = session;
  const target = attachedTargets.has(sessionId) ? { targetId: sessionId } : session;
  const result = await chrome.debugger.sendCommand(target, method, { ...params });
  return result ?? {};
}

/** Hears that an attached target is gone. */
export function onTargetGone(handler: (targetId: string) => void, signal: AbortSignal): void {
  const listener = ({ targetId }: chrome.debugger.Debuggee): void => {
    if (targetId !== undefined && attachedTargets.delete(targetId)) handler(targetId);
  };
  chrome.debugger.onDetach.addListener(listener);
  signal.addEventListener('abort', () => chrome.debugger.onDetach.removeListener(listener), { once: true });
}

/** Hears the protocol events of every tab this extension debugs. Wakes a sleeping background when top-level. */
export function onDebuggerEvent(
  handler: (session: DebuggerSession, event: ChromiumEvent) => void,
  signal?: AbortSignal,
): void {
  const listener = (source: chrome.debugger.DebuggerSession, method: string, params?: object): void => {
    const ofTarget = attachedTargets.get(source.targetId ?? '');
    if (ofTarget !== undefined && source.targetId !== undefined) {
      const session = { tabId: ofTarget, sessionId: source.targetId };
      handler(session, { method, params } as unknown as ChromiumEvent);
      return;
    }
    if (source.tabId === undefined) return;
    const session: DebuggerSession =
      source.sessionId === undefined
        ? { tabId: source.tabId }
        : { tabId: source.tabId, sessionId: source.sessionId };
    handler(session, { method, params } as unknown as ChromiumEvent);
  };
  chrome.debugger.onEvent.addListener(listener);
  signal?.addEventListener('abort', () => chrome.debugger.onEvent.removeListener(listener), { once: true });
}

/** Hears that a tab is debugged no more: closed, or the person pressed Cancel in the debugging bar. */
export function onDebuggerDetached(
  handler: (tabId: TabId, reason: 'target_closed' | 'canceled_by_user') => void,
  signal: AbortSignal,
): void {
  const listener = (source: chrome.debugger.Debuggee, reason: `${chrome.debugger.DetachReason}`): void => {
    if (source.tabId !== undefined) handler(source.tabId, reason);
  };
  chrome.debugger.onDetach.addListener(listener);
  signal.addEventListener('abort', () => chrome.debugger.onDetach.removeListener(listener), { once: true });
}

/** Hears that a target begins again, and waits, that this extension is attached to. Wakes a sleeping background when top-level. */
export function onTargetBeginsAgain(handler: (targetId: string) => void): void {
  chrome.debugger.onEvent.addListener(({ targetId }, method) => {
    if (targetId !== undefined && method === 'Inspector.targetReloadedAfterCrash') handler(targetId);
  });
}

export interface SharedWorkerTarget {
  /** Of its main script's request, too. */
  readonly id: string;
  readonly url: string;
  readonly name: string;
}

/** Shared workers (and service workers) that run or are about to start. */
export async function sharedWorkers(): Promise<SharedWorkerTarget[]> {
  const targets = await chrome.debugger.getTargets();
  // Dedicated workers are of the type `other`.
  return targets
    .filter(({ type }) => type === 'worker')
    .map(({ id, url, title }) => ({ id, url, name: title }));
}

/** Ids of the shared workers that some debugger is attached to. */
export async function attachedSharedWorkers(): Promise<string[]> {
  const targets = await chrome.debugger.getTargets();
  return targets.filter(({ type, attached }) => type === 'worker' && attached).map(({ id }) => id);
}
