/**
 * World: page. Tells generators that nothing needs to stand for when `yield*` goes over them: just made by an instrumented function, which
 * says itself when it runs and waits, and with the methods of the language, which run nothing else. Promise: runs no code of the page, and no
 * trap of a proxy that is known.
 */
import { HELPERS, LOCALS } from '../../protocol/calling-convention.ts';
import { nativeText } from './native-text.ts';
import { createObjectMap, getPrototypeOf, hasOwn, method, ownDataValue } from './natives.ts';
import type { ProxyRegistry } from './proxies.ts';

export interface OwnGenerators {
  /** Whether the value is a generator that a call of that function has just returned. */
  readonly isMadeBy: (value: unknown, maker: unknown) => boolean;
  /** What `holder.key…` says, without running a getter; undefined where only running one tells. */
  readonly memberOf: (holder: unknown, keys: readonly string[]) => unknown;
}

const CALLED = ['next', 'return', 'throw'] as const;
const GENERATORS = getPrototypeOf(function* () {}.prototype as object) as object;
const ITERATORS = getPrototypeOf(GENERATORS) as object;
const NATIVES = {
  next: ownDataValue(GENERATORS, 'next'),
  return: ownDataValue(GENERATORS, 'return'),
  throw: ownDataValue(GENERATORS, 'throw'),
};
const ITERATOR = ownDataValue(ITERATORS, Symbol.iterator);
const endsWith = method<string, [string], boolean>(String.prototype, 'endsWith');

/** What functions with a frame end in. */
const FRAMED = `}finally{${LOCALS.frame}&&${HELPERS.leaveFrame}(${LOCALS.frame})}}`;
/** A proxy of another realm may go on for ever. */
const MOST_PROTOTYPES = 1000;

export function createOwnGenerators(proxies: ProxyRegistry): OwnGenerators {
  const verdicts = createObjectMap<boolean>();

  /** Of a proxy it says that it is native. */
  function hasFrame(maker: object): boolean {
    const known = verdicts.get(maker);
    if (known !== undefined) return known;
    const verdict = endsWith(nativeText(maker), FRAMED);
    verdicts.set(maker, verdict);
    return verdict;
  }

  function walk(holder: unknown, keys: readonly string[]): unknown {
    let value = holder;
    for (let i = 0; i < keys.length; i++) {
      let of: unknown = value;
      for (let left = MOST_PROTOTYPES; ; left--) {
        if (!isObject(of) || proxies.typeOf(of) !== undefined || left === 0) return undefined;
        if (hasOwn(of, keys[i])) break;
        of = getPrototypeOf(of);
      }
      value = ownDataValue(of, keys[i]);
    }
    return value;
  }

  return {
    isMadeBy(value, maker) {
      if (typeof maker !== 'function' || typeof value !== 'object' || value === null) return false;
      if (!hasFrame(maker) || proxies.typeOf(value) !== undefined) return false;
      const prototype = ownDataValue(maker, 'prototype');
      return isObject(prototype) && proxies.typeOf(prototype) === undefined && isPlain(value, prototype);
    },
    memberOf(holder, keys) {
      try {
        return walk(holder, keys);
      } catch {
        // A proxy of another realm, or a full stack.
        return undefined;
      }
    },
  };
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** A generator of the language with that prototype, whose methods nobody has changed. */
function isPlain(value: object, prototype: object): boolean {
  if (getPrototypeOf(value) !== prototype || getPrototypeOf(prototype) !== GENERATORS) return false;
  if (getPrototypeOf(GENERATORS) !== ITERATORS || hasOwn(GENERATORS, Symbol.iterator)) return false;
  if (hasOwn(value, Symbol.iterator) || hasOwn(prototype, Symbol.iterator)) return false;
  for (let i = 0; i < CALLED.length; i++) {
    const key = CALLED[i];
    if (hasOwn(value, key) || hasOwn(prototype, key)) return false;
    if (ownDataValue(GENERATORS, key) !== NATIVES[key]) return false;
  }
  return ownDataValue(ITERATORS, Symbol.iterator) === ITERATOR;
}
