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
/** Calls until the node has to be looked at: to be timed, or to keep the count in range. See COUNTED. */
export const LEFT = 3;
/** The lane has no parent. In its place: how many nodes there are, less one; 0 in arrays that are no longer used. */
export const LIMIT_AT = (LANE << HOT_SHIFT) | PARENT;
/** And no calls. In their place: `base` of the handles, see call-tree.ts. */
export const BASE_AT = (LANE << HOT_SHIFT) | LEFT;
/** Site of the lane, and of all nodes in arrays that are no longer used: no call has it. */
export const NO_SITE = 1 << 31;
/** The lane has no signature. In its place: how many folded frames run, see folded-frames.ts. */
export const FOLDS_AT = (LANE << HOT_SHIFT) | KEY;
/** The event loop is not called. In place of its calls: the node whose call is timed and began last, 0 for none, see call-times.ts. */
export const OPEN_AT = (ROOT << HOT_SHIFT) | LEFT;

/** Columns of `links`, four a node: what only slower paths need, written `node << LINK_SHIFT`. */
export const LINK_SHIFT = 2;
export const LINKS = 1 << LINK_SHIFT;
export const SIGNATURE = 0;
/** What LEFT would be if the node had not been called since the last drain: the difference is calls. */
export const COUNTED = 1;
/** Its row of times, 0 while it has none, see time-rows.ts. */
export const TIMES = 2;
/** Times SPANS_MAX + 1; in the lower bits, how many of its first calls were timed while sampled. */
export const DEPTH = 3;
export const DEPTH_SHIFT = 2;
export const SPANS_MAX = (1 << DEPTH_SHIFT) - 1;

/** Columns of a row of times. */
export const AMOUNTS = 5;
export const SELF_TIME = 0;
export const TIMED_CALLS = 1;
export const FIRST_TIME = 2;
export const MIN_TIME = 3;
export const MAX_TIME = 4;

/** Columns of what few nodes have between two drains. */
export const EXTRAS = 5;
export const NODE = 0;
/** Wall-clock time from a wait to what followed it. */
export const WAIT_TIME = 1;
/** Calls that no longer fit into the difference of COUNTED and LEFT. */
export const CALLS = 2;
/** Milliseconds of samples and the sum of their squares. */
export const SAMPLED_TIME = 3;
export const SAMPLED_SQUARES = 4;

/**
 * A node's place among the children. The first choice is near its parent's number, four slots a node, within 8192 slots, so
 * that what runs together lies together (measured: a tree of 340,000 nodes lost 11 ns a call to the cache without
 * that); the second is in another table, by all that is known, and from there the next that is free.
 * The hash is the sum without carry of its signature's site, key and rest times these, of which the upper
 * bits count; the second choice takes its parent times another.
 *
 * Factors of 21 bits: what they make of 32 bits a double holds exactly, so the hot path writes `*`, which engines do with integers, and
 * not `Math.imul`, whose name is a third of its byte code.
 */
export const HASH_PARENT = 0x9e3779b1 | 0;
export const SITE_SHIFT = 9;
export const HASH_SITE = 0x1e3779;
export const HASH_KEY = 0x172b4d;
export const HASH_SECOND = 0x13d4eb;
export const NEAR_SHIFT = 19;
export const NEAR_WINDOW = 1 << (32 - NEAR_SHIFT);
/** Slots of a node, as a shift. */
export const NEAR_PLACES = 2;

/**
 * Site of two functions that nobody has, without arguments and without a signature: what a call costs is measured by
 * calling them. Their nodes are the last of the arrays, children of the root, at their first place always.
 */
export const PROBE_SITE = (1 << 30) - 1;
export const PROBES = 2;
