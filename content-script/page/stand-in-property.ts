/**
 * World: page and worker. A stand-in for a native function that a page finds as a property: same name, length,
 * text, prototype and attributes, because it is a proxy of the native.
 */
import { standsFor } from './native-text.ts';
import {
  dataProperty,
  defineProperty,
  getOwnPropertyDescriptor,
  NativeProxy,
  ownDataValue,
  setPrototypeOf,
} from './natives.ts';

export type NativeFunction = (this: unknown, ...args: unknown[]) => unknown;
export type Traps = Pick<ProxyHandler<NativeFunction>, 'apply' | 'construct'>;

/**
 * Replaces an own property of `holder`, and the `constructor` of what it makes. Gives the stand-in, or null where
 * there is no such function.
 */
export function replaceFunction(
  holder: object,
  name: string,
  traps: (native: NativeFunction) => Traps,
): object | null {
  const held = getOwnPropertyDescriptor(holder, name);
  const native: unknown = held?.value;
  if (!held || typeof native !== 'function') return null;
  const { writable = false, enumerable = false, configurable = false } = held;
  const replacement = standIn(native as NativeFunction, traps);
  defineProperty(holder, name, dataProperty(replacement, { writable, enumerable, configurable }));
  const prototype = ownDataValue(native, 'prototype');
  const made = typeof prototype === 'object' && prototype !== null ? prototype : null;
  const constructor = made === null ? undefined : getOwnPropertyDescriptor(made, 'constructor');
  if (made !== null && constructor?.value === native)
    defineProperty(made, 'constructor', { ...constructor, value: replacement });
  return replacement;
}

/** The same for the getter of an accessor, whose setter stays. */
export function replaceGetter(
  holder: object,
  name: string,
  traps: (native: NativeFunction) => Traps,
): object | null {
  return replaceHalf(holder, name, 'get', traps);
}

/** The same for its setter. */
export function replaceSetter(
  holder: object,
  name: string,
  traps: (native: NativeFunction) => Traps,
): object | null {
  return replaceHalf(holder, name, 'set', traps);
}

function replaceHalf(
  holder: object,
  name: string,
  half: 'get' | 'set',
  traps: (native: NativeFunction) => Traps,
): object | null {
  const held = getOwnPropertyDescriptor(holder, name);
  const native = held === undefined ? undefined : ownDataValue(held, half);
  if (typeof native !== 'function') return null;
  const replacement = standIn(native as NativeFunction, traps);
  // What is defined keeps what is not named.
  defineProperty(holder, name, setPrototypeOf({ [half]: replacement }, null) as PropertyDescriptor);
  return replacement;
}

function standIn(native: NativeFunction, traps: (native: NativeFunction) => Traps): NativeFunction {
  const handler = setPrototypeOf(traps(native), null) as Traps;
  return standsFor(new NativeProxy(native, handler), native);
}
