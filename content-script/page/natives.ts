/**
 * World: page. What the recorder uses of the language, captured when this file is evaluated, which is
 * before any script of the page. Promise: nothing in here looks up a name that a page can replace, so a
 * page that patches `Map.prototype.get` or `Function.prototype.call` neither sees nor disturbs us.
 *
 * Rules for the code built on it: no method call on anything but our own objects, no spread, no `for…of`,
 * no destructuring of arrays, no index beyond the end of an ordinary array.
 */
type Uncurried<T, A extends readonly unknown[], R> = (self: T, ...args: A) => R;

const functionMethod = (key: 'bind' | 'call'): CallableFunction =>
  Reflect.get(Function.prototype, key) as CallableFunction;
const uncurryMethod = functionMethod('bind').bind(functionMethod('call')) as (f: unknown) => unknown;

/** `f.call(self, …)` as a function of `self`; engines see through it and inline `f`. */
export function uncurry<T, A extends readonly unknown[], R>(
  f: (this: T, ...args: A) => R,
): Uncurried<T, A, R> {
  return uncurryMethod(f) as Uncurried<T, A, R>;
}

/** The same for a method of a prototype. */
export function method<T, A extends readonly unknown[], R>(
  holder: object,
  key: PropertyKey,
): Uncurried<T, A, R> {
  return uncurryMethod(Reflect.get(holder, key)) as Uncurried<T, A, R>;
}

/** A getter as a function of its object. */
export type Getter<T> = (self: unknown) => T;

/** The getter of an accessor property as a function of its object; null where there is none. */
export function uncurriedGetter<T>(holder: unknown, key: PropertyKey): Getter<T> | null {
  if (typeof holder !== 'object' || holder === null) return null;
  const property = Object.getOwnPropertyDescriptor(holder, key);
  return property && 'get' in property ? (uncurryMethod(Reflect.get(property, 'get')) as Getter<T>) : null;
}

export const { apply, construct, defineProperty, deleteProperty, ownKeys } = Reflect;
export const { getPrototypeOf, getOwnPropertyDescriptor, hasOwn, setPrototypeOf } = Object;
export const isArray = Reflect.get(Array, 'isArray') as (value: unknown) => value is readonly unknown[];
export const isView = Reflect.get(ArrayBuffer, 'isView') as (value: unknown) => boolean;
export const isInteger: (value: number) => boolean = Reflect.get(Number, 'isInteger');
export const { clz32, imul } = Math;
export const { freeze } = Object;
export const NativeInt32Array = Int32Array;
export const NativeFloat64Array = Float64Array;
export const NativeUint8Array = Uint8Array;
/** So long, a typed array stays where it is. Those of up to 64 bytes move about with V8's heap, and compiled code must ask where. */
export const STEADY = 17;
export const NativeTypeError = TypeError;
export const NativeProxy = Proxy;

/** The getter that a property look-up would call, along the prototypes; it calls none itself. */
export const lookupGetter = method<object, [PropertyKey], unknown>(Object.prototype, '__lookupGetter__');
export const sliceString = method<string, [number, number], string>(String.prototype, 'slice');
export const toText = String;
export const toNumber = Number;
const setElements = method<Int32Array | Float64Array, [ArrayLike<number>], void>(
  getPrototypeOf(Int32Array.prototype) as object,
  'set',
);

/** Copies an array into a larger one of its kind, as fast as memory goes. */
export function copyElements<T extends Int32Array | Float64Array>(into: T, from: T): T {
  setElements(into, from);
  return into;
}

const settled = Promise.resolve();
// `then` would ask for it along the prototypes.
Reflect.defineProperty(settled, 'constructor', { value: undefined });
const then = method<Promise<void>, [() => void], unknown>(Promise.prototype, 'then');

/** Calls a function when the stack is empty again, before the event loop goes on. It must not throw. */
export function afterThisJob(run: () => void): void {
  then(settled, run);
}

const exec = method<RegExp, [string], unknown>(RegExp.prototype, 'exec');

/** Whether a text matches, for a pattern without flags that keep a position. */
export function matches(pattern: RegExp, text: string): boolean {
  return exec(pattern, text) !== null;
}

const NativeMap = Map;
const mapGet = method<Map<string, unknown>, [string], unknown>(Map.prototype, 'get');
const mapSet = method<Map<string, unknown>, [string, unknown], unknown>(Map.prototype, 'set');

/** A Map from strings that no page can watch. */
export interface StringMap<V> {
  readonly get: (key: string) => V | undefined;
  readonly set: (key: string, value: V) => void;
}

export function createStringMap<V>(): StringMap<V> {
  const map = new NativeMap<string, V>();
  return {
    get: (key) => mapGet(map, key) as V | undefined,
    set: (key, value) => {
      mapSet(map, key, value);
    },
  };
}

const NativeWeakMap = WeakMap;
const weakMapGet = method<WeakMap<object, unknown>, [object], unknown>(WeakMap.prototype, 'get');
const weakMapSet = method<WeakMap<object, unknown>, [object, unknown], unknown>(WeakMap.prototype, 'set');

/** A WeakMap that no page can watch. Keys are never touched: a proxy's traps do not run. */
export interface ObjectMap<V> {
  readonly get: (key: object) => V | undefined;
  readonly set: (key: object, value: V) => void;
}

export function createObjectMap<V>(): ObjectMap<V> {
  const map = new NativeWeakMap<object, V>();
  return {
    get: (key) => weakMapGet(map, key) as V | undefined,
    set: (key, value) => {
      weakMapSet(map, key, value);
    },
  };
}

/** An array that grows by `list[list.length] = x` whatever setters a page puts on `Array.prototype`. */
export function createList<T>(): T[] {
  return setPrototypeOf([], null) as T[];
}

/** Attributes for `defineProperty` that a changed `Object.prototype` cannot add to. */
export function dataProperty(
  value: unknown,
  attributes: { readonly writable: boolean; readonly enumerable: boolean; readonly configurable: boolean },
): PropertyDescriptor {
  const { writable, enumerable, configurable } = attributes;
  return { __proto__: null, value, writable, enumerable, configurable } as PropertyDescriptor;
}

/** Attributes of an own property for `defineProperty`, which a changed `Object.prototype` cannot add to either. */
export function ownProperty(object: object, key: PropertyKey): PropertyDescriptor | undefined {
  const property = getOwnPropertyDescriptor(object, key);
  return property && (setPrototypeOf(property, null) as PropertyDescriptor);
}

const ORDINARY = { writable: true, enumerable: true, configurable: true };

/** `array[index] = value` for an array that goes to others; setters on its prototype are not called. */
export function setElement(array: unknown[], index: number, value: unknown): void {
  defineProperty(array, index, dataProperty(value, ORDINARY));
}

/**
 * Value of an own data property, read without running code; undefined where there is none. The object
 * must not be a proxy. Allocates: not for hot paths.
 */
export function ownDataValue(object: object, key: PropertyKey): unknown {
  const property = getOwnPropertyDescriptor(object, key);
  return property !== undefined && hasOwn(property, 'value') ? (property.value as unknown) : undefined;
}

/** The object along the prototypes that has the property. */
export function holderOf(object: object, key: string): object | null {
  for (
    let holder: object | null = object;
    holder !== null;
    holder = getPrototypeOf(holder) as object | null
  ) {
    if (hasOwn(holder, key)) return holder;
  }
  return null;
}

/**
 * Throws when the stack is nearly exhausted. For catch blocks: what they caught is then ours to pass on
 * by throwing again, because the page was about to overflow anyway; else a foreign object threw.
 */
export function ensureStack(depth = 32): number {
  return depth === 0 ? 0 : 1 + ensureStack(depth - 1);
}
