/**
 * World: page. The natives that the WebAssembly hooks use after the page's scripts have begun, captured
 * when this file is evaluated, which is before any of them. Promise: what is built from these never looks
 * up a name that a page can replace, and never runs page code by itself.
 */
const { apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf } =
  Reflect;
const { ownKeys, setPrototypeOf, get: getProperty } = Reflect;
const { create: createObject, freeze } = Object;
const { isArray } = Array;
const symbolIterator: typeof Symbol.iterator = Symbol.iterator;
const { fromCharCode } = String;
const NativeProxy = Proxy;
const NativeWeakMap = WeakMap;
const NativeUint8Array = Uint8Array;
const NativePromise = Promise;

export { apply, construct, createObject, defineProperty, deleteProperty, freeze, fromCharCode, getProperty };
export { getOwnPropertyDescriptor, getPrototypeOf, NativePromise, NativeProxy, NativeUint8Array, ownKeys };
export { isArray, setPrototypeOf, symbolIterator };

/** A function that is called with its `this` given: a captured method, getter or setter. */
export type Captured = (...args: unknown[]) => unknown;

/** The method, or the getter where the property is an accessor, of that name; null where there is none. */
export function capture(holder: unknown, key: PropertyKey): Captured | null {
  if (!isObject(holder)) return null;
  const property = getOwnPropertyDescriptor(holder, key);
  const found: unknown = property?.get ?? property?.value;
  return typeof found === 'function' ? (found as Captured) : null;
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Object for `defineProperty` that a changed `Object.prototype` cannot add fields to. */
export function property(
  value: unknown,
  attributes: { readonly writable?: boolean; readonly enumerable?: boolean; readonly configurable?: boolean },
): PropertyDescriptor & { value: unknown } {
  const { writable = false, enumerable = false, configurable = false } = attributes;
  return setProto({ value, writable, enumerable, configurable }, null);
}

/** Sets the prototype and gives the object back. */
export function setProto<T extends object>(object: T, proto: object | null): T {
  setPrototypeOf(object, proto);
  return object;
}

/** A string-keyed table without prototype: `__proto__` is a key like any other. */
export function createDictionary<V>(): Record<string, V | undefined> {
  return createObject(null) as Record<string, V | undefined>;
}

export type PrivateMap<K extends object, V> = Pick<WeakMap<K, V>, 'get' | 'set' | 'has'>;

const weakMapMethods = [
  ['get', capture(NativeWeakMap.prototype, 'get')],
  ['set', capture(NativeWeakMap.prototype, 'set')],
  ['has', capture(NativeWeakMap.prototype, 'has')],
] as const;

/** A WeakMap that carries its own methods, so that a page replacing those of the prototype sees nothing. */
export function createPrivateMap<K extends object, V>(): PrivateMap<K, V> {
  const map = new NativeWeakMap<K, V>();
  for (let i = 0; i < weakMapMethods.length; i++)
    defineProperty(map, weakMapMethods[i][0], property(weakMapMethods[i][1], {}));
  return setProto(map, null);
}

const then = capture(NativePromise.prototype, 'then');
const resolve = capture(NativePromise, 'resolve');

/** `Promise.resolve(value)`: reads of `value` exactly what the engine itself would read of it. */
export function toPromise(value: unknown): Promise<unknown> {
  return apply(resolve!, NativePromise, [value]) as Promise<unknown>;
}

const rethrow = (reason: unknown): never => {
  // eslint's rule wants an Error here, but what is passed on is whatever the engine or the page rejected with.
  throw reason as Error;
};

/**
 * `promise.then(onValue, onReason)` for a native promise. The own `constructor`, there only for the length
 * of this call, keeps the species look-up away from what a page may have put on `Promise.prototype`.
 */
export function chain<T>(
  promise: Promise<unknown>,
  onValue: (value: unknown) => T,
  onReason: (reason: unknown) => T = rethrow,
): Promise<T> {
  defineProperty(promise, 'constructor', property(undefined, { configurable: true }));
  try {
    return apply(then!, promise, [onValue, onReason]) as Promise<T>;
  } finally {
    deleteProperty(promise, 'constructor');
  }
}

const bufferByteLength = capture(ArrayBuffer.prototype, 'byteLength');
const typedArrayPrototype = getPrototypeOf(NativeUint8Array.prototype);
const viewReaders = [typedArrayPrototype, DataView.prototype].map((prototype) => ({
  buffer: capture(prototype, 'buffer')!,
  byteOffset: capture(prototype, 'byteOffset')!,
  byteLength: capture(prototype, 'byteLength')!,
}));

/** Bytes behind a BufferSource, not copied, with their number; null for anything else. Runs no page code. */
export function bytesOf(source: unknown): { readonly bytes: Uint8Array; readonly length: number } | null {
  if (typeof source !== 'object' || source === null) return null;
  const asBuffer = attempt(() => {
    const length = apply(bufferByteLength!, source, []) as number;
    return { bytes: new NativeUint8Array(source as ArrayBuffer), length };
  });
  if (asBuffer) return asBuffer;
  for (let i = 0; i < viewReaders.length; i++) {
    const read = viewReaders[i];
    const asView = attempt(() => {
      const length = apply(read.byteLength, source, []) as number;
      const buffer = apply(read.buffer, source, []) as ArrayBuffer;
      const start = apply(read.byteOffset, source, []) as number;
      return { bytes: new NativeUint8Array(buffer, start, length), length };
    });
    if (asView) return asView;
  }
  return null;
}

/** Result of `action`, or null when it threw: for our own book-keeping, which must not reach the page. */
export function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
