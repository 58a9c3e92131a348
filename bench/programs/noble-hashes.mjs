/** World: benchmark program. Cryptography on typed arrays: @noble/hashes digests, and stretches a password. */
import { blake3 } from '@noble/hashes/blake3.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { sha3_256 } from '@noble/hashes/sha3.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export const name = 'noble-hashes';
export const expected = '7e76f19c f8e32ab9 a5646a24 d77b2d73 d64e8195';
let bytes;
export function setUp() {
  bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) & 255);
}
export function run() {
  const digests = [sha256, sha512, sha3_256, blake3].map((hash) => bytesToHex(hash(bytes)).slice(0, 8));
  const key = pbkdf2(sha256, 'password', 'salt', { c: 500, dkLen: 32 });
  return `${digests.join(' ')} ${bytesToHex(key).slice(0, 8)}`;
}
