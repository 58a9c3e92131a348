/**
 * World: page. Which function stands in the place of which native, so that `Function.prototype.toString` can
 * say of a stand-in what it says of the native. Promise: a stand-in keeps its native alive and nothing else.
 */
import { createObjectMap, method } from './natives.ts';

const natives = createObjectMap<object>();

/** `Function.prototype.toString` as it was before anything replaced it. */
export const nativeText = method<unknown, [], string>(Function.prototype, 'toString');

/** Remembers that `replacement` is shown to the page where `native` stood; gives it back. */
export function standsFor<F extends object>(replacement: F, native: object): F {
  natives.set(replacement, native);
  return replacement;
}

/** What `Function.prototype.toString` says of the native behind a stand-in; null for anything else. */
export function nativeTextOf(value: unknown): string | null {
  const native =
    typeof value === 'function' || (typeof value === 'object' && value !== null)
      ? natives.get(value)
      : undefined;
  return native === undefined ? null : nativeText(native);
}

/** True for what {@link standsFor} has been told of. */
export function isStandIn(value: object): boolean {
  return natives.get(value) !== undefined;
}
