/**
 * World: page. The enter and leave helpers while no call needs the clock: where a child stands at its first place in
 * the table of children, a call is one look, three comparisons, a count and a store. Everything else goes
 * to `enterKnown` and from there to the helpers for any time. HOT; small, to be inlined into the page's functions, but for those that call
 * themselves: what enters and leaves them is called (`too-long-to-inline.ts`).
 *
 * Made for the tree's arrays, which are constants to them: measured, that is a third of a call. They are to V8 too, where a helper
 * is not inlined, as long as these functions were made only once in a page: so all recordings have the same, with signatures or without,
 * unless a tree outgrows its arrays or is given back, and what a call costs is measured with them. Those of other arrays find nothing and give
 * way to the helpers for any time.
 */
import type { CallTree, FastTree } from './call-tree.ts';
import type { Describer } from './describe-value.ts';
import type { EmittedHelpers, EnterHelpers } from './emitted-helpers.ts';
import type { RecorderNodeId } from './hooks.ts';
import {
  MAX_TYPES_PER_SIGNATURE,
  NO_KEY,
  NO_TYPE,
  NONE,
  OFF,
  SINGLE,
  type SignatureTable,
} from './signature-table.ts';
import type { SurplusTypes } from './surplus-types.ts';
import { NEVER, tooLongToInline } from './too-long-to-inline.ts';
import type { SiteId } from '../../protocol/calling-convention.ts';
import {
  BASE_AT,
  FOLDS_AT,
  HASH_KEY,
  HASH_SECOND,
  HASH_SITE,
  HOT_SHIFT,
  KEY,
  LEFT,
  LIMIT_AT,
  OPEN_AT,
  PARENT,
  SITE,
  SITE_SHIFT,
  NEAR_PLACES,
  NEAR_SHIFT,
} from './tree-columns.ts';
import { TYPE_BITS } from './type-table.ts';

export interface FastHelpers {
  readonly signatures: EmittedHelpers;
  /** One row for each function. */
  readonly functions: EmittedHelpers;
}

export function createFastHelpers(
  { hot, more, near, cell }: FastTree,
  { enterKnown }: Pick<CallTree, 'enterKnown'>,
  { describe }: Describer,
  { of: surplus }: SurplusTypes,
  { scratch, findLong }: Pick<SignatureTable, 'scratch' | 'findLong'>,
  anyTime: EmittedHelpers,
): FastHelpers {
  const { enter0, enter1, enter2, enter3, enter4, enterN, leave, leaveSite } = anyTime;
  return fastHelpers(
    hot,
    more,
    near,
    cell,
    enterKnown,
    describe,
    surplus,
    scratch,
    findLong,
    enter0,
    enter1,
    enter2,
    enter3,
    enter4,
    enterN,
    leave,
    leaveSite,
  );
}

/**
 * All that the helpers use are parameters of this function, one by one: read from there a name takes two bytes of byte code, and up to six as
 * a constant or as part of a pattern, which has to be asked whether it is there yet.
 */
function fastHelpers(
  hot: Int32Array,
  more: Int32Array,
  near: Int32Array,
  cell: Int32Array,
  enterKnown: CallTree['enterKnown'],
  describe: Describer['describe'],
  surplus: SurplusTypes['of'],
  scratch: SignatureTable['scratch'],
  findLong: SignatureTable['findLong'],
  slow0: EmittedHelpers['enter0'],
  slow1: EmittedHelpers['enter1'],
  slow2: EmittedHelpers['enter2'],
  slow3: EmittedHelpers['enter3'],
  slow4: EmittedHelpers['enter4'],
  slowN: EmittedHelpers['enterN'],
  slowLeave: EmittedHelpers['leave'],
  slowLeaveSite: EmittedHelpers['leaveSite'],
): FastHelpers {
  // `| 0` says that a handle is an integer where V8 cannot know: where it came the long way. Without it each would be tested, and a
  // frame would keep what came of that until it leaves.

  /** A call of up to two types. */
  function enterPair(site: SiteId, key: number): RecorderNodeId {
    const from = cell[0];
    const node =
      near[(from << NEAR_PLACES) + ((((site << SITE_SHIFT) * HASH_SITE) ^ (key * HASH_KEY)) >>> NEAR_SHIFT)];
    const at = node << HOT_SHIFT;
    if (hot[at + SITE] === site && hot[at + KEY] === key && hot[at + PARENT] === from) {
      const left = (hot[at + LEFT] - 1) | 0;
      if (left > 0) {
        hot[at + LEFT] = left;
        cell[0] = node;
        return ~(hot[BASE_AT] + from);
      }
    }
    return miss(from, site, key, 0) | 0;
  }

  /** A call of three or four. */
  function enterFour(site: SiteId, key: number, second: number): RecorderNodeId {
    const from = cell[0];
    const hash = ((site << SITE_SHIFT) * HASH_SITE) ^ (key * HASH_KEY) ^ (second * HASH_SECOND);
    const node = near[(from << NEAR_PLACES) + (hash >>> NEAR_SHIFT)];
    const at = node << HOT_SHIFT;
    if (
      hot[at + SITE] === site &&
      hot[at + KEY] === key &&
      hot[at + PARENT] === from &&
      more[node] === second
    ) {
      const left = (hot[at + LEFT] - 1) | 0;
      if (left > 0) {
        hot[at + LEFT] = left;
        cell[0] = node;
        return ~(hot[BASE_AT] + from);
      }
    }
    return miss(from, site, key, second) | 0;
  }

  function miss(from: number, site: SiteId, key: number, second: number): RecorderNodeId {
    return hot[LIMIT_AT] === 0 ? 0 : enterKnown(from, site, key, second);
  }

  function leave(handle: RecorderNodeId): void {
    const caller = (~handle - hot[BASE_AT]) | 0;
    // Both sides unsigned: else each time it is asked whether they are not negative.
    if (((caller - 1) | 0) >>> 0 < hot[LIMIT_AT] >>> 0) cell[0] = caller;
    else slowLeave(handle);
  }

  function leaveWith(handle: RecorderNodeId, value?: unknown): unknown {
    leave(handle === NEVER ? tooLongToInline(handle) : handle);
    return value;
  }

  function leaveSite(site: SiteId, value?: unknown): unknown {
    const node = cell[0];
    const at = node << HOT_SHIFT;
    if (hot[at + SITE] === site && node !== hot[OPEN_AT] && hot[FOLDS_AT] === 0) {
      cell[0] = hot[at + PARENT];
      return value;
    }
    return slowLeaveSite(site === NEVER ? tooLongToInline(site) : site, value);
  }

  function enterFunction(site: SiteId): RecorderNodeId {
    return enterPair(site, OFF) || slow0(site) | 0;
  }

  /** A call of five and more, which are in `scratch`. */
  function enterLong(site: SiteId, count: number): RecorderNodeId {
    const signature = count > MAX_TYPES_PER_SIGNATURE ? 0 : findLong(site, count);
    return signature === 0 ? 0 : enterPair(site, NO_KEY + signature);
  }

  function put(first: number, a: unknown, b: unknown, c: unknown, d: unknown): void {
    // Whatever is beyond the end of `scratch` is not kept.
    scratch[first] = describe(a);
    scratch[first + 1] = describe(b);
    scratch[first + 2] = describe(c);
    scratch[first + 3] = describe(d);
  }

  // Calls with more arguments than parameters, apart, so that V8's budget for inlining is left to all others.

  function enter0Surplus(site: SiteId, passed: number): RecorderNodeId {
    return enterPair(site, SINGLE | surplus(passed)) || slow0(site, passed) | 0;
  }

  function enter1Surplus(site: SiteId, a: unknown, passed: number): RecorderNodeId {
    const key = (describe(a) << TYPE_BITS) | surplus(passed - 1);
    return enterPair(site, key) || slow1(site, a, passed) | 0;
  }

  function enter2Surplus(site: SiteId, a: unknown, b: unknown, passed: number): RecorderNodeId {
    const key = ~((describe(a) << TYPE_BITS) | describe(b));
    return (
      enterFour(site, key, (surplus(passed - 2) << TYPE_BITS) | NO_TYPE) || slow2(site, a, b, passed) | 0
    );
  }

  function enter3Surplus(site: SiteId, a: unknown, b: unknown, c: unknown, passed: number): RecorderNodeId {
    const key = ~((describe(a) << TYPE_BITS) | describe(b));
    const second = (describe(c) << TYPE_BITS) | surplus(passed - 3);
    return enterFour(site, key, second) || slow3(site, a, b, c, passed) | 0;
  }

  function enter4Surplus(
    site: SiteId,
    a: unknown,
    b: unknown,
    c: unknown,
    d: unknown,
    passed: number,
  ): RecorderNodeId {
    put(0, a, b, c, d);
    scratch[4] = surplus(passed - 4);
    return enterLong(site, 5) || slow4(site, a, b, c, d, passed) | 0;
  }

  const functions: EmittedHelpers = {
    ...sixTimes(enterFunction),
    recursive: sixTimes((site) => (site === NEVER ? tooLongToInline(site) : enterFunction(site))),
    put() {},
    leave,
    leaveWith,
    leaveSite,
  };
  // That `passed` is there is asked first: comparing `undefined` with a number is a call into the engine.
  const entering: EnterHelpers = {
    enter0(site, passed) {
      if (passed !== undefined && passed > 0) return enter0Surplus(site, passed);
      return enterPair(site, NONE) || slow0(site, passed) | 0;
    },
    enter1(site, a, passed) {
      if (passed !== undefined && passed > 1) return enter1Surplus(site, a, passed);
      return enterPair(site, SINGLE | describe(a)) || slow1(site, a, passed) | 0;
    },
    enter2(site, a, b, passed) {
      if (passed !== undefined && passed > 2) return enter2Surplus(site, a, b, passed);
      return enterPair(site, (describe(a) << TYPE_BITS) | describe(b)) || slow2(site, a, b, passed) | 0;
    },
    enter3(site, a, b, c, passed) {
      if (passed !== undefined && passed > 3) return enter3Surplus(site, a, b, c, passed);
      const key = ~((describe(a) << TYPE_BITS) | describe(b));
      return enterFour(site, key, (describe(c) << TYPE_BITS) | NO_TYPE) || slow3(site, a, b, c, passed) | 0;
    },
    enter4(site, a, b, c, d, passed) {
      if (passed !== undefined && passed > 4) return enter4Surplus(site, a, b, c, d, passed);
      const key = ~((describe(a) << TYPE_BITS) | describe(b));
      const second = (describe(c) << TYPE_BITS) | describe(d);
      return enterFour(site, key, second) || slow4(site, a, b, c, d, passed) | 0;
    },
    enterN(site, count, passed) {
      if (passed <= count) return enterLong(site, count) || slowN(site, count, passed) | 0;
      scratch[count] = surplus(passed - count);
      return enterLong(site, count + 1) || slowN(site, count, passed) | 0;
    },
  };
  const { enter0, enter1, enter2, enter3, enter4, enterN } = entering;
  // Each a function of its own, which sees its own callers only.
  const recursive: EnterHelpers = {
    enter0: (site, passed) => (site === NEVER ? tooLongToInline(site) : enter0(site, passed)),
    enter1: (site, a, passed) => (site === NEVER ? tooLongToInline(site) : enter1(site, a, passed)),
    enter2: (site, a, b, passed) => (site === NEVER ? tooLongToInline(site) : enter2(site, a, b, passed)),
    enter3: (site, a, b, c, passed) =>
      site === NEVER ? tooLongToInline(site) : enter3(site, a, b, c, passed),
    enter4: (site, a, b, c, d, passed) =>
      site === NEVER ? tooLongToInline(site) : enter4(site, a, b, c, d, passed),
    enterN: (site, count, passed) => (site === NEVER ? tooLongToInline(site) : enterN(site, count, passed)),
  };
  return { signatures: { ...entering, recursive, put, leave, leaveWith, leaveSite }, functions };
}

function sixTimes(enter: (site: SiteId) => RecorderNodeId): EnterHelpers {
  return { enter0: enter, enter1: enter, enter2: enter, enter3: enter, enter4: enter, enterN: enter };
}
