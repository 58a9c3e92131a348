/**
 * World: worker. What a shared worker made of text imports by its address: the session holds requests only of workers that
 * it finds before they run, so that runs as it was written, and is listed.
 */
import { nativeGetter } from './native-methods.ts';
import type { RecorderHooks } from './hooks.ts';

/** Lists an address that a script imports as it is; nothing where `isHeld`. */
export function listUnheldImports(
  hooks: RecorderHooks,
  isHeld: boolean,
  realm: typeof globalThis,
): (address: unknown) => void {
  if (isHeld) return () => undefined;
  const hrefOf = nativeGetter(realm.URL.prototype, 'href');
  return (address) => {
    try {
      const url = typeof address === 'string' ? address : hrefOf(address as URL);
      hooks.reportNotRecorded({ what: 'script', url, line: null, ...UNHELD });
    } catch {
      // Only the page's own code can tell.
    }
  };
}

export const UNHELD = {
  code: 'shared-import',
  reason: 'A shared worker made of text imports it, and the browser shows to nobody what that asks for.',
};
