/**
 * World: page. What keeps a helper out of the functions that call it.
 *
 * V8 puts functions of up to 460 bytes of byte code (`--max-inlined-bytecode-size`) into their callers, and what it has to keep across the
 * long ways of such a one takes words of the caller's frame, for as long as that runs: a function of three numbers, of
 * 10.8 words, took 16.7 counted and 22.6 timed, and recursion got 0.41 to 0.84 as deep as it was. A helper that is called takes none, but for the handle of who catches.
 * The call costs 2 to 6 ns (docs/performance.md).
 */

/** No site, no handle and no number of arguments: what only it would reach never runs. */
export const NEVER = 0x7fff_ffff;

/**
 * Stands where nothing ever comes; the build writes byte code of more than that length in its place
 * (`scripts/too-long-to-inline.mjs`).
 */
export function tooLongToInline(value: number): number {
  return value;
}
