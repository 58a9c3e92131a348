/**
 * World: page. Knows whether an element of any ordinary array may be an accessor, because only asking for each
 * element's getter tells, which takes ten times as long as reading it: the natives that make accessors are wrapped before
 * any page script. Accessors made before, or by another realm's natives, stay unknown.
 */
import { standsFor } from './native-text.ts';
import {
  apply,
  dataProperty,
  defineProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  hasOwn,
  isArray,
  ownDataValue,
  ownKeys,
  toNumber,
} from './natives.ts';
import { replaceFunction } from './stand-in-property.ts';

export interface ElementAccessors {
  /** HOT. True: reading an element or a hole of an array runs nothing, if its prototype is `Array.prototype`. */
  readonly areNone: () => boolean;
  /** From here on the natives are watched. */
  readonly begin: () => void;
  /** There may be one now. */
  readonly add: () => void;
  /** Elements of `Object.prototype`, which show through holes, are seen here only: to be called now and then. */
  readonly check: (elements: number) => void;
}

export function createElementAccessors(): ElementAccessors {
  // An array itself: its length tells whether it has elements.
  const arrayPrototype: readonly unknown[] = Array.prototype;
  const objectPrototype: object = Object.prototype;
  let none = false;
  return {
    areNone: () => none && arrayPrototype.length === 0 && getPrototypeOf(arrayPrototype) === objectPrototype,
    begin() {
      none = true;
    },
    add() {
      none = false;
    },
    check(elements) {
      for (let i = 0; i < elements && none; i++) {
        if (hasOwn(objectPrototype, i)) none = false;
      }
    },
  };
}

/**
 * Replaces the natives of a global object that can make an element an accessor; `found` is called when one may have.
 * False where there are none to replace.
 */
export function watchElementAccessors(
  globalObject: object,
  isProxy: (value: object) => boolean,
  found: () => void,
): boolean {
  const objects = ownDataValue(globalObject, 'Object') as ObjectConstructor | undefined;
  const reflect = ownDataValue(globalObject, 'Reflect') as typeof Reflect | undefined;
  if (objects === undefined || reflect === undefined) return false;
  const objectPrototype: object = objects.prototype;

  const isWatched = (target: unknown): boolean =>
    isArray(target) || target === objectPrototype || isProxy(target as object);

  /** What a native was given that has done its work. Runs none of the page's code. */
  function look(target: unknown, key: unknown, attributes: unknown): void {
    if (!isIndex(key)) return;
    try {
      // What has a value has no getter, or the native would have thrown.
      if (isWatched(target) && (isProxy(attributes as object) || !hasOwn(attributes as object, 'value')))
        found();
    } catch {
      // A proxy that is revoked by now, or the stack is at its end.
      found();
    }
  }

  function lookAtAll(target: unknown, properties: unknown): void {
    try {
      if (!isWatched(target)) return;
      if (isProxy(properties as object)) {
        found();
        return;
      }
      const keys = ownKeys(properties as object);
      for (let i = 0; i < keys.length; i++) if (isIndex(keys[i])) found();
    } catch {
      found();
    }
  }

  replaceMethod(objects, 'defineProperty', (define) => ({
    defineProperty(target, key, attributes) {
      const result = define(target, key, attributes);
      look(target, key, attributes);
      return result;
    },
  }));
  replaceMethod(objects, 'defineProperties', (define) => ({
    defineProperties(target, properties) {
      const result = define(target, properties);
      lookAtAll(target, properties);
      return result;
    },
  }));
  replaceMethod(reflect, 'defineProperty', (define) => ({
    defineProperty(target, key, attributes) {
      const result = define(target, key, attributes);
      look(target, key, attributes);
      return result;
    },
  }));
  replaceFunction(objectPrototype, '__defineGetter__', (define) => ({
    apply(_, self: unknown, args: unknown[]) {
      const result = apply(define, self, args);
      look(self, ownDataValue(args, 0), NO_ATTRIBUTES);
      return result;
    },
  }));
  return true;
}

const NO_ATTRIBUTES = {};

/** Whether a property key may be an index; one that says so only when asked may be. */
function isIndex(key: unknown): boolean {
  if (typeof key === 'string') return toNumber(key) >= 0;
  return typeof key !== 'symbol';
}

type Native = (...args: unknown[]) => unknown;

/** A method in the place of a native one: no constructor, name and length alike, the same text. A proxy would be slow. */
function replaceMethod<N extends string>(
  holder: object,
  name: N,
  make: (native: Native) => Readonly<Record<N, Native>>,
): void {
  const held = getOwnPropertyDescriptor(holder, name);
  const native: unknown = held?.value;
  if (held === undefined || typeof native !== 'function') return;
  const { writable = false, enumerable = false, configurable = false } = held;
  const replacement = standsFor(make(native as Native)[name], native);
  defineProperty(holder, name, dataProperty(replacement, { writable, enumerable, configurable }));
}
