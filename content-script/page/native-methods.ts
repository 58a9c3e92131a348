/**
 * World: page. Methods of the web platform as functions of their receiver, taken before any page script:
 * what a page puts in their place later is never called.
 */
import { uncurriedGetter, uncurry } from './natives.ts';

/** `holder[key]` with the receiver as its first argument. */
export function nativeMethod<H extends object, K extends keyof H>(
  holder: H,
  key: K,
): H[K] extends (...args: infer A) => infer R ? (self: H, ...args: A) => R : never {
  return uncurry(holder[key] as () => unknown) as never;
}

/** The getter of an accessor as a function of its object. It must exist in every browser we support. */
export function nativeGetter<H extends object, K extends keyof H & string>(
  holder: H,
  key: K,
): (self: H) => H[K] {
  return uncurriedGetter<H[K]>(holder, key)!;
}

/** The setter of an accessor as a function of its object and value. It must exist, too. */
export function nativeSetter<H extends object, K extends keyof H & string>(
  holder: H,
  key: K,
): (self: H, value: H[K]) => void {
  const descriptor = Object.getOwnPropertyDescriptor(holder, key) as {
    set: (this: H, value: H[K]) => void;
  };
  return uncurry(descriptor.set);
}
