/**
 * World: page. The table of children of the call tree: a node by its parent and its signature's site and key. It owns
 * the places alone; what a node is stands in the tree's arrays. HOT where a child is not at its first place, which
 * `fast-helpers.ts` looks at by itself; see NEAR_SHIFT for the places.
 *
 * `near` has four places for each node that there may be, and is filled from its beginning on, as the tree is. The few
 * children that find none are in `far`, which grows with their number.
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
  NEAR_PLACES,
  NEAR_SHIFT,
  NEAR_WINDOW,
  PARENT,
  PROBES,
  ROOT,
  SITE,
  SITE_SHIFT,
} from './tree-columns.ts';

export interface ChildTable {
  /** HOT. A child, 0 for none. */
  readonly find: (parent: number, site: SiteId, key: number, second: number) => number;
  /** There is room for one more. When memory or the stack is too short for it, it throws, and nothing has happened. */
  readonly makeRoom: () => void;
  /** A node that is in none yet, when there is room. When the stack is too full for it, nothing has happened. */
  readonly add: (node: number) => void;
  /**
   * Goes over to these arrays of so many nodes, with those from FIRST_NODE to `count` and the last PROBES in it, which come first. When memory
   * or the stack is too short for it, it throws, and nothing has happened.
   */
  readonly rebuild: (hot: Int32Array, more: Int32Array, nodes: number, count: number) => void;
  /** Forgets all children but the last PROBES, in arrays of which the nodes from FIRST_NODE to `count` were taken. */
  readonly clear: (count: number) => void;
  /** First places: nodes, 0 for none. */
  readonly near: () => Int32Array;
}

const FIRST_FAR = 64;

export function createChildTable(): ChildTable {
  let hot: Int32Array = new NativeInt32Array(0);
  let more = hot;
  let near = hot;
  // The last of them are PROBES.
  let nodeCount = 0;
  let far: Int32Array = new NativeInt32Array(FIRST_FAR);
  // A power of two, of which at most half is taken.
  let farLength = FIRST_FAR;
  let farCount = 0;

  function isChild(node: number, parent: number, site: SiteId, key: number, second: number): boolean {
    const at = node << HOT_SHIFT;
    return (
      hot[at | PARENT] === parent &&
      hot[at | SITE] === site &&
      hot[at | KEY] === key &&
      (key >= 0 || more[node] === second)
    );
  }

  function hashOfNode(node: number): number {
    const at = node << HOT_SHIFT;
    return hashOf(hot[at | SITE], hot[at | KEY], more[node]);
  }

  function freeFarPlace(slots: Int32Array, length: number, node: number): number {
    let slot = farPlace(hot[(node << HOT_SHIFT) | PARENT], hashOfNode(node), length);
    while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
    return slot;
  }

  function makeRoom(): void {
    if (farCount * 2 < farLength) return;
    const length = farLength * 2;
    const larger = new NativeInt32Array(length);
    for (let at = 0; at < farLength; at++) {
      if (far[at] !== 0) larger[freeFarPlace(larger, length, far[at])] = far[at];
    }
    far = larger;
    farLength = length;
  }

  function add(node: number): void {
    const at = node << HOT_SHIFT;
    const slot = nearPlace(hot[at | PARENT], hashOfNode(node));
    // Leafs that the event loop calls take the long way, see `lookLater` of the tree.
    const isNear = hot[at | SITE] >= 0 || hot[at | PARENT] !== ROOT;
    if (isNear && near[slot] === 0) near[slot] = node;
    else if (isNear && near[slot ^ 1] === 0) near[slot ^ 1] = node;
    else {
      far[freeFarPlace(far, farLength, node)] = node;
      farCount++;
    }
  }

  function addProbes(): void {
    for (let node = nodeCount - PROBES; node < nodeCount; node++) add(node);
  }

  return {
    near: () => near,
    find(parent, site, key, second) {
      const hash = hashOf(site, key, second);
      const slot = nearPlace(parent, hash);
      if (isChild(near[slot], parent, site, key, second)) return near[slot];
      const other = near[slot ^ 1];
      if (isChild(other, parent, site, key, second)) {
        // The next call finds it at its first place.
        near[slot ^ 1] = near[slot];
        near[slot] = other;
        return other;
      }
      for (let at = farPlace(parent, hash, farLength); ; at = (at + 1) & (farLength - 1)) {
        const node = far[at];
        if (node === 0) return 0;
        if (isChild(node, parent, site, key, second)) return node;
      }
    },
    makeRoom,
    add,
    rebuild(newHot, newMore, nodes, count) {
      const newNear = new NativeInt32Array((nodes << NEAR_PLACES) + NEAR_WINDOW);
      const newFar = new NativeInt32Array(FIRST_FAR);
      const before = { hot, more, near, nodeCount, far, farLength, farCount };
      hot = newHot;
      more = newMore;
      near = newNear;
      nodeCount = nodes;
      far = newFar;
      farLength = FIRST_FAR;
      farCount = 0;
      try {
        addProbes();
        for (let node = FIRST_NODE; node < count; node++) {
          makeRoom();
          add(node);
        }
      } catch (error) {
        ({ hot, more, near, nodeCount, far, farLength, farCount } = before);
        throw error;
      }
    },
    clear(count) {
      far = new NativeInt32Array(FIRST_FAR);
      farLength = FIRST_FAR;
      farCount = 0;
      for (let slot = 0; slot < (count << NEAR_PLACES) + NEAR_WINDOW; slot++) near[slot] = 0;
      addProbes();
    },
  };
}

function hashOf(site: SiteId, key: number, second: number): number {
  return imul(site << SITE_SHIFT, HASH_SITE) ^ imul(key, HASH_KEY) ^ imul(second, HASH_SECOND);
}

function nearPlace(parent: number, hash: number): number {
  return (parent << NEAR_PLACES) + (hash >>> NEAR_SHIFT);
}

/** What leaves of a hash the places of the table. */
function farPlace(parent: number, hash: number, length: number): number {
  return (hash ^ imul(parent, HASH_PARENT)) >>> (clz32(length) + 1);
}
