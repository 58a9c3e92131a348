/**
 * World: page, before its first script. Hides that the session isolated the realm: what exists in isolated
 * realms only goes away, and `crossOriginIsolated` says what it would have said, so that a loader that asks for
 * threads takes the branch it takes without us. The recorder has taken what it needs before.
 */
import { apply, getPrototypeOf, hasOwn, holderOf, matches } from './natives.ts';
import { replaceGetter, type NativeFunction } from './stand-in-property.ts';

/** Does nothing in a realm that is not isolated. For windows. */
export function hideIsolation(realm: typeof globalThis): void {
  if ((realm as { crossOriginIsolated?: boolean }).crossOriginIsolated !== true) return;
  const holder = holderOf(realm, 'crossOriginIsolated');
  if (holder !== null && answerFalse(holder, () => undefined) !== null) removeIsolatedOnly(realm);
}

/**
 * For a worker that is not whole yet. What it gives removes what exists in isolated realms only: to be called when the
 * worker is whole, and called when anybody asks whether it is isolated. Twice is harmless.
 */
export function hideWorkerIsolation(realm: typeof globalThis): () => void {
  const { WorkerGlobalScope } = realm as { readonly WorkerGlobalScope?: { readonly prototype: object } };
  let settled = WorkerGlobalScope === undefined;
  const settle = (): void => {
    if (settled || native === null) return;
    // It comes when the worker is whole, and only where that is isolated.
    if (!hasOwn(realm, 'SharedArrayBuffer') || apply(native, realm, []) !== true) return;
    settled = true;
    removeIsolatedOnly(realm);
  };
  const native = WorkerGlobalScope === undefined ? null : answerFalse(WorkerGlobalScope.prototype, settle);
  return settle;
}

/** Gives the native getter; null where there is none. */
function answerFalse(holder: object, onRead: () => void): NativeFunction | null {
  let getter: NativeFunction | null = null;
  replaceGetter(holder, 'crossOriginIsolated', (native) => {
    getter = native;
    return {
      // Wrong receivers are refused as before.
      apply(_native, self: unknown, args: unknown[]) {
        apply(native, self, args);
        onRead();
        return false;
      },
    };
  });
  return getter;
}

function removeIsolatedOnly(realm: typeof globalThis): void {
  Reflect.deleteProperty(realm, 'SharedArrayBuffer');
  const performance = realm.performance as Performance | undefined;
  if (performance)
    Reflect.deleteProperty(getPrototypeOf(performance) as object, 'measureUserAgentSpecificMemory');
}

/**
 * Whether the realm has its isolation from us. `isolatedByPage`: the page's own headers say so. A document
 * without an address of its own has the isolation of the one that made it, which shows what it hides.
 */
export function isIsolatedByUs(realm: typeof globalThis, isolatedByPage: boolean): boolean {
  if (isolatedByPage) return false;
  const { location } = realm as { location?: Location };
  if (location === undefined || !matches(/^(?:about|blob|data):/, location.href)) return true;
  try {
    const maker = realm.parent === realm.self ? (realm.opener as Window | null) : realm.parent;
    return maker === null || !(maker as typeof globalThis & Window).crossOriginIsolated;
  } catch {
    return true;
  }
}
