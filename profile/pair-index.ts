/**
 * World: any (pure). Numbers pairs of small integers 0, 1, 2 … in the order they are first asked for.
 * A Map would need one exact double per pair as its key: five times slower at 100,000 pairs.
 */

/** Open addressing over typed arrays: `slots` holds indices into `first` and `second`, -1 where free. */
export interface PairIndex {
  length: number;
  first: Int32Array;
  second: Int32Array;
  slots: Int32Array; // a power of two of them, at most half full
}

// Most trees are small; doubling reaches 100,000 pairs in nine steps.
const FIRST_CAPACITY = 256;

export function createPairIndex(): PairIndex {
  return {
    length: 0,
    first: new Int32Array(FIRST_CAPACITY),
    second: new Int32Array(FIRST_CAPACITY),
    slots: new Int32Array(FIRST_CAPACITY * 2).fill(-1),
  };
}

/** Number of a pair; `pairs.length` as it was before means that the pair is new. */
export function indexOfPair(pairs: PairIndex, first: number, second: number): number {
  const mask = pairs.slots.length - 1;
  for (let slot = hash(first, second) & mask; ; slot = (slot + 1) & mask) {
    const index = pairs.slots[slot];
    if (index < 0) {
      if (pairs.length === pairs.first.length) {
        grow(pairs);
        return indexOfPair(pairs, first, second);
      }
      pairs.slots[slot] = pairs.length;
      pairs.first[pairs.length] = first;
      pairs.second[pairs.length] = second;
      return pairs.length++;
    }
    if (pairs.first[index] === first && pairs.second[index] === second) return index;
  }
}

function grow(pairs: PairIndex): void {
  const { first, second, length } = pairs;
  pairs.first = new Int32Array(length * 2);
  pairs.second = new Int32Array(length * 2);
  pairs.first.set(first);
  pairs.second.set(second);
  pairs.slots = new Int32Array(length * 4).fill(-1);
  const mask = pairs.slots.length - 1;
  for (let index = 0; index < length; index++) {
    let slot = hash(first[index], second[index]) & mask;
    while (pairs.slots[slot] >= 0) slot = (slot + 1) & mask;
    pairs.slots[slot] = index;
  }
}

/** Odd multipliers (golden ratio, MurmurHash3) spread neighbours; the fold brings high bits down. */
function hash(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
