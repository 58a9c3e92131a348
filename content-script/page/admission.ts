/**
 * World: page. Scripts under policies that allow some in the markup and others not: one whose text is changed is to be
 * treated as the text that was written, and gets another nonce for that moment where this takes one.
 * Promise: what a policy forbids is forbidden, and what it reports reported, as if nothing was changed.
 */
import { inlineSources, isDigest, plainDigest, type InlineSources } from '../../protocol/inline-sources.ts';
import type { DocumentFacts } from '../../protocol/page-messages.ts';
import { digestOf, type Algorithm } from './digests.ts';
import { matches } from './natives.ts';
import { withinLanguage } from './own-language.ts';

export interface Admission {
  /** What the response headers say. */
  readonly learn: (facts: Pick<DocumentFacts, 'inline' | 'nonce'>) => void;
  /** A policy stands in the markup. */
  readonly add: (policy: string) => void;
  /**
   * The nonce under which a script may say something else, its own or the one that we have. Null: it must be left
   * alone; undefined: it is forbidden as it is.
   */
  readonly nonceFor: (own: string, text: string) => string | null | undefined;
  /** The nonce under which a file may come with other contents, which its element names by their digest. */
  readonly nonceForFile: (own: string, integrity: string) => string;
  /** False where handlers in the markup are allowed as they were written, or not at all. */
  readonly admitsHandlers: () => boolean;
}

// What a script imports is asked for with its nonce: it may import then what it may not without.
const IMPORTS = /\bimport\b(?!\s*\.\s*meta\b)/;

export function createAdmission(): Admission {
  let policies: readonly InlineSources[] = [];
  let nonce: string | null = null;

  /** Whether one of its digests is among those. */
  function namesDigest(digests: readonly string[], text: string): boolean {
    return digests.some((digest) => {
      if (!isDigest(digest)) return false;
      const [algorithm, digits] = digest.split('-');
      return digestOf(algorithm as Algorithm, text) === digits;
    });
  }

  function nonceFor(own: string, text: string): string | null | undefined {
    let isOwnAlike = true;
    let isOursAlike = nonce !== null;
    for (const policy of policies) {
      const byNonce = own !== '' && policy.allows.includes(`nonce-${own}`);
      const isAllowed = byNonce || namesDigest(policy.allows, text);
      if (!isAllowed && !policy.isReported) return undefined;
      if (!isAllowed && policy.hasSamples) return null;
      if (isAllowed !== byNonce) isOwnAlike = false;
      if (isAllowed !== policy.takesOurs) isOursAlike = false;
    }
    if (isOwnAlike) return own;
    return isOursAlike && !matches(IMPORTS, text) ? nonce : null;
  }

  function nonceForFile(own: string, integrity: string): string {
    const digests = integrity
      .trim()
      .split(/\s+/)
      .map((one) => plainDigest(one.replace(/\?.*/, '')));
    const isAllowedByDigest = ({ allows, takesOurs }: InlineSources): boolean =>
      takesOurs &&
      !(own !== '' && allows.includes(`nonce-${own}`)) &&
      digests.every((digest) => allows.includes(digest));
    return nonce !== null && policies.some(isAllowedByDigest) ? nonce : own;
  }

  return {
    learn(facts) {
      policies = facts.inline;
      nonce = facts.nonce;
    },
    add(policy) {
      const sources = inlineSources(policy, { isReported: false, takesOurs: false });
      if (sources !== null) policies = [...policies, sources];
    },
    nonceFor: (own, text) => (policies.length === 0 ? own : withinLanguage(() => nonceFor(own, text))),
    nonceForFile: (own, integrity) =>
      policies.length === 0 ? own : withinLanguage(() => nonceForFile(own, integrity)),
    admitsHandlers: () => policies.every(({ handlers }) => handlers === null),
  };
}
