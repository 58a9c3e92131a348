/** World: Node. Digests of texts, compared with those of OpenSSL. */
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { digestOf, type Algorithm } from './digests.ts';

const openssl = (algorithm: Algorithm, text: string): string =>
  createHash(algorithm).update(new TextEncoder().encode(text)).digest('base64').replace(/=+$/, '');

it.each(['sha256', 'sha384', 'sha512'] as const)('%s is that of everybody else', (algorithm) => {
  // Around the lengths where a block ends.
  for (let length = 0; length < 260; length++) {
    const text = 'x'.repeat(length);
    expect(digestOf(algorithm, text)).toBe(openssl(algorithm, text));
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(digestOf(algorithm, text)).toBe(openssl(algorithm, text));
    }),
  );
  expect(digestOf(algorithm, 'one half \ud800 of two')).toBe(openssl(algorithm, 'one half \ufffd of two'));
});
