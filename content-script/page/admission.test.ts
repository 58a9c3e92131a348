/**
 * World: Node. Under which nonce a script may say something else.
 */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { inlineSources } from '../../protocol/inline-sources.ts';
import { createAdmission } from './admission.ts';

const digest = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

/** `report: …` only reports, `meta: …` stands in the markup; the others have a nonce of ours beside their own and digests. */
function under(...policies: readonly string[]) {
  const inline = policies
    .filter((policy) => !policy.startsWith('meta: '))
    .map((policy) => policy.replaceAll('TEXT', digest('text')).replaceAll('IMPORT', digest('import("x")')))
    .map((policy) =>
      inlineSources(policy.replace('report: ', ''), {
        isReported: policy.startsWith('report: '),
        takesOurs: /nonce|sha/.test(policy),
      }),
    )
    .filter((sources) => sources !== null);
  const admission = createAdmission();
  admission.learn({ inline, nonce: 'ours' });
  for (const policy of policies)
    if (policy.startsWith('meta: ')) admission.add(policy.slice(6).replaceAll('TEXT', digest('text')));
  return admission;
}

it.each<[string | null | undefined, string, string, string[]]>([
  ['', '', 'text', []],
  ['', '', 'text', ["script-src 'unsafe-inline'"]],
  ['own', 'own', 'text', ["script-src 'nonce-own'"]],
  [undefined, '', 'text', ["script-src 'nonce-own'"]],
  [undefined, '', 'text', ["script-src 'self'"]],
  ['ours', '', 'text', ["script-src 'TEXT'"]],
  [undefined, '', 'other', ["script-src 'TEXT'"]],
  // Its own will do.
  ['own', 'own', 'text', ["script-src 'TEXT' 'nonce-own'"]],
  ['ours', 'own', 'text', ["script-src 'nonce-own'", "script-src 'TEXT'"]],
  // What it imports would be asked for with our nonce.
  [null, '', 'import("x")', ["script-src 'IMPORT'"]],
  ['own', 'own', 'import("x")', ["script-src 'IMPORT' 'nonce-own'"]],
  // Its text is reported with it, or under either nonce otherwise than before.
  ['', '', 'other', ["report: script-src 'TEXT'"]],
  [null, '', 'other', ["report: script-src 'TEXT' 'report-sample'"]],
  ['ours', '', 'text', ["report: script-src 'TEXT' 'report-sample'"]],
  [null, '', 'text', ["script-src 'TEXT'", "report: script-src 'nonce-n'"]],
  ['ours', '', 'text', ["script-src 'TEXT'", "report: script-src 'self'"]],
  // Nothing of ours is in the markup.
  [null, '', 'text', ["meta: script-src 'TEXT'"]],
  ['own', 'own', 'text', ["meta: script-src 'nonce-own'"]],
  [null, '', 'text', ["script-src 'TEXT'", "meta: script-src 'TEXT'"]],
])('%s for nonce “%s” and “%s” under %j', (nonce, own, text, policies) => {
  expect(under(...policies).nonceFor(own, text)).toBe(nonce);
});

it('a file comes under our nonce where its digest is what allows it', () => {
  const admission = under("script-src 'TEXT' 'nonce-n'");
  expect(admission.nonceForFile('', digest('text'))).toBe('ours');
  expect(admission.nonceForFile('', ` ${digest('text')}?x  ${digest('text')} `)).toBe('ours');
  expect(admission.nonceForFile('', `${digest('text')} ${digest('other')}`)).toBe('');
  expect(admission.nonceForFile('n', digest('text'))).toBe('n');
});

it('handlers are left alone where a policy allows them by digest', () => {
  expect(under("script-src 'TEXT'").admitsHandlers()).toBe(true);
  expect(under("script-src 'TEXT' 'unsafe-hashes'").admitsHandlers()).toBe(false);
  expect(under("meta: script-src 'TEXT' 'unsafe-hashes'").admitsHandlers()).toBe(false);
});
