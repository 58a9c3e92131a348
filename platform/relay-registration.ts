/**
 * World: extension pages and background. Registers the relay in every frame of every tab (the browser has
 * no filter by tab; a relay that finds no recorder ends at once) and takes it back.
 */
import { browser } from './browser.ts';

const RELAY_SCRIPT = 'relay';

/** Documents loaded from now on get the relay. Twice is harmless. */
export async function registerRelay(): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [RELAY_SCRIPT] });
  if (registered.length > 0) return;
  await browser.scripting.registerContentScripts([
    {
      id: RELAY_SCRIPT,
      js: ['relay.js'],
      matches: ['<all_urls>'],
      runAt: 'document_start',
      allFrames: true,
      matchOriginAsFallback: true,
      persistAcrossSessions: false,
    },
  ]);
}

/** Documents loaded from now on get no relay. Harmless when there is none. */
export async function unregisterRelay(): Promise<void> {
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [RELAY_SCRIPT] });
  if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [RELAY_SCRIPT] });
}
