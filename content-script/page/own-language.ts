/**
 * World: page. Where ordinary code of ours runs in the page's realm, reports and the instrumenter above all, the
 * language is for that time as it was before the page's first script: methods that the page has replaced are put back,
 * accessors, elements and what the engine asks for by itself are taken away from prototypes, and afterwards all is as
 * the page left it.
 * Promise: none of the page's code runs meanwhile. What the page has made unchangeable stays as it made it.
 */
import {
  createList,
  defineProperty,
  deleteProperty,
  ensureStack,
  getPrototypeOf,
  ownProperty,
} from './natives.ts';

const { isExtensible, ownKeys } = Reflect;
const prototypeOf: (object: object) => object | null = getPrototypeOf;

type WithinLanguage = <T>(work: () => T) => T;

/** One object of the language, as it was. */
interface Holder {
  readonly object: object;
  readonly keys: PropertyKey[];
  readonly properties: PropertyDescriptor[];
}

interface Change {
  readonly object: object;
  readonly key: PropertyKey;
  /** As the page left it; undefined where it has taken it away. */
  readonly property: PropertyDescriptor | undefined;
}

// The engine asks for these itself, or we have replaced them.
const LEFT_ALONE: readonly PropertyKey[] = [
  ...['toString', 'constructor', 'prepareStackTrace', 'stackTraceLimit', 'captureStackTrace'],
];

// By `JSON.stringify`, and of attributes. Symbols are asked for by text methods, `concat` and conversions.
const ASKED_FOR: readonly PropertyKey[] = [
  ...['toJSON', 'value', 'get', 'set', 'writable', 'enumerable', 'configurable'],
];

/** Runs the work and returns what it returns. */
export const withinLanguage = captureLanguage();

function captureLanguage(): WithinLanguage {
  const holders = createList<Holder>();
  for (const object of objectsOfTheLanguage()) {
    const keys = createList<PropertyKey>();
    const properties = createList<PropertyDescriptor>();
    for (const key of ownKeys(object)) {
      if (isLeftAlone(object, key)) continue;
      keys[keys.length] = key;
      properties[properties.length] = ownProperty(object, key)!;
    }
    holders[holders.length] = { object, keys, properties };
  }
  let depth = 0;

  return (work) => {
    if (depth > 0) return work();
    // Once something is put back there must be room to take it away again.
    ensureStack();
    const changes = createList<Change>();
    depth++;
    try {
      for (let i = 0; i < holders.length; i++) putBack(holders[i], changes);
      return work();
    } finally {
      for (let i = 0; i < changes.length; i++) undo(changes[i]);
      depth--;
    }
  };
}

/** Whatever ordinary code reaches without naming it, and what it names. */
function objectsOfTheLanguage(): Set<object> {
  const objects = new Set<object>();
  const named = [
    ...[Array, Map, Set, WeakMap, Object, String, Number, Boolean, RegExp, Date, Symbol, Function, BigInt],
    ...[Int32Array, Float64Array, Float32Array, Uint8Array, Uint32Array, Uint16Array, ArrayBuffer, DataView],
    ...[Error, TypeError, RangeError, SyntaxError],
  ];
  for (const constructor of named) {
    objects.add(constructor);
    objects.add(constructor.prototype as object);
  }
  objects.add(prototypeOf(Int32Array)!);
  objects.add(prototypeOf(Int32Array.prototype)!);
  const iterators = [
    ...[[].values(), new Map().values(), new Set().values(), ''[Symbol.iterator](), ''.matchAll(/x/g)],
    (function* () {})(),
  ];
  for (const iterator of iterators) {
    let object: object | null = prototypeOf(iterator);
    for (; object !== null; object = prototypeOf(object)) objects.add(object);
  }
  for (const namespace of [Math, JSON, Reflect]) objects.add(namespace);
  return objects;
}

function isLeftAlone(object: object, key: PropertyKey): boolean {
  if (object !== Function.prototype && object !== Error) return false;
  for (let i = 0; i < LEFT_ALONE.length; i++) if (LEFT_ALONE[i] === key) return true;
  return false;
}

function putBack({ object, keys, properties }: Holder, changes: Change[]): void {
  for (let i = 0; i < keys.length; i++) {
    // Nobody replaces these; the `length` of Array.prototype follows its elements.
    if (!properties[i].configurable) continue;
    const now = ownProperty(object, keys[i]);
    if (now !== undefined && isSame(now, properties[i])) continue;
    if (now !== undefined && !now.configurable && !canWrite(now)) continue;
    changes[changes.length] = { object, key: keys[i], property: now };
    defineProperty(object, keys[i], properties[i]);
  }
  const present = ownKeys(object);
  // What is taken away from an object that the page has closed could not come back.
  if (present.length === keys.length || !isExtensible(object)) return;
  let isOneAway = false;
  for (let i = 0; i < present.length; i++) {
    const key = present[i];
    if (isKnown(keys, key) || isLeftAlone(object, key)) continue;
    const property = ownProperty(object, key)!;
    // A method of another name is nobody's business here, unless it has to come back behind one that is taken away.
    if ((isHarmless(key, property) && !isOneAway) || !property.configurable) continue;
    isOneAway = true;
    changes[changes.length] = { object, key, property };
    deleteProperty(object, key);
  }
}

function undo({ object, key, property }: Change): void {
  if (property === undefined) deleteProperty(object, key);
  else defineProperty(object, key, property);
}

function isKnown(keys: readonly PropertyKey[], key: PropertyKey): boolean {
  for (let i = 0; i < keys.length; i++) if (keys[i] === key) return true;
  return false;
}

function isSame(now: PropertyDescriptor, before: PropertyDescriptor): boolean {
  return now.value === before.value && now.get === before.get && now.set === before.set;
}

function canWrite(property: PropertyDescriptor): boolean {
  return property.writable === true;
}

/** It runs nothing, stands in the way of no assignment, is no element, and the engine does not ask for it by itself. */
function isHarmless(key: PropertyKey, { writable }: PropertyDescriptor): boolean {
  if (writable !== true || typeof key === 'symbol' || +(key as string) >= 0) return false;
  for (let i = 0; i < ASKED_FOR.length; i++) if (ASKED_FOR[i] === key) return false;
  return true;
}
