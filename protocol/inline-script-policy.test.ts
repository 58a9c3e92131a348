/**
 * World: Node. Which policies would block a changed inline script.
 */
import { expect, it } from 'vitest';
import { blocksChangedInlineScripts } from './inline-script-policy.ts';

it.each([
  [[], false],
  [["default-src 'self'"], false],
  [["script-src 'self' 'unsafe-inline'"], false],
  [["script-src 'nonce-abc' 'strict-dynamic'"], false],
  [["style-src 'sha256-abc='"], false],
  [["script-src 'sha256-abc='"], true],
  [["default-src 'SHA384-abc='"], true],
  // A directive for elements stands for them alone.
  [["script-src 'sha256-abc='; script-src-elem 'unsafe-inline'"], false],
  // What is changed can be signed.
  [["object-src 'none'; require-trusted-types-for 'script'"], false],
  [["require-trusted-types-for 'script'; trusted-types * 'allow-duplicates'"], false],
  [["require-trusted-types-for 'script'; trusted-types own default"], true],
  [["require-trusted-types-for 'script'", 'trusted-types own'], true],
  [['trusted-types own'], false],
  [["default-src 'self'", "img-src *, script-src 'sha512-abc='"], true],
])('%j: %s', (policies, blocks) => {
  expect(blocksChangedInlineScripts(policies)).toBe(blocks);
});
