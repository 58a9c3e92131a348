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

/** Sends one protocol command. Rejects when refused, or when the session or request is gone. */
export async function sendCommand<M extends keyof ChromiumCommands>(
  session: DebuggerSession,
  method: M,
  params: ChromiumCommands[M]['params'],
): Promise<ChromiumCommands[M]['result']> {
  const result = await chrome.debugger.sendCommand(session, method, { ...params });
  return result ?? {};
}

/** Hears the protocol events of every tab this extension debugs. Wakes a sleeping background when top-level. */
export function onDebuggerEvent(
  handler: (session: DebuggerSession, event: ChromiumEvent) => void,
  signal?: AbortSignal,
): void {
  const listener = (source: chrome.debugger.DebuggerSession, method: string, params?: object): void => {
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

/** Id of a shared worker at that address, running or about to start; null where there is none. */
export async function sharedWorkerAt(url: string): Promise<string | null> {
  const targets = await chrome.debugger.getTargets();
  // Dedicated workers are of the type `other`.
  return targets.find((target) => target.type === 'worker' && target.url === url)?.id ?? null;
}
