/**
 * World: Node. What a policy says of scripts in the markup, and of who may sign.
 */
import { expect, it } from 'vitest';
import { asksForSignedText, inlineSources, letsAnybodySign } from './inline-sources.ts';

it.each([
  ["img-src 'self'", null],
  ["script-src 'self' 'unsafe-inline'", null],
  // A directive for elements stands for them alone.
  ["script-src 'sha256-abc='; script-src-elem 'unsafe-inline'", null],
  ["default-src 'self'", []],
  ["script-src 'unsafe-inline' 'strict-dynamic'", []],
  ["script-src 'nonce-aB' 'unsafe-inline'", ['nonce-aB']],
  ["Script-Src 'SHA384-aB_-='; default-src 'sha256-x'; script-src 'none'", ['sha384-aB/+']],
  ["script-src-attr 'sha256-a'; default-src 'sha512-B=='", ['sha512-B']],
])('%s: %j', (policy, allows) => {
  const sources = inlineSources(policy, { isReported: false, takesOurs: false });
  expect(sources && sources.allows).toEqual(allows);
});

it.each([
  ["script-src 'sha256-a'", null],
  ["script-src 'sha256-a' 'nonce-n' 'unsafe-hashes'", ['sha256-a']],
  ["script-src 'sha256-a' 'unsafe-hashes'; script-src-attr 'unsafe-inline'", null],
  ["script-src 'self'; script-src-attr 'unsafe-hashes' 'sha256-b'", ['sha256-b']],
])('of handlers, %s: %j', (policy, handlers) => {
  expect(inlineSources(policy, { isReported: true, takesOurs: true })?.handlers).toEqual(handlers);
});

it.each([
  [["object-src 'none'; require-trusted-types-for 'script'"], true, true],
  [["require-trusted-types-for 'script'; trusted-types * 'allow-duplicates'"], true, true],
  [["require-trusted-types-for 'script'; trusted-types own default"], true, false],
  [["require-trusted-types-for 'script'", 'trusted-types'], true, false],
  [['trusted-types own'], false, false],
  [[], false, true],
])('%j: signed %s, by anybody %s', (policies, signed, anybody) => {
  expect([asksForSignedText(policies), letsAnybodySign(policies)]).toEqual([signed, anybody]);
});
