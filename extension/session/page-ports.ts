/**
 * World: extension. The documents of one tab as the session sees them: a port each, opened by its relay.
 * What they say is handed on as `unknown`.
 */
import { browser } from '../../platform/browser.ts';
import type { TabId } from '../../platform/chromium-debugger.ts';
import { RELAY_PORT, type PageCommand } from '../../protocol/page-messages.ts';

/** One document that talks to the session. Identity matters: the same object for its whole life. */
export interface PageDocument {
  /** As the browser knows it; null where it has none of its own. */
  readonly origin: string | null;
  /** It cannot be waited for: a worker stands still while it imports a script. */
  readonly standsStill?: boolean;
  /** It is no more; what it said last may still be on its way. */
  hasEnded?: boolean;
  /** Never throws; a document that is gone hears nothing. */
  send(command: PageCommand): void;
}

export interface PagePortHandlers {
  onMessage(document: PageDocument, message: unknown): void;
  /** Left, closed, or put into the back/forward cache. */
  onGone(document: PageDocument): void;
}

export function listenToPages(tabId: TabId, handlers: PagePortHandlers, signal: AbortSignal): void {
  const onConnect: Parameters<typeof browser.runtime.onConnect.addListener>[0] = (port) => {
    if (port.name !== RELAY_PORT || port.sender?.id !== browser.runtime.id) return;
    // Another tab's owner answers it; disconnecting it here would end it there.
    if (port.sender.tab?.id !== tabId) return;
    const { origin } = port.sender as { readonly origin?: string };
    const document: PageDocument = {
      origin: origin === undefined || origin === 'null' ? null : origin,
      send(command) {
        try {
          port.postMessage(command);
        } catch {
          // Gone between two events: onDisconnect is on its way.
        }
      },
    };
    port.onMessage.addListener((message: unknown) => {
      if (!signal.aborted) handlers.onMessage(document, message);
    });
    port.onDisconnect.addListener(() => {
      if (!signal.aborted) handlers.onGone(document);
    });
    signal.addEventListener('abort', () => port.disconnect(), { once: true });
  };
  browser.runtime.onConnect.addListener(onConnect);
  signal.addEventListener('abort', () => browser.runtime.onConnect.removeListener(onConnect), { once: true });
}
