/**
 * World: page. Puts the helpers of `protocol/calling-convention.ts` on a global object, unseen by
 * enumeration and out of reach of assignment.
 */
import { HELPERS } from '../../protocol/calling-convention.ts';
import type { Core } from './core.ts';
import type { EmittedHelpers } from './emitted-helpers.ts';
import { dataProperty, defineProperty, deleteProperty, getOwnPropertyDescriptor, hasOwn } from './natives.ts';
import type { SiteTables } from './site-tables.ts';

// Deleted and defined anew when they change: engines take a property that was never written for a constant.
const RENEWED = { writable: false, enumerable: false, configurable: true };
const FIXED = { writable: false, enumerable: false, configurable: false };

/** `onFirstUse` is called when instrumented code of the realm first looks at the flag, before any of it runs. */
export function installHelpers(
  globalObject: object,
  core: Core,
  sites: SiteTables,
  onFirstUse?: () => void,
): void {
  const fixed: readonly (readonly [string, unknown])[] = [
    [HELPERS.frame, core.frames.create],
    [HELPERS.await, core.frames.beforeAwait],
    [HELPERS.yield, core.frames.beforeYield],
    [HELPERS.delegate, core.frames.delegate],
    [HELPERS.awaitReturn, core.frames.beforeReturn],
    [HELPERS.iterate, core.frames.iterate],
    [HELPERS.use, core.frames.use],
    [HELPERS.resume, core.frames.resume],
    [HELPERS.leaveFrame, core.frames.leave],
    [HELPERS.caught, core.tree.caught],
    [HELPERS.staticType, core.describer.staticType],
    [HELPERS.sites, sites.embed],
  ];
  if (onFirstUse) defineWatchedFlag(globalObject, onFirstUse);
  else renew(globalObject, HELPERS.on, false);
  for (const [name, helper] of fixed) defineProperty(globalObject, name, dataProperty(helper, FIXED));
  renewHelpers(globalObject, core.helpers);
}

/** Makes emitted code call these. */
export function renewHelpers(globalObject: object, helpers: EmittedHelpers): void {
  const { recursive } = helpers;
  renew(globalObject, HELPERS.enter0, helpers.enter0);
  renew(globalObject, HELPERS.enter1, helpers.enter1);
  renew(globalObject, HELPERS.enter2, helpers.enter2);
  renew(globalObject, HELPERS.enter3, helpers.enter3);
  renew(globalObject, HELPERS.enter4, helpers.enter4);
  renew(globalObject, HELPERS.enterN, helpers.enterN);
  renew(globalObject, HELPERS.recursive0, recursive.enter0);
  renew(globalObject, HELPERS.recursive1, recursive.enter1);
  renew(globalObject, HELPERS.recursive2, recursive.enter2);
  renew(globalObject, HELPERS.recursive3, recursive.enter3);
  renew(globalObject, HELPERS.recursive4, recursive.enter4);
  renew(globalObject, HELPERS.recursiveN, recursive.enterN);
  renew(globalObject, HELPERS.put, helpers.put);
  renew(globalObject, HELPERS.leave, helpers.leave);
  renew(globalObject, HELPERS.leaveWith, helpers.leaveWith);
  renew(globalObject, HELPERS.leaveSite, helpers.leaveSite);
}

/** A flag that tells of its first reading, and is an ordinary one from then on. */
function defineWatchedFlag(globalObject: object, onFirstUse: () => void): void {
  let flag = false;
  const watched = {
    __proto__: null,
    get: () => {
      renew(globalObject, HELPERS.on, flag);
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

/** Switches emitted code on or off. While off its branches cost nothing: to engines, the flag is a constant again. */
export function setFlag(globalObject: object, on: boolean): void {
  const property = getOwnPropertyDescriptor(globalObject, HELPERS.on);
  const isWatched = property !== undefined && hasOwn(property, 'set');
  if (isWatched) (globalObject as Record<string, unknown>)[HELPERS.on] = on;
  else renew(globalObject, HELPERS.on, on);
}

function renew(globalObject: object, name: string, value: unknown): void {
  deleteProperty(globalObject, name);
  defineProperty(globalObject, name, dataProperty(value, RENEWED));
}
