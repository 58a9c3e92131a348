/**
 * World: page. Types of typed arrays, by class and length. HOT.
 *
 * Reading an element of a typed array runs nothing, and tells engines its hidden class, by the place of the reading: where
 * all had one, its prototype and length cost next to nothing (measured: 3 ns instead of 13). So each common class has a place
 * of its own, and a constant of its own for what it is compared with. Without elements it goes the long way, because it may be
 * out of bounds.
 */
import type { ClassRecord, Classes } from './classes.ts';
import type { RecorderTypeId } from './hooks.ts';
import { createList, getPrototypeOf, NativeInt32Array } from './natives.ts';
import type { ShapeTypes } from './shape-types.ts';
import { isOutOfBounds, TYPED_ARRAY_NAMES, typedArrayLength, typedArrayTag } from './size-readers.ts';
import type { TypeTable } from './type-table.ts';

export interface TypedArrayTypes {
  /** Of a view; -1 for one that is no typed array. */
  readonly typeOf: (view: object) => RecorderTypeId;
}

/** What is made once for each shape, and counted as effort. */
export interface NewShapes {
  readonly addShape: (owner: number, found: ClassRecord, length: number) => RecorderTypeId;
  readonly detached: (found: ClassRecord) => RecorderTypeId;
}

// Types met lately, by class and length.
const LENGTHS = 256;

export function createTypedArrayTypes(
  types: TypeTable,
  classes: Classes,
  shapes: ShapeTypes,
  { addShape, detached }: NewShapes,
): TypedArrayTypes {
  const lengths = new NativeInt32Array(LENGTHS * 4);
  // By position in TYPED_ARRAY_NAMES; null where this engine lacks the class.
  const prototypes = createList<object | null>();
  const intrinsics = createList<ClassRecord>();
  const owners = globalThis as unknown as Record<string, { readonly prototype: object } | undefined>;
  for (let i = 0; i < TYPED_ARRAY_NAMES.length; i++) {
    const prototype = owners[TYPED_ARRAY_NAMES[i]]?.prototype ?? null;
    prototypes[i] = prototype;
    intrinsics[i] = classes.of(prototype, {});
  }
  const float64 = Float64Array.prototype;
  const float32 = Float32Array.prototype;
  const uint8 = Uint8Array.prototype;
  const int32 = Int32Array.prototype;
  const uint32 = Uint32Array.prototype;
  const uint16 = Uint16Array.prototype;
  const float64Class = classes.of(float64, {});
  const float32Class = classes.of(float32, {});
  const uint8Class = classes.of(uint8, {});
  const int32Class = classes.of(int32, {});
  const uint32Class = classes.of(uint32, {});
  const uint16Class = classes.of(uint16, {});

  function typeOf(view: object): RecorderTypeId {
    const array = view as ArrayLike<number | undefined>;
    const tag = typedArrayTag(array);
    if (tag === undefined) return -1;
    if (tag === 'Float64Array') {
      if (array[0] !== undefined && getPrototypeOf(array) === float64)
        return typeOfLength(float64Class, typedArrayLength(array), array);
    } else if (tag === 'Float32Array') {
      if (array[0] !== undefined && getPrototypeOf(array) === float32)
        return typeOfLength(float32Class, typedArrayLength(array), array);
    } else if (tag === 'Uint8Array') {
      if (array[0] !== undefined && getPrototypeOf(array) === uint8)
        return typeOfLength(uint8Class, typedArrayLength(array), array);
    } else if (tag === 'Int32Array') {
      if (array[0] !== undefined && getPrototypeOf(array) === int32)
        return typeOfLength(int32Class, typedArrayLength(array), array);
    } else if (tag === 'Uint32Array') {
      if (array[0] !== undefined && getPrototypeOf(array) === uint32)
        return typeOfLength(uint32Class, typedArrayLength(array), array);
    } else if (tag === 'Uint16Array') {
      if (array[0] !== undefined && getPrototypeOf(array) === uint16)
        return typeOfLength(uint16Class, typedArrayLength(array), array);
    }
    return typeOfOther(array, tag);
  }

  /** `length` is handed on, because it is known best where the class is. */
  function typeOfLength(found: ClassRecord, length: number, array: object): RecorderTypeId {
    const at = placeOf(found.id, length);
    if (lengths[at] === found.id && lengths[at + 1] === length) return lengths[at + 2];
    return findLength(found, length, array, at);
  }

  function typeOfOther(array: object, tag: string): RecorderTypeId {
    const kind = kindOf(tag);
    const length = typedArrayLength(array);
    if (kind < 0) return types.intern(`${tag}(${length})`, 'typed-array', null);
    const prototype = getPrototypeOf(array) as object | null;
    const intrinsic = intrinsics[kind];
    const found = prototype === prototypes[kind] ? intrinsic : subclass(intrinsic, tag, prototype, array);
    return typeOfLength(found, length, array);
  }

  function findLength(found: ClassRecord, length: number, array: object, at: number): RecorderTypeId {
    if (length === 0 && isOutOfBounds(array)) return detached(found);
    let type = shapes.find(found.id, length);
    if (type === 0) type = addShape(found.id, found, length);
    // An empty one may be out of bounds the next time.
    if (length > 0 && (length | 0) === length) {
      lengths[at] = found.id;
      lengths[at + 1] = length;
      lengths[at + 2] = type;
    }
    return type;
  }

  function subclass(
    intrinsic: ClassRecord,
    tag: string,
    prototype: object | null,
    array: object,
  ): ClassRecord {
    if (prototype === null) return intrinsic;
    const found = classes.of(prototype, array);
    return found.kind === 'typed-array' && found.label !== tag ? found : intrinsic;
  }

  return { typeOf };
}

function placeOf(id: number, length: number): number {
  return ((id * 7 + length) & (LENGTHS - 1)) << 2;
}

/** Position in TYPED_ARRAY_NAMES; -1 for a class that came later. */
function kindOf(tag: string): number {
  let kind = TYPED_ARRAY_NAMES.length - 1;
  while (kind >= 0 && TYPED_ARRAY_NAMES[kind] !== tag) kind--;
  return kind;
}
