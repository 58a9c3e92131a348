/**
 * World: page. Looks at the elements of an ordinary array, within a bound and without running code, to
 * say `int`, `float`, `holey int`, `Matrix`, `mixed`, and whether it is a rectangular nest.
 *
 *     [1, 2, 3]              element int, sizes 3
 *     [[1.5, 2], [3, 4]]     element float, sizes 2 2
 *     [[1], [2, 3]]          element Array, sizes 2
 */
import type { RecorderTypeId } from './hooks.ts';
import type { ElementAccessors } from './element-accessors.ts';
import { getPrototypeOf, hasOwn, isArray, isInteger, lookupGetter, NativeInt32Array } from './natives.ts';
import type { ProxyRegistry } from './proxies.ts';
import { TYPE } from './type-table.ts';

// Every element is looked at or none is named. A number takes 2 ns, 30 to 40 where it may be an accessor; anything else 4
// to 20 for its class. So the worst call stays under 3 µs, and one of objects alone under 300 ns.
export const MAX_ELEMENTS = 64;
const MAX_OTHERS = 16;
const MAX_RANK = 8;
const COLUMNS = 1 + MAX_RANK;

/** `sizes[0]` is the element's code, see `codeOf`; the sizes follow. */
export interface ArrayElements {
  readonly sizes: Int32Array;
  /**
   * Fills `sizes` for a non-empty array that is no proxy, and whose prototype is `Array.prototype` or not. Returns how many of
   * them there are, the code included, or 0 when the elements are too many or cannot be looked at.
   */
  readonly look: (array: readonly unknown[], isIntrinsic: boolean) => number;
}

/** Element codes: a type id doubled, plus 1 when there are holes. */
export const MIXED = 1 << 20;
export const ONLY_HOLES = MIXED + 1;

export function createArrayElements(
  proxies: ProxyRegistry,
  accessors: ElementAccessors,
  /** Type of an element that is an object or function, without sizes. */
  classTypeOf: (element: object) => RecorderTypeId,
): ArrayElements {
  const sizes = new NativeInt32Array(COLUMNS);
  // An array itself, as engines see it.
  const arrayPrototype: readonly unknown[] = Array.prototype;
  let budget = 0;
  let others = 0;
  let safe = false;
  let rank = 0;
  let type = -1;
  let holes = false;

  const isOrdinaryArray = (value: unknown): value is readonly unknown[] =>
    typeof value === 'object' && value !== null && proxies.typeOf(value) === undefined && isArray(value);

  /** False for a hole, and for an accessor, whose value nobody may ask for. */
  const isData = (array: readonly unknown[], index: number): boolean =>
    hasOwn(array, index) && lookupGetter(array, index) === undefined;

  /** Joins one more element's type to what was seen. */
  function join(seen: RecorderTypeId): void {
    if (type === -1 || type === seen) type = seen;
    else if (type + seen === TYPE.int + TYPE.float) type = TYPE.float;
    else type = MIXED;
  }

  /** Numbers are told where they are read, without this: an engine makes an object of a fraction that it hands on. */
  function typeOfElement(element: unknown): RecorderTypeId {
    if (typeof element === 'object') return element === null ? TYPE.null : classTypeOf(element);
    if (typeof element === 'string') return TYPE.string;
    if (typeof element === 'number') return isInteger(element) ? TYPE.int : TYPE.float;
    if (typeof element === 'boolean') return TYPE.boolean;
    if (typeof element === 'undefined') return TYPE.undefined;
    if (typeof element === 'function') return TYPE.function;
    return typeof element === 'bigint' ? TYPE.bigint : TYPE.symbol;
  }

  /** The array as a nest: true while it is rectangular with all leaves at one depth, holes nowhere. */
  function nest(array: readonly unknown[], depth: number, plain: boolean): boolean {
    const { length } = array;
    if (sizes[1 + depth] === -1) sizes[1 + depth] = length;
    if (sizes[1 + depth] !== length || length === 0) return false;
    budget -= length;
    if (budget < 0) return false;
    for (let i = 0; i < length; i++) {
      if (!plain && !isData(array, i)) return false;
      const element = array[i];
      if (plain && element === undefined && !hasOwn(array, i)) return false;
      if (typeof element !== 'number' && isOrdinaryArray(element)) {
        if (rank === depth + 1 || depth + 1 === MAX_RANK) return false;
        if (!nest(element, depth + 1, safe && getPrototypeOf(element) === arrayPrototype)) return false;
      } else {
        if (rank === -1) rank = depth + 1;
        if (rank !== depth + 1) return false;
        if (typeof element === 'number') {
          join(isInteger(element) ? TYPE.int : TYPE.float);
        } else {
          if (--others < 0) return false;
          join(typeOfElement(element));
        }
      }
    }
    return true;
  }

  /** The array by itself: false when an element is an accessor, or one of many is no number. */
  function flat(array: readonly unknown[], plain: boolean): boolean {
    const { length } = array;
    for (let i = plain ? numbers(array) : 0; i < length && type !== MIXED; i++) {
      if (!plain && !isData(array, i)) {
        if (hasOwn(array, i)) return false;
        holes = true;
        continue;
      }
      const element = array[i];
      if (typeof element === 'number') join(isInteger(element) ? TYPE.int : TYPE.float);
      else if (plain && element === undefined && !hasOwn(array, i)) holes = true;
      else {
        if (length > MAX_OTHERS) return false;
        join(typeOfElement(element));
      }
    }
    return true;
  }

  /** Looks at the numbers that an array begins with, and says how many they are: most arrays that hold any hold nothing else. */
  function numbers(array: readonly unknown[]): number {
    const { length } = array;
    let fractions = false;
    let i = 0;
    for (; i < length; i++) {
      const element = array[i];
      if (typeof element !== 'number') break;
      if (!isInteger(element)) fractions = true;
    }
    if (i > 0) type = fractions ? TYPE.float : TYPE.int;
    return i;
  }

  return {
    sizes,
    look(array, isIntrinsic) {
      const { length } = array;
      if (length > MAX_ELEMENTS) return 0;
      safe = accessors.areNone();
      const plain = safe && isIntrinsic;
      type = -1;
      holes = false;
      if (plain || isData(array, 0)) {
        const first = array[0];
        if (typeof first !== 'number' && isOrdinaryArray(first)) {
          budget = MAX_ELEMENTS;
          others = MAX_OTHERS;
          rank = -1;
          for (let i = 0; i < COLUMNS; i++) sizes[i] = -1;
          if (nest(array, 0, plain)) {
            sizes[0] = type * 2;
            return 1 + rank;
          }
          type = -1;
        }
      }
      if (!flat(array, plain)) return 0;
      sizes[0] = type === -1 ? ONLY_HOLES * 2 : type * 2 + (holes && type !== MIXED ? 1 : 0);
      sizes[1] = length;
      return 2;
    },
  };
}
