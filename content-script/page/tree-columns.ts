/**
 * World: page. The call tree's columns. Plain constants, so that the bundler writes numbers into the hot
 * functions: their size in byte code decides whether engines inline them.
 */

/** Parents that are no calls: the browser's compiler lane, and the page's event loop. */
export const LANE = 0;
export const ROOT = 1;
export const FIRST_NODE = 2;

/**
 * Columns of `hot`, four a node, in one cache line: all that a call of a known node reads and writes. A node is
 * written `node << HOT_SHIFT`, and a column joined by `|`, so that engines need no test for overflow.
 */
export const HOT_SHIFT = 2;
export const HOT = 1 << HOT_SHIFT;
/** Site and key of its signature, see signature-table.ts. The site of a leaf as it was emitted, `~id`. */
export const SITE = 0;
export const KEY = 1;
export const PARENT = 2;
/** Calls until the node has to be looked at: to be timed, or to keep the count in range. See INTERVAL. */
export const LEFT = 3;
/** The lane has no parent. In its place: how many nodes there are, less one; 0 in arrays that are no longer used. */
export const LIMIT_AT = (LANE << HOT_SHIFT) | PARENT;
/** Site of the lane, and of all nodes in arrays that are no longer used: no call has it. */
export const NO_SITE = 1 << 31;

/** Columns of `links`. */
export const LINKS = 4;
export const SIGNATURE = 0;
export const DEPTH = 1;
/** How many calls were timed while sampled. */
export const SPANS = 2;
/** What LEFT was when calls were counted last: the difference is calls. */
export const INTERVAL = 3;

/** Columns of `amounts`, eight a node: a cache line. */
export const AMOUNTS = 8;
export const CALLS = 0;
export const SELF_TIME = 1;
/** When the call that runs now began. */
export const START = 2;
export const TIMED_CALLS = 3;
export const FIRST_TIME = 4;
export const MIN_TIME = 5;
export const MAX_TIME = 6;
/** Wall-clock time from a wait to what followed it. */
export const WAIT_TIME = 7;

/**
 * A node's place in the table of children, which has two slots a node. The first choice is near its parent's number,
 * within 4096 slots, so that what runs together lies together (measured: a tree of 340,000 nodes lost 11 ns a call to
 * the cache without that); the second is anywhere, by all that is known, and from there the next that is free.
 * The hash is the sum without carry of these times its parent, its signature's site, key and rest, of which the upper
 * bits count; the first choice leaves the parent out.
 */
export const HASH_PARENT = 0x9e3779b1 | 0;
export const HASH_SITE = 0x85ebca6b | 0;
export const HASH_KEY = 0xc2b2ae35 | 0;
export const HASH_SECOND = 0x27d4eb2f;
export const NEAR_SHIFT = 20;
