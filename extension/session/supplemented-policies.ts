/**
 * World: extension (pure). The policies of a document with what lets its scripts run that we have changed: a nonce where
 * the policy allows scripts by digest, and the name of our own Trusted Types policy where it says who may sign.
 * Promise: nothing else is changed, and what is added can be taken out again by its text (`ADDED`).
 */
import type { HeaderEntry } from '../../platform/chromium-protocol.ts';
import { parsePolicy } from '../../protocol/csp-directives.ts';
import {
  FOR_ELEMENTS,
  asksForSignedText,
  inlineSources,
  isDigest,
  letsAnybodySign,
  type InlineSources,
} from '../../protocol/inline-sources.ts';
import { ADDED, addedName, addedNonce } from '../../protocol/own-sources.ts';

export interface SupplementedPolicies {
  /** What they say of scripts in the markup; none where a changed text is treated as the one that was written. */
  readonly inline: readonly InlineSources[];
  /** Headers that have to say something else than they do. None: all is as it has to be. */
  readonly changes: readonly HeaderChange[];
}

interface HeaderChange {
  readonly header: string;
  readonly value: string;
  /** One of the policies that the header holds, as its server sends it: one with a nonce, which may be new each time. */
  readonly policy: string;
}

const NAMES = ['content-security-policy', 'content-security-policy-report-only'] as const;

interface Policy {
  readonly header: (typeof NAMES)[number];
  /** As it came. */
  readonly text: string;
  /** As its server sends it. */
  readonly own: string;
}

/** `headers`: supplemented already, or not. */
export function supplementPolicies(headers: readonly HeaderEntry[], nonce: string): SupplementedPolicies {
  const policies = NAMES.flatMap((header) =>
    headers
      .filter(({ name }) => name.toLowerCase() === header)
      .flatMap(({ value }) => value.split(','))
      .map((text): Policy => ({ header, text, own: text.replace(ADDED, '') })),
  );
  const byDigest = policies.some((policy) => sourcesOf(policy, false)?.allows.some(isDigest));
  const isSigned = asksForSignedText(policies.map(({ own }) => own));
  const supplemented = ({ own, ...policy }: Policy): string => {
    const takes = byDigest && takesNonce({ own, ...policy });
    const withNonce = takes ? addTo(own, FOR_ELEMENTS, addedNonce(nonce)) : own;
    return isSigned && !letsAnybodySign([own]) ? addTo(withNonce, ['trusted-types'], addedName) : withNonce;
  };
  return {
    inline: byDigest
      ? policies.map((policy) => sourcesOf(policy, takesNonce(policy))).filter((sources) => sources !== null)
      : [],
    changes: NAMES.flatMap((header) => {
      const all = policies.filter((policy) => policy.header === header);
      const first = all.find((policy) => supplemented(policy) !== policy.text);
      if (first === undefined) return [];
      const telling = all.find(({ own }) => /'nonce-/i.test(own)) ?? first;
      return [{ header, policy: telling.own.trim(), value: all.map(supplemented).join(',') }];
    }),
  };
}

function sourcesOf({ header, own }: Policy, takesOurs: boolean): InlineSources | null {
  return inlineSources(own, { isReported: header !== NAMES[0], takesOurs });
}

/** One that allows nothing in the markup is to go on so. */
function takesNonce(policy: Policy): boolean {
  return (sourcesOf(policy, false)?.allows.length ?? 0) > 0;
}

/** To the first of these directives that the policy has, the one that counts. */
function addTo(policy: string, names: readonly string[], added: string): string {
  const directives = parsePolicy(policy);
  const wanted = names.find((name) => directives.has(name));
  let isDone = false;
  return policy
    .split(';')
    .map((directive) => {
      if (isDone || directive.trim().split(/\s+/)[0].toLowerCase() !== wanted) return directive;
      isDone = true;
      return directive.replace(/\s*$/, (end) => added + end);
    })
    .join(';');
}
