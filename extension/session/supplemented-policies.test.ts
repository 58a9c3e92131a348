/**
 * World: Node. What is added to the policies of a document, and that it can be taken out again.
 */
import { describe, expect, it } from 'vitest';
import { ADDED, createNonce } from '../../protocol/own-sources.ts';
import { supplementPolicies } from './supplemented-policies.ts';

const CSP = 'content-security-policy';
const REPORT_ONLY = 'content-security-policy-report-only';
const nonce = createNonce();
const headersOf = (all: readonly (readonly [string, string])[]) =>
  all.map(([name, value]) => ({ name, value }));

it.each([
  [],
  [[CSP, "default-src 'self'"]],
  [[CSP, "script-src 'nonce-n' 'strict-dynamic'"]],
  [[CSP, "style-src 'sha256-a'; script-src 'unsafe-inline'"]],
  [[CSP, "require-trusted-types-for 'script'"]],
  // Nobody has to sign.
  [[CSP, 'trusted-types own']],
] as const)('nothing where changed scripts are treated alike: %j', (...headers) => {
  expect(supplementPolicies(headersOf(headers), nonce)).toEqual({ inline: [], changes: [] });
});

describe('a nonce and a name', () => {
  it('go behind the sources of the directive that counts, wherever scripts could do with them', () => {
    const { changes, inline } = supplementPolicies(
      headersOf([
        ['Content-Security-Policy', "default-src x 'sha256-a' ; Script-Src 'self' 'SHA256-b=';img-src *"],
        [CSP, "script-src 'none', script-src 'nonce-n'"],
        [REPORT_ONLY, "require-trusted-types-for 'script'; trusted-types 'none'"],
        [REPORT_ONLY, 'trusted-types * own'],
      ]),
      nonce,
    );
    expect(changes).toEqual([
      {
        header: CSP,
        policy: "script-src 'nonce-n'",
        value: `default-src x 'sha256-a' ; Script-Src 'self' 'SHA256-b=' 'nonce-${nonce}';img-src *,script-src 'none', script-src 'nonce-n' 'nonce-${nonce}'`,
      },
      {
        header: REPORT_ONLY,
        policy: "require-trusted-types-for 'script'; trusted-types 'none'",
        value:
          "require-trusted-types-for 'script'; trusted-types 'none' signature-profiler,trusted-types * own",
      },
    ]);
    expect(inline.map(({ allows, takesOurs }) => [allows, takesOurs])).toEqual([
      [['sha256-b'], true],
      [[], false],
      [['nonce-n'], true],
    ]);
  });

  it('are taken out again, and found where they are', () => {
    const own = [
      [
        CSP,
        "script-src 'sha256-a' 'nonce-n' ; require-trusted-types-for 'script'; trusted-types own , img-src *",
      ],
      [REPORT_ONLY, "default-src 'sha512-b'"],
    ] as const;
    const { changes, inline } = supplementPolicies(headersOf(own), nonce);
    const supplemented = changes.map(({ header, value }) => [header, value] as const);
    expect(supplemented.map(([name, value]) => [name, value.replace(ADDED, '')])).toEqual(own);
    expect(supplementPolicies(headersOf(supplemented), nonce)).toEqual({ inline, changes: [] });
    // That of another session is not ours.
    expect(supplementPolicies(headersOf(supplemented), createNonce()).changes).toHaveLength(2);
  });
});
