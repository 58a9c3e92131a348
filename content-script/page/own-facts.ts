/**
 * World: page. What the session knows of this document. One without an address of its own takes over what
 * holds for the document that made it.
 */
import type { DocumentFacts, PageConfig } from '../../protocol/page-messages.ts';

import { matches } from './natives.ts';

const WITHOUT_ADDRESS = /^(?:about|blob):/;

/** Undefined for what is as usual, or made by what cannot be seen from here. */
export function ownFacts(realm: Window, documents: PageConfig['documents']): DocumentFacts | undefined {
  try {
    let at = realm;
    while (matches(WITHOUT_ADDRESS, at.location.href) && at.parent !== at) at = at.parent;
    return documents?.[at.location.href.replace(/#.*/, '')];
  } catch {
    return undefined;
  }
}
