/**
 * World: page. Functions that stand where a native stood: same own properties in the same order, same
 * prototype, same attributes of the property that holds them. Their source text is the one thing that
 * still tells them apart: `native-text.ts` remembers what stands for what.
 */
import { standsFor } from './native-text.ts';
import {
  type Captured,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isObject,
  NativeProxy,
  ownKeys,
  setProto,
  setPrototypeOf,
} from './wasm-natives.ts';

/** Dresses `standIn` as `native`. For functions that both begin with `length` and `name` the order of keys is kept. */
export function standIn<F extends object>(native: object, replacement: F): F {
  const keys = ownKeys(native);
  for (let i = 0; i < keys.length; i++) {
    const attributes = getOwnPropertyDescriptor(native, keys[i]);
    if (attributes) defineProperty(replacement, keys[i], setProto(attributes, null));
  }
  setPrototypeOf(replacement, getPrototypeOf(native));
  return standsFor(replacement, native);
}

/** A function with a receiver, without prototype, that cannot be constructed: what native methods are. */
export function createMethod(call: (receiver: unknown, args: unknown[]) => unknown): Captured {
  const holder = {
    method(...args: unknown[]): unknown {
      return call(this, args);
    },
  };
  return getOwnPropertyDescriptor(holder, 'method')!.value as Captured;
}

/** Puts a stand-in in the place of a method, leaving the property's attributes. Nothing where there is no method. */
export function replaceMethod(
  holder: object,
  key: PropertyKey,
  createReplacement: (native: Captured) => object,
): void {
  replace(holder, key, 'value', createReplacement);
}

/** The same for the getter or setter of an accessor. */
export function replaceAccessor(
  holder: object,
  key: PropertyKey,
  part: 'get' | 'set',
  createReplacement: (native: Captured) => object,
): void {
  replace(holder, key, part, createReplacement);
}

function replace(
  holder: object,
  key: PropertyKey,
  part: 'value' | 'get' | 'set',
  createReplacement: (native: Captured) => object,
): void {
  const attributes = getOwnPropertyDescriptor(holder, key);
  const native: unknown = attributes?.[part];
  if (!attributes || typeof native !== 'function') return;
  attributes[part] = standIn(native, createReplacement(native as Captured)) as never;
  defineProperty(holder, key, setProto(attributes, null));
}

/** Makes the object that a constructor returns; `newTarget` is the native itself for a plain `new`. */
export type Construct = (args: unknown[], newTarget: Captured) => object;

/**
 * Puts a stand-in in the place of a constructor and of its prototype's `constructor`.
 *
 * It is a Proxy, the only form that is all of the native: a class cannot be called (the native answers
 * that with an error of its own), a function reads `new.target.prototype` a second time, and both show
 * their source. Statics, text and attributes are the native's own. Constructing is never hot.
 */
export function replaceConstructor(
  holder: object,
  key: PropertyKey,
  createConstruct: (native: Captured) => Construct,
): void {
  const attributes = getOwnPropertyDescriptor(holder, key);
  const native: unknown = attributes?.value;
  if (!attributes || typeof native !== 'function') return;
  const make = createConstruct(native as Captured);
  const handler: ProxyHandler<Captured> = {
    construct: (_target, args: unknown[], newTarget) =>
      make(args, newTarget === replacement ? (native as Captured) : (newTarget as Captured)),
  };
  const replacement: Captured = new NativeProxy(native as Captured, setProto(handler, null));
  standsFor(replacement, native);
  attributes.value = replacement;
  defineProperty(holder, key, setProto(attributes, null));
  const prototype: unknown = getOwnPropertyDescriptor(native, 'prototype')?.value;
  const back = isObject(prototype) ? getOwnPropertyDescriptor(prototype, 'constructor') : undefined;
  if (!isObject(prototype) || !back) return;
  back.value = replacement;
  defineProperty(prototype, 'constructor', setProto(back, null));
}
