/**
 * World: page. Turns one argument into the id of its type without running any of the page's code: no
 * getters, traps, iteration or `toString`. Keeps no reference to the value and throws only when the stack
 * is exhausted, as the page's call was about to. HOT.
 */
import { STATIC_TYPE_LABELS } from '../../protocol/calling-convention.ts';
import { createArrayElements, MAX_ELEMENTS, MIXED, ONLY_HOLES } from './array-elements.ts';
import type { CapCounter } from './caps.ts';
import { createClasses, type ClassRecord } from './classes.ts';
import type { ElementAccessors } from './element-accessors.ts';
import type { RecorderTypeId } from './hooks.ts';
import { createKeptTypes } from './kept-types.ts';
import {
  createList,
  createStringMap,
  ensureStack,
  getPrototypeOf,
  isArray,
  isInteger,
  isView,
  NativeInt32Array,
  STEADY,
} from './natives.ts';
import { dtypeOf, readOwn, sizesOf, type Adapter } from './ndarray-adapters.ts';
import type { ProxyRegistry } from './proxies.ts';
import { createShapeTypes } from './shape-types.ts';
import { createSizeReaders, sizes as readSizes } from './size-readers.ts';
import { FLOAT, INT, TYPE, type TypeTable } from './type-table.ts';
import { createTypedArrayTypes } from './typed-array-types.ts';

export interface Describer {
  /** HOT. */
  readonly describe: (value: unknown) => RecorderTypeId;
  /** The token that emitted code passes for a static type. */
  readonly staticType: (index: number) => unknown;
  /** Type of a proxy of this target. */
  readonly proxyType: (target: object) => RecorderTypeId;
  /** Work beyond a few nanoseconds was done since this was last set to 0; the clock leaves it out. */
  readonly effort: Int32Array;
  /** Drops what is held for speed. */
  readonly forget: () => void;
}

// A tensor of a higher rank is an ordinary object to us.
const MAX_RANK = 16;
const MAX_ELEMENT_TYPES = 64;
// Elements that take less time to look at than reading the clock once more would.
const FEW_ELEMENTS = 8;

export function createDescriber(
  types: TypeTable,
  proxies: ProxyRegistry,
  accessors: ElementAccessors,
  caps: CapCounter,
): Describer {
  const readers = createSizeReaders();
  const effort = new NativeInt32Array(STEADY);
  const classes = createClasses(types, readers, proxies, caps, effort);
  const shapes = createShapeTypes();
  const elements = createArrayElements(proxies, accessors, classTypeOf);
  const scratch = new NativeInt32Array(2 + MAX_RANK);
  const elementTypes = createStringMap<number>();
  let elementTypeCount = 0;

  const typedArrays = createTypedArrayTypes(types, classes, shapes, { addShape, detached });
  const arrayPrototype: object = Array.prototype;
  const arrayClass = classes.of(arrayPrototype, []);
  const tensorShapes = classes.newOwner();
  const ndarrayShapes = classes.newOwner();

  const kept = createKeptTypes();
  const tokens = createList<symbol>();
  for (let i = 0; i < STATIC_TYPE_LABELS.length; i++) tokens[i] = Symbol(STATIC_TYPE_LABELS[i]);

  // Small, to be inlined where numbers are passed. Whether a number is small is not asked: where that changes, processors guess wrong.
  function describe(value: unknown): RecorderTypeId {
    if (typeof value === 'number') return isInteger(value) ? INT : FLOAT;
    return describeOther(value);
  }

  function describeOther(value: unknown): RecorderTypeId {
    if (typeof value === 'object') return value === null ? TYPE.null : describeObject(value);
    if (typeof value === 'string') return TYPE.string;
    if (typeof value === 'boolean') return TYPE.boolean;
    if (typeof value === 'undefined') return TYPE.undefined;
    if (typeof value === 'function') return TYPE.function;
    if (typeof value === 'bigint') return TYPE.bigint;
    return value === tokens[0] ? TYPE.object : value === tokens[1] ? TYPE.array : TYPE.symbol;
  }

  function describeObject(value: object): RecorderTypeId {
    if (isView(value)) {
      const type = typedArrays.typeOf(value);
      return type >= 0 ? type : describeUnknown(value);
    }
    const code = kept.codeOf(value);
    return code >= 0 ? code : describeUnknown(value);
  }

  function describeUnknown(value: object): RecorderTypeId {
    if (proxies.any) {
      const known = proxies.typeOf(value);
      if (known !== undefined) return known;
    }
    try {
      if (isArray(value)) return describeArray(value);
      const prototype = getPrototypeOf(value) as object | null;
      const found = classes.of(prototype, value);
      if (found.reader !== null) return describeSized(found, value);
      if (found.adapter !== null) return describeNdarray(found, found.adapter, value, prototype);
      kept.keep(value, found.type);
      return found.type;
    } catch {
      // A proxy that was made out of our sight threw, or the stack is at its end.
      ensureStack();
      return TYPE.object;
    }
  }

  function describeArray(array: readonly unknown[]): RecorderTypeId {
    const prototype = getPrototypeOf(array) as object | null;
    let found = arrayClass;
    if (prototype !== arrayPrototype) {
      const own = classes.of(prototype, array);
      if (own.kind === 'array') found = own;
    }
    const { length } = array;
    if (length === 0 || length > MAX_ELEMENTS) {
      const type = shapes.find(found.id, length);
      return type !== 0 ? type : addShape(found.id, found, length);
    }
    if (length > FEW_ELEMENTS) effort[0] = 1;
    const count = lookAt(array, prototype === arrayPrototype);
    if (count === 0) {
      const type = shapes.find(found.id, length);
      return type !== 0 ? type : addShape(found.id, found, length);
    }
    const type = shapes.findAll(found.id, elements.sizes, count);
    return type !== 0 ? type : addArray(found, count);
  }

  function lookAt(array: readonly unknown[], isIntrinsic: boolean): number {
    try {
      return elements.look(array, isIntrinsic);
    } catch {
      ensureStack();
      return 0;
    }
  }

  function describeSized(found: ClassRecord, value: object): RecorderTypeId {
    const reader = found.reader!;
    let count: number;
    try {
      count = reader.read(value);
    } catch {
      ensureStack();
      return found.type;
    }
    if (count === 0) return found.type;
    if (count === -1) return detached(found);
    if (count === 1) {
      const type = shapes.find(found.id, readSizes[0]);
      return type !== 0 ? type : addShape(found.id, found, readSizes[0]);
    }
    scratch[0] = readSizes[0];
    scratch[1] = readSizes[1];
    const type = shapes.findAll(found.id, scratch, 2);
    return type !== 0 ? type : addPair(found, reader.between, reader.after);
  }

  function describeNdarray(
    found: ClassRecord,
    adapter: Adapter,
    value: object,
    prototype: object | null,
  ): RecorderTypeId {
    const dtype = dtypeOf(adapter, value, prototype);
    const dims = dtype === null ? null : sizesOf(value, adapter.shapeKey, proxies);
    if (dtype === null || dims === null || dims.length > MAX_RANK) return found.type;
    const code = elementTypeCode(dtype);
    if (code < 0) return found.type;
    const { length } = dims;
    scratch[0] = code;
    for (let i = 0; i < length; i++) {
      const size = readOwn(dims, i);
      if (typeof size !== 'number' || (size | 0) !== size) return found.type;
      scratch[1 + i] = size;
    }
    const owner = adapter.name === 'Tensor' ? tensorShapes : ndarrayShapes;
    const type = shapes.findAll(owner, scratch, 1 + length);
    return type !== 0 ? type : addNdarray(adapter, owner, dtype, length);
  }

  function elementTypeCode(dtype: string): number {
    const known = elementTypes.get(dtype);
    if (known !== undefined) return known;
    if (elementTypeCount === MAX_ELEMENT_TYPES) return -1;
    elementTypes.set(dtype, elementTypeCount);
    return elementTypeCount++;
  }

  // Below: once for each shape. Sizes beyond 31 bits do not fit the tries and are interned by their text.

  function addShape(owner: number, found: ClassRecord, length: number): RecorderTypeId {
    effort[0] = 1;
    if (!types.takesSizes()) return unsized(found);
    const type = types.intern(
      `${found.label}(${length}${found.reader?.after ?? ''})`,
      found.kind,
      found.base,
    );
    scratch[0] = length;
    if (scratch[0] === length) shapes.add(owner, scratch, 1, type);
    return type;
  }

  function addPair(found: ClassRecord, between: string, after: string): RecorderTypeId {
    effort[0] = 1;
    if (!types.takesSizes()) return unsized(found);
    const first = readSizes[0];
    const second = readSizes[1];
    const type = types.intern(`${found.label}(${first}${between}${second}${after})`, found.kind, found.base);
    if (scratch[0] === first && scratch[1] === second) shapes.add(found.id, scratch, 2, type);
    return type;
  }

  function addArray(found: ClassRecord, count: number): RecorderTypeId {
    const { sizes } = elements;
    if (!types.takesSizes()) return unsized(found);
    const code = sizes[0] >> 1;
    const element = code === MIXED ? 'mixed' : code === ONLY_HOLES ? '' : types.rows[code].label;
    const holey = code === ONLY_HOLES ? 'holey' : (sizes[0] & 1) === 1 ? 'holey ' : '';
    let dims = '';
    for (let i = 1; i < count; i++) dims += `${i === 1 ? '' : ', '}${sizes[i]}`;
    const type = types.intern(`${found.label}<${holey}${element}>(${dims})`, found.kind, found.base);
    shapes.add(found.id, sizes, count, type);
    return type;
  }

  function addNdarray(adapter: Adapter, owner: number, dtype: string, rank: number): RecorderTypeId {
    effort[0] = 1;
    if (!types.takesSizes()) return types.intern(`${adapter.name}(other)`, 'ndarray', null);
    let dims = '';
    for (let i = 1; i <= rank; i++) dims += `${i === 1 ? '' : ', '}${scratch[i]}`;
    const type = types.intern(`${adapter.name}(${dtype}, [${dims}])`, 'ndarray', null);
    shapes.add(owner, scratch, 1 + rank, type);
    return type;
  }

  function detached(found: ClassRecord): RecorderTypeId {
    effort[0] = 1;
    return types.intern(`${found.label}(detached)`, found.kind, found.base);
  }

  /** Over the cap: no longer told apart by size. */
  function unsized(found: ClassRecord): RecorderTypeId {
    return types.intern(`${found.label}(other)`, found.kind, found.base);
  }

  /** Type of an array's element: its class, without sizes. */
  function classTypeOf(element: object): RecorderTypeId {
    if (proxies.any && proxies.typeOf(element) !== undefined) return TYPE.object;
    if (isArray(element)) return TYPE.array;
    const code = kept.codeOf(element);
    if (code >= 0) return code;
    const found = classes.of(getPrototypeOf(element) as object | null, element);
    if (found.reader === null && found.adapter === null) kept.keep(element, found.type);
    return found.type;
  }

  return {
    describe,
    staticType: (index) => tokens[index],
    effort,
    forget() {
      classes.forget();
      kept.forget();
      accessors.check(MAX_ELEMENTS);
    },
    proxyType(target) {
      try {
        if (proxies.typeOf(target) !== undefined) return TYPE.object;
        const label = isArray(target)
          ? 'Array'
          : classes.of(getPrototypeOf(target) as object | null, target).label;
        return types.intern(`Proxy(${label})`, 'proxy', null);
      } catch {
        ensureStack();
        return TYPE.object;
      }
    },
  };
}
