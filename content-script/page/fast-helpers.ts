/**
 * World: page. The enter and leave helpers while no call needs the clock: where a child stands at its first place in
 * the table of children, a call is one look, three comparisons, a count and a store. Everything else goes
 * to `enterKnown` and from there to the helpers for any time. HOT; small, to be inlined into the page's functions.
 *
 * Made for the tree's arrays, which are constants to them: measured, that is a third of a call. They are to V8 too, where a helper
 * is not inlined, as long as these functions were made only once in a page: so all recordings have the same, with signatures or without,
 * unless a tree outgrows its arrays or is given back, and what a call costs is measured with them. Those of other arrays find nothing and give
 * way to the helpers for any time.
 */
import type { CallTree, FastTree } from './call-tree.ts';
import type { Describer } from './describe-value.ts';
import type { EmittedHelpers } from './emitted-helpers.ts';
import type { RecorderNodeId } from './hooks.ts';
import { imul } from './natives.ts';
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
import type { SiteId } from '../../protocol/calling-convention.ts';
import {
  BASE_AT,
  HASH_KEY,
  HASH_SECOND,
  HASH_SITE,
  HOT_SHIFT,
  KEY,
  LEFT,
  LIMIT_AT,
  PARENT,
  SITE,
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
  describer: Describer,
  surplusTypes: SurplusTypes,
  { scratch, findLong }: Pick<SignatureTable, 'scratch' | 'findLong'>,
  anyTime: EmittedHelpers,
): FastHelpers {
  const { describe } = describer;
  const { of: surplus } = surplusTypes;

  /** A call of up to two types. */
  function enterPair(site: SiteId, key: number): RecorderNodeId {
    const from = cell[0];
    const node = near[(from << 1) + ((imul(site, HASH_SITE) ^ imul(key, HASH_KEY)) >>> NEAR_SHIFT)];
    const at = node << HOT_SHIFT;
    if (hot[at | SITE] === site && hot[at | KEY] === key && hot[at | PARENT] === from) {
      const left = hot[at | LEFT] - 1;
      if (left > 0) {
        hot[at | LEFT] = left;
        cell[0] = node;
        return ~(hot[BASE_AT] + from);
      }
    }
    return isRetired() ? 0 : enterKnown(from, site, key, 0);
  }

  /** A call of three or four. */
  function enterFour(site: SiteId, key: number, second: number): RecorderNodeId {
    const from = cell[0];
    const hash = imul(site, HASH_SITE) ^ imul(key, HASH_KEY) ^ imul(second, HASH_SECOND);
    const node = near[(from << 1) + (hash >>> NEAR_SHIFT)];
    const at = node << HOT_SHIFT;
    if (
      hot[at | SITE] === site &&
      hot[at | KEY] === key &&
      hot[at | PARENT] === from &&
      more[node] === second
    ) {
      const left = hot[at | LEFT] - 1;
      if (left > 0) {
        hot[at | LEFT] = left;
        cell[0] = node;
        return ~(hot[BASE_AT] + from);
      }
    }
    return isRetired() ? 0 : enterKnown(from, site, key, second);
  }

  function isRetired(): boolean {
    return hot[LIMIT_AT] === 0;
  }

  function leave(handle: RecorderNodeId): void {
    const caller = (~handle - hot[BASE_AT]) | 0;
    if ((caller - 1) >>> 0 < hot[LIMIT_AT]) cell[0] = caller;
    else anyTime.leave(handle);
  }

  function enterFunction(site: SiteId): RecorderNodeId {
    return enterPair(site, OFF) || anyTime.enter0(site);
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

  // Calls with more arguments than parameters, apart, so that what all others inline stays small.

  function enter1Surplus(site: SiteId, a: unknown, passed: number): RecorderNodeId {
    const key = (describe(a) << TYPE_BITS) | surplus(passed - 1);
    return enterPair(site, key) || anyTime.enter1(site, a, passed);
  }

  function enter2Surplus(site: SiteId, a: unknown, b: unknown, passed: number): RecorderNodeId {
    const key = ~((describe(a) << TYPE_BITS) | describe(b));
    return (
      enterFour(site, key, (surplus(passed - 2) << TYPE_BITS) | NO_TYPE) || anyTime.enter2(site, a, b, passed)
    );
  }

  function enter3Surplus(site: SiteId, a: unknown, b: unknown, c: unknown, passed: number): RecorderNodeId {
    const key = ~((describe(a) << TYPE_BITS) | describe(b));
    const second = (describe(c) << TYPE_BITS) | surplus(passed - 3);
    return enterFour(site, key, second) || anyTime.enter3(site, a, b, c, passed);
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
    return enterLong(site, 5) || anyTime.enter4(site, a, b, c, d, passed);
  }

  const functions: EmittedHelpers = {
    enter0: enterFunction,
    enter1: enterFunction,
    enter2: enterFunction,
    enter3: enterFunction,
    enter4: enterFunction,
    enterN: enterFunction,
    put() {},
    leave,
  };
  // An argument `passed` that is left out compares as false.
  const withSignatures: EmittedHelpers = {
    enter0(site, passed) {
      return (
        enterPair(site, (passed as number) > 0 ? SINGLE | surplus(passed as number) : NONE) ||
        anyTime.enter0(site, passed)
      );
    },
    enter1(site, a, passed) {
      if ((passed as number) > 1) return enter1Surplus(site, a, passed as number);
      return enterPair(site, SINGLE | describe(a)) || anyTime.enter1(site, a, passed);
    },
    enter2(site, a, b, passed) {
      if ((passed as number) > 2) return enter2Surplus(site, a, b, passed as number);
      return enterPair(site, (describe(a) << TYPE_BITS) | describe(b)) || anyTime.enter2(site, a, b, passed);
    },
    enter3(site, a, b, c, passed) {
      if ((passed as number) > 3) return enter3Surplus(site, a, b, c, passed as number);
      const key = ~((describe(a) << TYPE_BITS) | describe(b));
      return (
        enterFour(site, key, (describe(c) << TYPE_BITS) | NO_TYPE) || anyTime.enter3(site, a, b, c, passed)
      );
    },
    enter4(site, a, b, c, d, passed) {
      if ((passed as number) > 4) return enter4Surplus(site, a, b, c, d, passed as number);
      const key = ~((describe(a) << TYPE_BITS) | describe(b));
      const second = (describe(c) << TYPE_BITS) | describe(d);
      return enterFour(site, key, second) || anyTime.enter4(site, a, b, c, d, passed);
    },
    enterN(site, count, passed) {
      if (passed <= count) return enterLong(site, count) || anyTime.enterN(site, count, passed);
      scratch[count] = surplus(passed - count);
      return enterLong(site, count + 1) || anyTime.enterN(site, count, passed);
    },
    put,
    leave,
  };
  return { signatures: withSignatures, functions };
}
