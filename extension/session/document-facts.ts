/**
 * World: extension. What the response headers of documents say that these must know before their first
 * script runs, kept by address for the page script to look up.
 */
import { ISOLATION_HEADER, ISOLATION_POLICY } from '../../platform/isolation-rules.ts';
import { asksForSignedText } from '../../protocol/inline-sources.ts';
import type { DocumentFacts } from '../../protocol/page-messages.ts';
import { allowsBlobWorkers, allowsReadingBlobs } from '../../protocol/worker-policy.ts';

interface Header {
  readonly name: string;
  readonly value: string;
}

/** What has become of its policies: they are off, or as they came but for what lets changed scripts run. */
type Policies = 'lifted' | Pick<DocumentFacts, 'inline' | 'nonce'>;

export interface FactsOfDocuments {
  /** What is not as usual; documents that are not in it are isolated by us, if at all, and allow a sampler. */
  all(): Readonly<Record<string, DocumentFacts>>;
  /** True when `all` changed. */
  learn(url: string, headers: readonly Header[], policies: Policies): boolean;
}

// A page of many frames has dozens; who has more than these will not go back to the first.
const MAX_DOCUMENTS = 100;

export function createDocumentFacts(): FactsOfDocuments {
  const unusual = new Map<string, DocumentFacts>();
  return {
    all: () => Object.fromEntries(unusual),
    learn(url, headers, policies) {
      const key = url.replace(/#.*/, '');
      const facts = factsOf(headers, policies);
      const known = unusual.get(key);
      if (isUsual(facts)) return unusual.delete(key);
      if (known !== undefined && JSON.stringify(known) === JSON.stringify(facts)) return false;
      unusual.delete(key);
      unusual.set(key, facts);
      if (unusual.size > MAX_DOCUMENTS) unusual.delete([...unusual.keys()][0]);
      return true;
    },
  };
}

function isUsual(facts: DocumentFacts): boolean {
  const { isolatedByPage, samplerAllowed, mayReadBlobs, wantsSigned, inline } = facts;
  return !isolatedByPage && samplerAllowed && mayReadBlobs && wantsSigned === 'no' && inline.length === 0;
}

export function factsOf(headers: readonly Header[], fate: Policies): DocumentFacts {
  const valuesOf = (wanted: string): string[] =>
    headers.filter(({ name }) => name.toLowerCase() === wanted).map(({ value }) => value.trim());
  const embedder = valuesOf('cross-origin-embedder-policy').some((value) =>
    /^(?:require-corp|credentialless)/.test(value),
  );
  const isolation = valuesOf(ISOLATION_HEADER).some(
    (value) => value !== ISOLATION_POLICY && /^isolate-and-/.test(value),
  );
  const enforced = valuesOf('content-security-policy');
  const isLifted = fate === 'lifted';
  const policies = [...enforced, ...valuesOf('content-security-policy-report-only')];
  return {
    isolatedByPage: embedder || isolation,
    samplerAllowed: isLifted || allowsBlobWorkers(policies),
    // A synchronous request is deprecated, which the browser reports to who asks for reports.
    mayReadBlobs:
      (isLifted || allowsReadingBlobs(policies)) &&
      [...valuesOf('reporting-endpoints'), ...valuesOf('report-to')].length === 0,
    wantsSigned:
      isLifted || !asksForSignedText(policies) ? 'no' : asksForSignedText(enforced) ? 'enforced' : 'reported',
    ...(isLifted
      ? { inline: [], nonce: null }
      : { ...fate, nonce: fate.inline.length === 0 ? null : fate.nonce }),
  };
}
