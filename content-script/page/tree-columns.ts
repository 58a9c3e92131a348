/**
 * World: page. The call tree's columns. Plain constants, so that the bundler writes numbers into the hot
 * functions: their size in byte code decides whether engines inline them.
 */

/** Parents that are no calls: the browser's compiler lane, and the page's event loop. */
export const LANE = 0;
export const ROOT = 1;
export const FIRST_NODE = 2;

/** Columns of `links`. */
export const LINKS = 5;
export const PARENT = 0;
export const SIGNATURE = 1;
/** The child entered last, which is likely to be the next; LANE when there is none. */
export const LAST_CHILD = 2;
export const DEPTH = 3;
/** How many calls were timed while sampled. */
export const SPANS = 4;

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
