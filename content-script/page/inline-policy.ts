/**
 * World: page. Whether this document may block any script whose text was changed, and what is said of its policies
 * beside what the session knows from its response headers: in its markup, and in that of the document that made it and whose
 * policies it takes over. Where texts have to be signed, signing begins.
 */
import { asksForSignedText, letsAnybodySign } from '../../protocol/inline-sources.ts';
import type { DocumentFacts } from '../../protocol/page-messages.ts';
import { allowsReadingBlobs } from '../../protocol/worker-policy.ts';
import type { Admission } from './admission.ts';
import type { DomNatives } from './inline-natives.ts';
import { matches } from './natives.ts';
import { withinLanguage } from './own-language.ts';
import type { Signing } from './signing.ts';

export interface InlinePolicy {
  /** Why inline scripts must be left alone from now on; null: they may be changed. */
  readonly forbids: { readonly code: string; readonly reason: string } | null;
  /** A synchronous request for a `blob:` address is allowed, and nobody is told of it. */
  readonly mayReadBlobs: boolean;
  /** A node was added: it may be a policy. */
  sees(node: Node): void;
  /** What the document asked for. */
  learn(facts: DocumentFacts): void;
}

const BY_DOCUMENT = {
  code: 'csp',
  reason:
    'The page’s Content Security Policy says who may sign script texts (Trusted Types), and we are not among them.',
} as const;
const UNKNOWN = {
  code: 'csp-unknown',
  reason: 'The policy of this document is not known.',
} as const;

/** `facts`: what the document's response headers say; `asked`: nothing may be changed until that is known. */
export function createInlinePolicy(
  realm: typeof globalThis,
  dom: DomNatives,
  signing: Signing,
  admission: Admission,
  facts: DocumentFacts | 'asked' | undefined,
): InlinePolicy {
  // Not in every browser.
  const permissions = (realm.document as { readonly featurePolicy?: FeaturePolicy }).featurePolicy;
  const allows = permissions?.allowsFeature.bind(permissions);
  let readsBlobs = true;
  let forbids: InlinePolicy['forbids'] = null;
  if (facts === 'asked') forbids = UNKNOWN;
  else {
    if (facts !== undefined) learn(facts);
    if (matches(/^(?:about|blob):/, dom.documentUrl())) seesThoseOfMaker();
  }

  function learn(known: DocumentFacts): void {
    const { mayReadBlobs, wantsSigned } = known;
    readsBlobs = mayReadBlobs;
    admission.learn(known);
    forbids = wantsSigned !== 'no' && !signing.begin(wantsSigned === 'enforced') ? BY_DOCUMENT : null;
  }

  /** Such a document takes over the policies of the one that made it, those in its markup too. */
  function seesThoseOfMaker(): void {
    try {
      const maker = realm.parent === realm.self ? (realm.opener as Window | null) : realm.parent;
      const metas = maker?.document.querySelectorAll('meta[http-equiv]') ?? [];
      for (let i = 0; i < metas.length; i++) sees(metas[i]);
    } catch {
      forbids = UNKNOWN;
    }
  }

  function sees(node: Node): void {
    if (dom.tagOf(node) !== 'META') return;
    const element = node as Element;
    if (!matches(/^\s*content-security-policy\s*$/i, dom.attribute(element, 'http-equiv') ?? '')) return;
    const policy = dom.attribute(element, 'content') ?? '';
    withinLanguage(() => {
      readsBlobs &&= allowsReadingBlobs([policy]);
      admission.add(policy);
      const isStrict = asksForSignedText([policy]) && !(letsAnybodySign([policy]) && signing.begin(true));
      if (isStrict) forbids ??= BY_DOCUMENT;
    });
  }

  return {
    get forbids() {
      return forbids;
    },
    get mayReadBlobs() {
      return readsBlobs && forbids === null && allows?.('sync-xhr') === true;
    },
    sees,
    learn,
  };
}

interface FeaturePolicy {
  allowsFeature(name: string): boolean;
}
