/**
 * World: page. What the session knows of this document. One without an address of its own takes over what
 * holds for the document that made it.
 */
import type { DocumentConfig, DocumentFacts } from '../../protocol/page-messages.ts';

import { matches } from './natives.ts';

const WITHOUT_ADDRESS = /^(?:about|blob):/;

/**
 * Undefined for what is as usual. `asked`: its response was shown to nobody, because a service worker or a `data:` address gave
 * it, or because it is under the policy of such a document, or of one that cannot be seen from here; so the session has to be asked.
 */
export function ownFacts(
  realm: typeof globalThis,
  documents: DocumentConfig['documents'],
  isParentInDoubt: () => boolean,
): DocumentFacts | 'asked' | undefined {
  const [navigation] = realm.performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation !== undefined && navigation.workerStart > 0) return 'asked';
  const { href } = realm.location;
  if (matches(/^data:/, href) || (matches(WITHOUT_ADDRESS, href) && isParentInDoubt())) return 'asked';
  try {
    let at: Window = realm.window;
    while (matches(WITHOUT_ADDRESS, at.location.href) && at.parent !== at) at = at.parent;
    return documents[at.location.href.replace(/#.*/, '')];
  } catch {
    return 'asked';
  }
}
