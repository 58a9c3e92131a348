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

/** The same for the setter of an accessor, whose getter stays. Nothing where there is none. */
export function replaceSetter(holder: object, name: string, traps: (native: NativeFunction) => Traps): void {
  const held = getOwnPropertyDescriptor(holder, name);
  const native = held === undefined ? undefined : ownDataValue(held, 'set');
  if (typeof native !== 'function') return;
  // What is defined keeps what is not named.
  const property = { set: standIn(native as NativeFunction, traps) };
  defineProperty(holder, name, setPrototypeOf(property, null) as PropertyDescriptor);
}

function standIn(native: NativeFunction, traps: (native: NativeFunction) => Traps): NativeFunction {
  const handler = setPrototypeOf(traps(native), null) as Traps;
  return standsFor(new NativeProxy(native, handler), native);
}
