/**
 * World: extension pages, background, relay. A page that holds something the background must look after keeps
 * it awake meanwhile: an idle background ends after 30 s, and no event wakes it when such a page dies.
 */
import { browser, type MessageSender } from './browser.ts';

// Only messages count as activity, an open port does not: one well within the 30 s.
const PING_MS = 20_000;

/** Keeps the background awake, and reminds it of `subject`, until the signal aborts. */
export function keepBackgroundAwake(subject: string, signal: AbortSignal): void {
  const ping = (): void => {
    // Nobody answers it, and a background that is being replaced does not hear it: the next ping does.
    void browser.runtime.sendMessage({ awake: subject }).catch(() => undefined);
  };
  const timer = setInterval(ping, PING_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  ping();
}

/** Hears the subjects that pages of this extension keep it awake for. Top level of the background only. */
export function onKeptAwake(handler: (subject: string) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: MessageSender) => {
    // Content scripts have a tab and another page's address; extension pages have ours.
    if (sender.url?.startsWith(browser.runtime.getURL('')) !== true) return undefined;
    if (typeof message === 'object' && message !== null && 'awake' in message) handler(String(message.awake));
    return undefined;
  });
}

/**
 * Wakes the background because the owner of this tab is gone, perhaps with the whole process of the extension: then
 * nobody is left who waits for its end. For content scripts.
 */
export function sayOwnerIsGone(): void {
  void browser.runtime.sendMessage({ ownerless: true }).catch(() => undefined);
}

/** Hears in which tab that was said. Top level of the background only. */
export function onOwnerGone(handler: (tabId: number) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, { id, tab }: MessageSender) => {
    const isOurs = id === browser.runtime.id && typeof message === 'object' && message !== null;
    if (isOurs && 'ownerless' in message && tab?.id !== undefined) handler(tab.id);
    return undefined;
  });
}
