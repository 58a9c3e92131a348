/**
 * World: panel document. Which tab this panel is for, and what only a panel inside DevTools can do.
 */
import { browser } from './browser.ts';
import type { TabId } from './chromium-debugger.ts';

/** The tab under DevTools, or in an ordinary tab the one named by `?tab=N`; null when neither says. */
export function inspectedTab(): TabId | null {
  if (isInDevTools()) return browser.devtools.inspectedWindow.tabId;
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  return Number.isInteger(named) ? named : null;
}

/** Shows a place in DevTools' own source view; lines and columns are 1-based. False outside DevTools. */
export async function openSource(url: string, line: number, column: number): Promise<boolean> {
  if (!isInDevTools()) return false;
  return new Promise((resolve) => {
    // The polyfill knows an older form without the column; the browser counts both from 0.
    chrome.devtools.panels.openResource(url, line - 1, column - 1, () => resolve(true));
  });
}

/** Where the page stands now, as the browser shows it. */
export async function describeTab(tabId: TabId): Promise<{ url: string; title: string }> {
  const { url = '', title = '' } = await browser.tabs.get(tabId);
  return { url, title };
}

/** Whether the tab's window is a private one, of which nothing is to be left on disk. */
export async function isPrivateTab(tabId: TabId): Promise<boolean> {
  return (await browser.tabs.get(tabId)).incognito;
}

/** Hears that the tab begins to load something else, and what. */
export function onTabNavigation(tabId: TabId, handler: (url: string) => void, signal: AbortSignal): void {
  const listener = (id: number, change: { status?: string }, tab: { url?: string }): void => {
    if (id === tabId && change.status === 'loading') handler(tab.url ?? '');
  };
  browser.tabs.onUpdated.addListener(listener);
  signal.addEventListener('abort', () => browser.tabs.onUpdated.removeListener(listener), { once: true });
}

/** False where the panel is an ordinary tab. */
export function isInDevTools(): boolean {
  return typeof chrome.devtools === 'object' && chrome.devtools.inspectedWindow !== undefined;
}
