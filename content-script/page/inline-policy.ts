/**
 * World: page. Whether this document may block an inline script whose text was changed, as far as the page
 * itself can know it. The session has lifted what response headers ask for; what is left is said in the
 * document, taken over from the document that made it, or unknown. Where texts have to be signed, signing begins.
 */
import { asksForSignedText, blocksChangedInlineScripts } from '../../protocol/inline-script-policy.ts';
import type { DocumentFacts } from '../../protocol/page-messages.ts';
import type { DomNatives } from './inline-natives.ts';
import { matches } from './natives.ts';
import { withinLanguage } from './own-language.ts';
import type { Signing } from './signing.ts';

export interface InlinePolicy {
  /** Why inline scripts must be left alone from now on; null: they may be changed. */
  readonly forbids: { readonly code: string; readonly reason: string } | null;
  /** A node was added: it may be a policy. */
  sees(node: Node): void;
}

const BY_DOCUMENT = {
  code: 'csp',
  reason: 'The page’s Content Security Policy allows its inline scripts only as they were written.',
} as const;
const BY_WORKER = {
  code: 'service-worker',
  reason: 'A service worker made this document, so it is not known whether changed inline scripts may run.',
} as const;
const UNKNOWN = {
  code: 'csp-unknown',
  reason: 'This document takes its policy from another one that cannot be seen from here.',
} as const;

/** `wantsSigned`: whether the document's response headers ask for signed texts. */
export function createInlinePolicy(
  realm: typeof globalThis,
  dom: DomNatives,
  signing: Signing,
  wantsSigned: DocumentFacts['wantsSigned'],
): InlinePolicy {
  const ask = { realm, dom, signing, wantsSigned };
  let forbids: InlinePolicy['forbids'] = whatItBegan(ask);
  return {
    get forbids() {
      return forbids;
    },
    sees(node) {
      if (forbids === null && isStrictMeta(ask, node)) forbids = BY_DOCUMENT;
    },
  };
}

interface Ask {
  readonly realm: typeof globalThis;
  readonly dom: DomNatives;
  readonly signing: Signing;
  readonly wantsSigned: DocumentFacts['wantsSigned'];
}

function whatItBegan(ask: Ask): InlinePolicy['forbids'] {
  const { realm, dom, signing, wantsSigned } = ask;
  if (wantsSigned !== 'no' && !signing.begin(wantsSigned === 'enforced')) return BY_DOCUMENT;
  const [navigation] = realm.performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation !== undefined && navigation.workerStart > 0) return BY_WORKER;
  if (!matches(/^(?:about|blob|data):/, dom.documentUrl())) return null;
  // Such a document takes over the policies of the one that made it, those in its markup too.
  try {
    const maker = realm.parent === realm.self ? (realm.opener as Window | null) : realm.parent;
    if (maker === null) return null;
    const metas = maker.document.querySelectorAll('meta[http-equiv]');
    for (let i = 0; i < metas.length; i++) if (isStrictMeta(ask, metas[i])) return BY_DOCUMENT;
    return null;
  } catch {
    return UNKNOWN;
  }
}

function isStrictMeta({ dom, signing }: Ask, node: Node): boolean {
  if (dom.tagOf(node) !== 'META') return false;
  const element = node as Element;
  if (!matches(/^\s*content-security-policy\s*$/i, dom.attribute(element, 'http-equiv') ?? '')) return false;
  const policy = dom.attribute(element, 'content') ?? '';
  return withinLanguage(
    () => blocksChangedInlineScripts([policy]) || (asksForSignedText([policy]) && !signing.begin(true)),
  );
}
