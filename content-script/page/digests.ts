/**
 * World: page. SHA-256, -384 and -512 of a text, at once: a policy may allow scripts by digest, and the browser's own
 * digests come later than a script runs. To be called within `own-language.ts`.
 */
import { nativeMethod } from './native-methods.ts';

export type Algorithm = 'sha256' | 'sha384' | 'sha512';

/** A number or, of 64 bits, a bigint: operators mean the same for both, and arrays keep what fits. */
type Word = number;

/** What differs between words of 32 and of 64 bits. */
interface Kind {
  readonly bytes: number;
  readonly rounds: number;
  readonly words: (length: number) => Int32Array;
  /** The first bits of a fraction of which 64 are given. */
  readonly first: (fraction: bigint) => Word;
  readonly ofByte: (byte: number) => Word;
  readonly lowByte: (word: Word) => number;
  readonly right: (word: Word, by: number) => Word;
  readonly left: (word: Word, by: number) => Word;
  /** How far words are turned: `a`, `e`, and two older ones of the message, whose last is a shift. */
  readonly by: readonly (readonly [number, number, number])[];
}

const OF_32: Kind = {
  bytes: 4,
  rounds: 64,
  words: (length) => new Int32Array(length),
  first: (fraction) => Number(fraction >> 32n) | 0,
  ofByte: (byte) => byte,
  lowByte: (word) => word & 255,
  right: (word, by) => word >>> by,
  left: (word, by) => word << by,
  by: [
    [2, 13, 22],
    [6, 11, 25],
    [7, 18, 3],
    [17, 19, 10],
  ],
};
const big = (word: Word): bigint => word as unknown as bigint;
const small = (word: bigint): Word => word as unknown as Word;
const OF_64: Kind = {
  bytes: 8,
  rounds: 80,
  words: (length) => new BigInt64Array(length) as unknown as Int32Array,
  first: (fraction) => small(BigInt.asIntN(64, fraction)),
  ofByte: (byte) => small(BigInt(byte)),
  lowByte: (word) => Number(big(word) & 255n),
  right: (word, by) => small(BigInt.asUintN(64, big(word)) >> BigInt(by)),
  left: (word, by) => small(BigInt.asIntN(64, big(word) << BigInt(by))),
  by: [
    [28, 34, 39],
    [14, 18, 41],
    [1, 8, 7],
    [19, 61, 6],
  ],
};

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const encode = nativeMethod(TextEncoder.prototype, 'encode');
const encoder = new TextEncoder();
/** Of the roots of prime numbers, once they were needed. */
let fractions: { readonly ofSquares: readonly bigint[]; readonly ofCubes: readonly bigint[] } | null = null;

/** In base64 without padding. */
export function digestOf(algorithm: Algorithm, text: string): string {
  const kind = algorithm === 'sha256' ? OF_32 : OF_64;
  const from = algorithm === 'sha384' ? 8 : 0;
  fractions ??= firstFractions();
  const state = kind.words(8);
  for (let i = 0; i < 8; i++) state[i] = kind.first(fractions.ofSquares[from + i]);
  const constants = kind.words(80);
  for (let i = 0; i < 80; i++) constants[i] = kind.first(fractions.ofCubes[i]);
  const blockBytes = 16 * kind.bytes;
  const bytes = encode(encoder, text);
  // The text, a bit, and its length in bits at the end of the last block.
  const padded = new Uint8Array(Math.ceil((bytes.length + 1 + 2 * kind.bytes) / blockBytes) * blockBytes);
  padded.set(bytes);
  padded[bytes.length] = 128;
  for (let i = 0, bits = bytes.length * 8; bits > 0; i++, bits = Math.floor(bits / 256))
    padded[padded.length - 1 - i] = bits;
  for (let at = 0; at < padded.length; at += blockBytes) mix(kind, state, constants, padded, at);
  const digest: number[] = [];
  for (let i = 0; i < (algorithm === 'sha384' ? 6 : 8); i++)
    for (let shift = 8 * (kind.bytes - 1); shift >= 0; shift -= 8)
      digest.push(kind.lowByte(kind.right(state[i], shift)));
  return base64(digest);
}

/** One block of the message, into the state. */
function mix(kind: Kind, state: Int32Array, constants: Int32Array, message: Uint8Array, at: number): void {
  const { bytes, rounds, right, left, ofByte } = kind;
  const bits = 8 * bytes;
  const turn = (word: Word, by: number): Word => right(word, by) | left(word, bits - by);
  const [[a0, a1, a2], [e0, e1, e2], [s0, s1, s2], [t0, t1, t2]] = kind.by;
  const words = kind.words(rounds);
  for (let i = 0; i < 16 * bytes; i++) {
    const word = Math.floor(i / bytes);
    words[word] = left(words[word], 8) | ofByte(message[at + i]);
  }
  for (let i = 16; i < rounds; i++) {
    const early = words[i - 15];
    const late = words[i - 2];
    words[i] =
      words[i - 16] +
      (turn(early, s0) ^ turn(early, s1) ^ right(early, s2)) +
      words[i - 7] +
      (turn(late, t0) ^ turn(late, t1) ^ right(late, t2));
  }
  // The eight of the state, and two sums: in an array, so that they keep what fits.
  const v = kind.words(10);
  for (let i = 0; i < 8; i++) v[i] = state[i];
  for (let i = 0; i < rounds; i++) {
    const a = v[0];
    const e = v[4];
    v[8] =
      v[7] + (turn(e, e0) ^ turn(e, e1) ^ turn(e, e2)) + ((e & v[5]) ^ (~e & v[6])) + constants[i] + words[i];
    v[9] = (turn(a, a0) ^ turn(a, a1) ^ turn(a, a2)) + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
    for (let to = 7; to > 0; to--) v[to] = v[to - 1];
    v[4] += v[8];
    v[0] = v[8] + v[9];
  }
  for (let i = 0; i < 8; i++) state[i] += v[i];
}

function base64(bytes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const digits = Math.min(bytes.length - i, 3) + 1;
    for (let d = 0; d < digits; d++) text += ALPHABET[(three >> (18 - 6 * d)) & 63];
  }
  return text;
}

function firstFractions(): NonNullable<typeof fractions> {
  const primes: number[] = [];
  for (let n = 2; primes.length < 80; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return {
    ofSquares: primes.slice(0, 16).map((prime) => fractionOfRoot(prime, 2)),
    ofCubes: primes.map((prime) => fractionOfRoot(prime, 3)),
  };
}

/** The first 64 bits behind the point of a square or cube root. */
function fractionOfRoot(of: number, degree: 2 | 3): bigint {
  const n = BigInt(of) << BigInt(64 * degree);
  const root = degree === 2 ? Math.sqrt(of) : Math.cbrt(of);
  // Newton's, from above.
  let x = (BigInt(Math.floor(root * 2 ** 40)) + 1n) << 24n;
  for (;;) {
    const next = degree === 2 ? (x + n / x) / 2n : (2n * x + n / (x * x)) / 3n;
    if (next >= x) return BigInt.asUintN(64, x);
    x = next;
  }
}
