/**
 * World: extension, Chromium. Looks for what isolation breaks: windows that the page opens, and requests for
 * other origins that now go without the cookies that the browser has for them.
 */
import { onDebuggerEvent, sendCommand, type TabId } from '../../platform/chromium-debugger.ts';
import type { IsolationOfTab } from './isolation.ts';

/** What a page loads without asking for permission of the other origin: `no-cors`, and with cookies. */
const WITH_COOKIES = new Set(['Image', 'Stylesheet', 'Script', 'Media']);

export function watchIsolation(tabId: TabId, isolation: IsolationOfTab, signal: AbortSignal): void {
  let asked = new Set<string>();
  onDebuggerEvent((session, event) => {
    if (session.tabId !== tabId) return;
    if (event.method === 'Page.windowOpen') isolation.popupOpened(event.params.url);
    if (event.method === 'Page.frameNavigated' && event.params.frame.parentId === undefined) {
      asked = new Set();
      isolation.topDocumentCommitted();
    }
    if (event.method !== 'Network.requestWillBeSent') return;
    const { type, documentURL, request } = event.params;
    if (type === undefined || !WITH_COOKIES.has(type) || !URL.canParse(request.url)) return;
    const { origin, host, protocol } = new URL(request.url);
    if (!protocol.startsWith('http') || documentURL === undefined || asked.has(origin)) return;
    if (URL.canParse(documentURL) && new URL(documentURL).origin === origin) return;
    const known = asked.add(origin);
    sendCommand(session, 'Network.getCookies', { urls: [request.url] }).then(
      ({ cookies }) => {
        if (known === asked && cookies.some(({ sameSite }) => sameSite === 'None'))
          isolation.cookiesWithheld(host);
      },
      () => known.delete(origin),
    );
  }, signal);
}
