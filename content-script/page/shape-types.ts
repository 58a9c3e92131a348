/**
 * World: page. Types that differ in sizes only, found by (class, sizes) without making a string: a trie
 * of integers. HOT for one size; the label is made once, when a shape is first seen.
 */
import type { RecorderTypeId } from './hooks.ts';
import { createPairTable } from './pair-table.ts';

export interface ShapeTypes {
  /** HOT. Type of a class with one size; 0 when it was not seen before. */
  readonly find: (owner: number, size: number) => RecorderTypeId;
  /** Type of a class with `count` ≥ 1 sizes; 0 when it was not seen before. */
  readonly findAll: (owner: number, sizes: Int32Array, count: number) => RecorderTypeId;
  readonly add: (owner: number, sizes: Int32Array, count: number, type: RecorderTypeId) => void;
}

export function createShapeTypes(): ShapeTypes {
  // (owner or -state, size) → type, and → state of what begins so. Owners are positive.
  const ends = createPairTable();
  const states = createPairTable(4);
  let stateCount = 0;

  return {
    find: ends.find,
    findAll(owner, sizes, count) {
      let state = owner;
      for (let i = 0; i < count - 1; i++) {
        const next = states.find(state, sizes[i]);
        if (next === 0) return 0;
        state = -next;
      }
      return ends.find(state, sizes[count - 1]);
    },
    add(owner, sizes, count, type) {
      let state = owner;
      for (let i = 0; i < count - 1; i++) {
        let next = states.find(state, sizes[i]);
        if (next === 0) {
          next = ++stateCount;
          states.add(state, sizes[i], next);
        }
        state = -next;
      }
      ends.add(state, sizes[count - 1], type);
    },
  };
}
