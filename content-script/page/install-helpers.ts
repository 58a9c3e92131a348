/**
 * World: page. Puts the helpers of `protocol/calling-convention.ts` on a global object, unseen by
 * enumeration and out of reach of assignment; only the flag can be written, and is, when recording begins.
 */
import { HELPERS } from '../../protocol/calling-convention.ts';
import type { Core } from './core.ts';
import { dataProperty, defineProperty } from './natives.ts';
import type { SiteTables } from './site-tables.ts';

const FIXED = { writable: false, enumerable: false, configurable: false };

/** `onFirstUse` is called when instrumented code of the realm first looks at the flag, before any of it runs. */
export function installHelpers(
  globalObject: object,
  core: Core,
  sites: SiteTables,
  onFirstUse?: () => void,
): void {
  const { enter0, enter1, enter2, enter3, enterN } = core.helpers;
  const fixed: readonly (readonly [string, unknown])[] = [
    [HELPERS.enter0, enter0],
    [HELPERS.enter1, enter1],
    [HELPERS.enter2, enter2],
    [HELPERS.enter3, enter3],
    [HELPERS.enterN, enterN],
    [HELPERS.leave, core.tree.leave],
    [HELPERS.frame, core.frames.create],
    [HELPERS.await, core.frames.beforeAwait],
    [HELPERS.yield, core.frames.beforeYield],
    [HELPERS.delegate, core.frames.delegate],
    [HELPERS.awaitReturn, core.frames.beforeReturn],
    [HELPERS.iterate, core.frames.iterate],
    [HELPERS.use, core.frames.use],
    [HELPERS.resume, core.frames.resume],
    [HELPERS.leaveFrame, core.frames.leave],
    [HELPERS.staticType, core.describer.staticType],
    [HELPERS.sites, sites.embed],
  ];
  if (onFirstUse) defineWatchedFlag(globalObject, onFirstUse);
  else defineFlag(globalObject, false);
  for (const [name, helper] of fixed) defineProperty(globalObject, name, dataProperty(helper, FIXED));
}

/** Written for the first time by the first recording: until then engines treat it as a constant. */
function defineFlag(globalObject: object, on: boolean): void {
  defineProperty(globalObject, HELPERS.on, dataProperty(on, { ...FIXED, writable: true }));
}

/** A flag that tells of its first reading, and is an ordinary one from then on. */
function defineWatchedFlag(globalObject: object, onFirstUse: () => void): void {
  let flag = false;
  const watched = {
    __proto__: null,
    get: () => {
      defineFlag(globalObject, flag);
      onFirstUse();
      return flag;
    },
    set: (on: boolean) => {
      flag = on;
    },
    enumerable: false,
    configurable: true,
  };
  defineProperty(globalObject, HELPERS.on, watched as PropertyDescriptor);
}

/** Switches emitted code on or off. */
export function setFlag(globalObject: object, on: boolean): void {
  (globalObject as Record<string, unknown>)[HELPERS.on] = on;
}
