/**
 * World: extension pages and background, Chromium only. The rule by which the documents of one tab become
 * cross-origin isolated: a header that the browser reads as if their server had sent it.
 */
import type { TabId } from './chromium-debugger.ts';

export const ISOLATION_HEADER = 'document-isolation-policy';
/**
 * Shared memory and the 5 µs clock, without breaking images, frames and requests of other origins. The parameter
 * means nothing to the browser: it tells our header from one that the page's server sent.
 */
export const ISOLATION_POLICY = 'isolate-and-credentialless;by=signature-profiler';

/** Documents of the tab are isolated from now on, unless their own headers say how they are. Twice is harmless. */
export async function isolateTab(tabId: TabId): Promise<void> {
  await chrome.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [tabId],
    addRules: [
      {
        id: tabId,
        action: {
          type: 'modifyHeaders',
          responseHeaders: [{ header: ISOLATION_HEADER, operation: 'set', value: ISOLATION_POLICY }],
        },
        condition: {
          tabIds: [tabId],
          // Frames as well: else the page could not reach into those of its own origin any more.
          resourceTypes: ['main_frame', 'sub_frame'],
          excludedResponseHeaders: [{ header: ISOLATION_HEADER }, { header: 'cross-origin-embedder-policy' }],
        },
      },
    ],
  });
}

/** Documents loaded from now on are as their servers sent them. Harmless where there is no rule. */
export async function releaseTab(tabId: TabId): Promise<void> {
  await chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: [tabId] });
}
