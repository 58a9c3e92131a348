/**
 * World: extension pages and background, Chromium only. Rules by which documents of one tab come with other policies
 * than their server sends: the browser reads them as if they had, and the document keeps its place in the network,
 * which it loses where an extension answers it. A rule counts if it was there when the document was asked for: one that
 * is made while its response is held is heard only where no extension has rules for headers (measured in Chromium 156).
 */
import type { TabId } from './chromium-debugger.ts';

export interface PolicyRule {
  readonly url: string;
  readonly header: string;
  /** The header has to hold this policy, or all of it stays. */
  readonly policy: string;
  /** What it says instead. */
  readonly value: string;
}

// Rules of the tabs have their tab's id, a large number; those for one byte are below a million.
const FIRST_ID = 1_000_001;
const LAST_ID = 2_000_000;

/** In force for what is asked for when it resolves, to its id. */
export async function addPolicyRule(tabId: TabId, rule: PolicyRule): Promise<number> {
  const id = FIRST_ID + Math.floor(Math.random() * (LAST_ID - FIRST_ID));
  const { url, header, policy, value } = rule;
  await chrome.declarativeNetRequest.updateSessionRules({
    addRules: [
      {
        id,
        action: { type: 'modifyHeaders', responseHeaders: [{ header, operation: 'set', value }] },
        condition: {
          tabIds: [tabId],
          // What a page fetches ahead is an `other`.
          resourceTypes: ['main_frame', 'sub_frame', 'object', 'other'],
          // With whatever fragment it is asked for.
          urlFilter: `|${url}^`,
          isUrlFilterCaseSensitive: true,
          responseHeaders: [{ header, values: [policy.replace(/[\\*?]/g, '\\$&')] }],
        },
      },
    ],
  });
  return id;
}

export async function endPolicyRule(id: number): Promise<void> {
  await chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: [id] });
}

/** Ends all of a tab. Harmless where there are none. */
export async function endPolicyRules(tabId: TabId): Promise<void> {
  const rules = await chrome.declarativeNetRequest.getSessionRules();
  const removeRuleIds = rules
    .filter(
      ({ id, condition }) => id >= FIRST_ID && id <= LAST_ID && condition.tabIds?.includes(tabId) === true,
    )
    .map(({ id }) => id);
  await chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds });
}
