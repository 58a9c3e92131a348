/**
 * World: page. An exact hash table from two integers to a positive one, on one typed array: signatures
 * by (site, types), children by (node, signature), types by (class, length) are all found here. HOT.
 */
import { ensureStack, imul, NativeInt32Array } from './natives.ts';

export interface PairTable {
  /** HOT. The value of a pair, 0 when there is none. */
  readonly find: (a: number, b: number) => number;
  /** Sets the value, which is not 0, of a pair that `find` did not find. */
  readonly add: (a: number, b: number, value: number) => void;
  /** Forgets everything and the memory that it took. */
  readonly clear: () => void;
}

// [a, b, value, unused]: four words, so that an entry never straddles two cache lines.
const ENTRY = 4;
const VALUE = 2;

/** `bits`: log2 of the number of slots to begin with. */
export function createPairTable(bits = 8): PairTable {
  let slots = 1 << bits;
  let used = 0;
  let entries = new NativeInt32Array(slots * ENTRY);

  function find(a: number, b: number): number {
    const table = entries;
    const last = slots - 1;
    let h = imul(a, 0x9e3779b1) ^ imul(b, 0x85ebca6b);
    h ^= h >>> 15;
    for (let slot = h & last; ; slot = (slot + 1) & last) {
      const at = slot * ENTRY;
      const value = table[at + VALUE];
      if (value === 0 || (table[at] === a && table[at + 1] === b)) return value;
    }
  }

  function put(table: Int32Array, last: number, a: number, b: number, value: number): void {
    let h = imul(a, 0x9e3779b1) ^ imul(b, 0x85ebca6b);
    h ^= h >>> 15;
    let slot = h & last;
    while (table[slot * ENTRY + VALUE] !== 0) slot = (slot + 1) & last;
    table[slot * ENTRY] = a;
    table[slot * ENTRY + 1] = b;
    table[slot * ENTRY + VALUE] = value;
  }

  function grow(): void {
    try {
      const larger = new NativeInt32Array(slots * 2 * ENTRY);
      for (let at = 0; at < slots * ENTRY; at += ENTRY) {
        if (entries[at + VALUE] !== 0)
          put(larger, slots * 2 - 1, entries[at], entries[at + 1], entries[at + VALUE]);
      }
      entries = larger;
      slots *= 2;
    } catch {
      ensureStack();
    }
  }

  return {
    find,
    add(a, b, value) {
      // Half full at most: linear probing then looks at 1.5 slots on average.
      if ((used + 1) * 2 > slots) grow();
      // Only where memory is short: what finds no room is not found later, which costs time and no more.
      if (used + 1 === slots) return;
      put(entries, slots - 1, a, b, value);
      used++;
    },
    clear() {
      if (used === 0) return;
      slots = 1 << bits;
      used = 0;
      entries = new NativeInt32Array(slots * ENTRY);
    },
  };
}
