/**
 * World: page. The enter helpers that emitted code calls: describe the arguments, find the signature,
 * enter its node. HOT; the signature's first call takes the long way, all others allocate nothing.
 */
import type { SiteId } from '../../protocol/calling-convention.ts';
import type { CallTree } from './call-tree.ts';
import type { Describer } from './describe-value.ts';
import type { RecorderNodeId } from './hooks.ts';
import { MAX_TYPES_PER_SIGNATURE, type SignatureTable } from './signature-table.ts';
import type { SurplusTypes } from './surplus-types.ts';
import { NEVER, tooLongToInline } from './too-long-to-inline.ts';

/** What `mode[0]` says. */
export const MODE = { off: 0, functions: 1, signatures: 2 } as const;

export interface EnterHelpers {
  readonly enter0: (site: SiteId, passed?: number) => RecorderNodeId;
  readonly enter1: (site: SiteId, a: unknown, passed?: number) => RecorderNodeId;
  readonly enter2: (site: SiteId, a: unknown, b: unknown, passed?: number) => RecorderNodeId;
  readonly enter3: (site: SiteId, a: unknown, b: unknown, c: unknown, passed?: number) => RecorderNodeId;
  readonly enter4: (
    site: SiteId,
    a: unknown,
    b: unknown,
    c: unknown,
    d: unknown,
    passed?: number,
  ) => RecorderNodeId;
  /** The first `count` arguments that `put` was given. */
  readonly enterN: (site: SiteId, count: number, passed: number) => RecorderNodeId;
}

export interface EmittedHelpers extends EnterHelpers {
  /** Of functions that call themselves: called, however small. */
  readonly recursive: EnterHelpers;
  /** Describes up to four arguments, the first of them in this position, for `enterN`. */
  readonly put: (first: number, a: unknown, b?: unknown, c?: unknown, d?: unknown) => void;
  readonly leave: (handle: RecorderNodeId) => void;
  /** The same, and returns the value. Called, too. */
  readonly leaveWith: (handle: RecorderNodeId, value?: unknown) => unknown;
  /** Ends the innermost call of the site, as it was entered; returns the value. Called, too. */
  readonly leaveSite: (site: SiteId, value?: unknown) => unknown;
}

export function createEmittedHelpers(
  mode: Int32Array,
  describer: Describer,
  surplusTypes: SurplusTypes,
  signatures: SignatureTable,
  tree: CallTree,
): EmittedHelpers {
  const { describe, effort } = describer;
  const { arrive, enter, leave, leaveSite } = tree;
  const { find0, find1, find2, findMany, findOff, intern, scratch } = signatures;

  /** One row for each function: nothing is described. */
  function enterFunction(site: SiteId): RecorderNodeId {
    if (mode[0] === MODE.off) return 0;
    arrive();
    let signature = findOff(site);
    if (signature === 0) {
      effort[0] = 1;
      signature = intern(site, -1);
      if (signature === 0) return 0;
    }
    return enter(signature);
  }

  /** The long way: the first call of a signature, and any with surplus arguments that is timed. */
  function enterNew(site: SiteId, count: number, passed: number): RecorderNodeId {
    if (passed > count) {
      const type = surplusTypes.of(passed - count);
      scratch[count] = type;
      const known =
        count === 0
          ? find1(site, type)
          : count === 1
            ? find2(site, scratch[0], type)
            : findMany(site, count + 1);
      if (known !== 0) return enter(known);
      count++;
    }
    effort[0] = 1;
    const signature = intern(site, count);
    return signature === 0 ? 0 : enter(signature);
  }

  const recursive: EnterHelpers = {
    enter0(site, passed = 0) {
      if (mode[0] !== MODE.signatures)
        return passed === NEVER ? tooLongToInline(passed) : enterFunction(site);
      arrive();
      const signature = passed > 0 ? 0 : find0(site);
      return signature !== 0 ? enter(signature) : enterNew(site, 0, passed);
    },
    enter1(site, a, passed = 0) {
      if (mode[0] !== MODE.signatures)
        return passed === NEVER ? tooLongToInline(passed) : enterFunction(site);
      arrive();
      const t0 = describe(a);
      const signature = passed > 1 ? 0 : find1(site, t0);
      if (signature !== 0) return enter(signature);
      scratch[0] = t0;
      return enterNew(site, 1, passed);
    },
    enter2(site, a, b, passed = 0) {
      if (mode[0] !== MODE.signatures)
        return passed === NEVER ? tooLongToInline(passed) : enterFunction(site);
      arrive();
      const t0 = describe(a);
      const t1 = describe(b);
      const signature = passed > 2 ? 0 : find2(site, t0, t1);
      if (signature !== 0) return enter(signature);
      scratch[0] = t0;
      scratch[1] = t1;
      return enterNew(site, 2, passed);
    },
    enter3(site, a, b, c, passed = 0) {
      if (mode[0] !== MODE.signatures)
        return passed === NEVER ? tooLongToInline(passed) : enterFunction(site);
      arrive();
      scratch[0] = describe(a);
      scratch[1] = describe(b);
      scratch[2] = describe(c);
      const signature = passed > 3 ? 0 : findMany(site, 3);
      return signature !== 0 ? enter(signature) : enterNew(site, 3, passed);
    },
    enter4(site, a, b, c, d, passed = 0) {
      if (mode[0] !== MODE.signatures)
        return passed === NEVER ? tooLongToInline(passed) : enterFunction(site);
      arrive();
      scratch[0] = describe(a);
      scratch[1] = describe(b);
      scratch[2] = describe(c);
      scratch[3] = describe(d);
      const signature = passed > 4 ? 0 : findMany(site, 4);
      return signature !== 0 ? enter(signature) : enterNew(site, 4, passed);
    },
    enterN(site, all, passed) {
      if (mode[0] !== MODE.signatures)
        return passed === NEVER ? tooLongToInline(passed) : enterFunction(site);
      // Late: its arguments were described already, by `put`.
      arrive();
      const count = all > MAX_TYPES_PER_SIGNATURE ? MAX_TYPES_PER_SIGNATURE : all;
      const signature = passed > all || count < 3 ? 0 : findMany(site, count);
      return signature !== 0
        ? enter(signature)
        : enterNew(site, count, passed > all ? count + passed - all : 0);
    },
  };
  return {
    ...recursive,
    recursive,
    put(first, a, b, c, d) {
      if (mode[0] !== MODE.signatures) return;
      // Whatever is beyond the end of `scratch` is not kept.
      scratch[first] = describe(a);
      scratch[first + 1] = describe(b);
      scratch[first + 2] = describe(c);
      scratch[first + 3] = describe(d);
    },
    leave(handle) {
      leave(handle === NEVER ? tooLongToInline(handle) : handle);
    },
    leaveWith(handle, value) {
      leave(handle === NEVER ? tooLongToInline(handle) : handle);
      return value;
    },
    leaveSite(site, value) {
      leaveSite(site === NEVER ? tooLongToInline(site) : site);
      return value;
    },
  };
}
