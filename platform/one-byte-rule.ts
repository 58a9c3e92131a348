/**
 * World: extension pages and background, Chromium only. The rule by which a worker inside a worker gets one byte of its
 * main script instead of all: its request belongs to no tab, so no session sees it, but rules apply to it.
 * While a rule lives it holds for workers in workers of every tab, so it lives for the moment of one request.
 */

// Rules of the tabs have their tab's id, a large number; two of these meet once in a million.
const MAX_ID = 1_000_000;

/** `url` as it is asked for, its fragment included. In force when it resolves. Ends by the function, or when the signal aborts; twice is harmless. */
export async function onlyOneByteOf(url: string, at: number, signal: AbortSignal): Promise<() => void> {
  const id = 1 + Math.floor(Math.random() * MAX_ID);
  await chrome.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [id],
    addRules: [
      {
        id,
        action: {
          type: 'modifyHeaders',
          requestHeaders: [
            { header: 'range', operation: 'set', value: `bytes=${at}-${at}` },
            // The byte is one of the text.
            { header: 'accept-encoding', operation: 'set', value: 'identity' },
          ],
        },
        condition: {
          tabIds: [chrome.tabs.TAB_ID_NONE],
          resourceTypes: ['script'],
          urlFilter: `|${url}|`,
          isUrlFilterCaseSensitive: true,
        },
      },
    ],
  });
  const end = (): void =>
    void chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: [id] }).catch(() => undefined);
  signal.addEventListener('abort', end, { once: true });
  return end;
}

/** Ends all that are left of an owner that is gone. */
export async function endOneByteRules(): Promise<void> {
  const rules = await chrome.declarativeNetRequest.getSessionRules();
  const removeRuleIds = rules
    .filter(({ action }) => action.requestHeaders?.some(({ header }) => header === 'range') === true)
    .map(({ id }) => id);
  await chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds });
}
