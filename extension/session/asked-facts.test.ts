/**
 * World: Node. What a document is told that asks, by the policies that the browser has put it under.
 */
import { expect, it } from 'vitest';
import { addedName, addedNonce } from '../../protocol/own-sources.ts';
import { factsWhenAsked } from './asked-facts.ts';

const NONCE = 'signature-profiler-00000000-0000-4000-8000-000000000000';
const AS_USUAL = {
  isolatedByPage: false,
  samplerAllowed: true,
  mayReadBlobs: false,
  wantsSigned: 'no',
  inline: [],
  nonce: null,
};

/** `report: …` only reports; those in the markup of another document come alike. */
function told(...policies: readonly string[]) {
  const csp = policies.map((policy) => ({
    effectiveDirectives: policy.replace('report: ', ''),
    isEnforced: !policy.startsWith('report: '),
    source: 'Meta' as const,
  }));
  return factsWhenAsked({ csp }, NONCE);
}

it('is as usual without a policy, and under one that makes no difference between texts', () => {
  for (const policies of [[], ["script-src 'unsafe-inline' blob:"], ["script-src 'nonce-own' blob:"]])
    expect(told(...policies)).toEqual(AS_USUAL);
  expect(told("default-src 'none'; script-src 'unsafe-inline'")).toEqual({
    ...AS_USUAL,
    samplerAllowed: false,
  });
});

it('knows a nonce of ours only where the policy has it', () => {
  const policy = "script-src 'sha256-abc' blob:";
  expect(told(policy)).toMatchObject({ inline: [{ allows: ['sha256-abc'] }], nonce: null });
  expect(told(policy + addedNonce(NONCE))).toMatchObject({
    inline: [{ allows: ['sha256-abc'], takesOurs: true }],
    nonce: NONCE,
  });
});

it('is null where texts have to be signed by some, and we are not among them', () => {
  const policy = "require-trusted-types-for 'script'; trusted-types own";
  expect(told(policy)).toBe(null);
  expect(told(`report: ${policy}`)).toBe(null);
  expect(told(policy + addedName)).toEqual({ ...AS_USUAL, wantsSigned: 'enforced' });
  expect(told("require-trusted-types-for 'script'")).toEqual({ ...AS_USUAL, wantsSigned: 'enforced' });
  expect(told("report: require-trusted-types-for 'script'")).toEqual({
    ...AS_USUAL,
    wantsSigned: 'reported',
  });
});

it.each(['Credentialless', 'RequireCorp'] as const)('is isolated by the page itself: %s', (value) => {
  expect(factsWhenAsked({ coep: { value } }, NONCE)).toEqual({ ...AS_USUAL, isolatedByPage: true });
});
