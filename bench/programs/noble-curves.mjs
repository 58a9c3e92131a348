/** World: benchmark program. Cryptography on BigInt: @noble/curves signs and verifies. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';

export const name = 'noble-curves';
export const expected = 'true true 40 192 true true 193 195 true true 77 175';
const message = Uint8Array.from({ length: 32 }, (_, i) => i);
const secrets = [1, 2, 3].map((seed) => Uint8Array.from({ length: 32 }, (_, i) => 255 - i * seed));
export function setUp() {}
export function run() {
  const results = [];
  for (const secret of secrets) {
    const short = secp256k1.sign(message, secret);
    const long = ed25519.sign(message, secret);
    results.push(
      secp256k1.verify(short, message, secp256k1.getPublicKey(secret)),
      ed25519.verify(long, message, ed25519.getPublicKey(secret)),
      short[0],
      long[0],
    );
  }
  return results.join(' ');
}
