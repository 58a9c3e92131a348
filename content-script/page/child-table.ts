/**
 * World: page. The table of children of the call tree: a node by its parent and its signature's site and key. It owns
 * the slots alone; what a node is stands in the tree's arrays. HOT where a child is not at its first place, which
 * `fast-helpers.ts` looks at by itself; see NEAR_SHIFT for the places.
 */
import type { SiteId } from '../../protocol/calling-convention.ts';
import { clz32, imul, NativeInt32Array } from './natives.ts';
import {
  FIRST_NODE,
  HASH_KEY,
  HASH_PARENT,
  HASH_SECOND,
  HASH_SITE,
  HOT_SHIFT,
  KEY,
  NEAR_SHIFT,
  PARENT,
  ROOT,
  SITE,
} from './tree-columns.ts';

export interface ChildTable {
  /** HOT. A child, 0 for none. */
  readonly find: (parent: number, site: SiteId, key: number, second: number) => number;
  /** A node that is in none yet. When the stack is too full for it, nothing has happened. */
  readonly add: (node: number) => void;
  /**
   * Goes over to these arrays, which have room for `capacity` nodes, a power of two, and `count` in them. When memory or the stack
   * is too short for it, nothing has happened.
   */
  readonly rebuild: (hot: Int32Array, more: Int32Array, capacity: number, count: number) => void;
  /** Nodes, 0 for none: twice as many places as nodes, so that a child is seldom far from its place. */
  readonly slots: () => Int32Array;
}

export function createChildTable(): ChildTable {
  let hot: Int32Array = new NativeInt32Array(0);
  let more: Int32Array = hot;
  let slots: Int32Array = hot;
  let mask = 0;
  let shift = 0;

  function find(parent: number, site: SiteId, key: number, second: number): number {
    const hash = hashOf(site, key, second);
    const near = ((parent << 1) + (hash >>> NEAR_SHIFT)) & mask;
    if (isChild(slots[near], parent, site, key, second)) return slots[near];
    if (isChild(slots[near ^ 1], parent, site, key, second)) return slots[near ^ 1];
    for (let slot = farPlace(parent, hash, shift); ; slot = (slot + 1) & mask) {
      const node = slots[slot];
      if (node === 0) return 0;
      if (isChild(node, parent, site, key, second)) return node;
    }
  }

  function isChild(node: number, parent: number, site: SiteId, key: number, second: number): boolean {
    const at = node << HOT_SHIFT;
    return (
      hot[at | PARENT] === parent &&
      hot[at | SITE] === site &&
      hot[at | KEY] === key &&
      (key >= 0 || more[node] === second)
    );
  }

  return {
    find,
    add(node) {
      const slot = freeSlot(slots, shift, hot, more, node);
      slots[slot] = node;
    },
    rebuild(newHot, newMore, capacity, count) {
      const newSlots = new NativeInt32Array(capacity * 2);
      // What leaves of a hash the places of twice as many nodes.
      const newShift = clz32(capacity);
      for (let node = FIRST_NODE; node < count; node++) {
        newSlots[freeSlot(newSlots, newShift, newHot, newMore, node)] = node;
      }
      hot = newHot;
      more = newMore;
      slots = newSlots;
      mask = capacity * 2 - 1;
      shift = newShift;
    },
    slots: () => slots,
  };
}

function hashOf(site: SiteId, key: number, second: number): number {
  return imul(site, HASH_SITE) ^ imul(key, HASH_KEY) ^ imul(second, HASH_SECOND);
}

function farPlace(parent: number, hash: number, shift: number): number {
  return (hash ^ imul(parent, HASH_PARENT)) >>> shift;
}

function freeSlot(slots: Int32Array, shift: number, hot: Int32Array, more: Int32Array, node: number): number {
  const at = node << HOT_SHIFT;
  const parent = hot[at | PARENT];
  const hash = hashOf(hot[at | SITE], hot[at | KEY], more[node]);
  // As many places as a hash has values after the shift.
  const mask = -1 >>> shift;
  const near = ((parent << 1) + (hash >>> NEAR_SHIFT)) & mask;
  // Leafs that the event loop calls take the long way, see `lookLater` of the tree.
  const isNear = hot[at | SITE] >= 0 || parent !== ROOT;
  if (isNear && slots[near] === 0) return near;
  if (isNear && slots[near ^ 1] === 0) return near ^ 1;
  let slot = farPlace(parent, hash, shift);
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  return slot;
}
