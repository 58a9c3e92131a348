/**
 * World: page. Built-in classes whose size belongs to their type: how it is read by getters captured at
 * start-up, which look at internal slots only, and how it is written. A reader throws for an object that
 * merely inherits from such a class.
 */
import type { TypeKind } from '../../profile/model.ts';
import {
  createObjectMap,
  createStringMap,
  isView,
  NativeFloat64Array,
  NativeUint8Array,
  STEADY,
  uncurriedGetter,
  method,
  type Getter,
  type ObjectMap,
  type StringMap,
} from './natives.ts';

/** How many of `sizes` were filled in; -1: detached or out of bounds. */
type SizeCount = -1 | 0 | 1 | 2;

export interface SizeReader {
  readonly name: string;
  readonly kind: TypeKind;
  /** Reads an object's sizes into {@link sizes}. Throws for objects of other classes. */
  readonly read: (value: object) => SizeCount;
  /** Between two sizes, and after the last. */
  readonly between: string;
  readonly after: string;
}

/** Where readers put what they read. */
export const sizes = new NativeFloat64Array(STEADY);

export interface SizeReaders {
  readonly byPrototype: ObjectMap<SizeReader>;
  /** For objects of other realms, whose prototypes are unknown: to be tried. */
  readonly byName: StringMap<SizeReader>;
}

interface ClassLike {
  readonly name: string;
  readonly prototype: object;
}

export const TYPED_ARRAY_NAMES = [
  'Float32Array',
  'Float64Array',
  'Uint8Array',
  'Int32Array',
  'Uint16Array',
  'Uint32Array',
  'Int16Array',
  'Int8Array',
  'Uint8ClampedArray',
  'BigInt64Array',
  'BigUint64Array',
  'Float16Array',
] as const;

const typedArrayPrototype = Object.getPrototypeOf(Int8Array.prototype) as Uint8Array;
/** HOT. `Float32Array` and so on for a typed array of any realm, else undefined; proxies too. */
export const typedArrayTag = uncurriedGetter<string | undefined>(typedArrayPrototype, Symbol.toStringTag)!;
/** HOT. Elements of a typed array; 0 when it is detached or out of bounds. */
export const typedArrayLength = uncurriedGetter<number>(typedArrayPrototype, 'length')!;
const includes = method<object, [number], boolean>(typedArrayPrototype, 'includes');

/** True for a detached or out-of-bounds typed array, whose length reads 0. */
export function isOutOfBounds(typedArray: object): boolean {
  try {
    includes(typedArray, 0);
    return false;
  } catch {
    return true;
  }
}

/** Sized classes by name, with the getters of their sizes: one or two. */
const SIZED_BY_GETTERS: readonly (readonly [string, TypeKind, readonly string[]])[] = [
  ['Map', 'container', ['size']],
  ['Set', 'container', ['size']],
  ['WeakMap', 'container', []],
  ['WeakSet', 'container', []],
  ['Blob', 'web', ['size']],
  ['ImageData', 'web', ['width', 'height']],
  ['ImageBitmap', 'web', ['width', 'height']],
  ['AudioBuffer', 'web', ['numberOfChannels', 'length']],
  ['HTMLCanvasElement', 'web', ['width', 'height']],
  ['OffscreenCanvas', 'web', ['width', 'height']],
  // Not `width`, which makes the browser lay out the page.
  ['HTMLVideoElement', 'web', ['videoWidth', 'videoHeight']],
  ['VideoFrame', 'web', ['codedWidth', 'codedHeight']],
  ['GPUBuffer', 'web', ['size']],
  ['GPUTexture', 'web', ['width', 'height']],
  // Without sizes: what makes their subclasses `web`.
  ['Event', 'web', []],
  ['EventTarget', 'web', []],
];

/** Captures what this realm has; call it before any script of the page. */
export function createSizeReaders(): SizeReaders {
  const readers: SizeReaders = { byPrototype: createObjectMap(), byName: createStringMap() };
  const add = (owner: unknown, reader: SizeReader, name: string | null): void => {
    if (typeof owner !== 'function') return;
    readers.byPrototype.set((owner as unknown as ClassLike).prototype, reader);
    if (name !== null) readers.byName.set(name, reader);
  };
  const global = globalThis as unknown as Record<string, unknown>;

  for (const name of TYPED_ARRAY_NAMES) {
    add(global[name], plain(name, 'typed-array', [typedArrayLength]), name);
  }
  add(Array, plain('Array', 'array', []), 'Array');
  for (const [name, kind, properties] of SIZED_BY_GETTERS) {
    const owner = global[name];
    if (typeof owner !== 'function') continue;
    const getters = properties.map((key) =>
      uncurriedGetter<number>((owner as unknown as ClassLike).prototype, key),
    );
    if (getters.includes(null)) continue;
    add(owner, plain(name, kind, getters as Getter<number>[]), name);
  }
  add(ArrayBuffer, buffer(ArrayBuffer, 'resizable'), 'ArrayBuffer');
  // Read by name where it exists: a page may be kept from shared memory.
  const shared = global['SharedArrayBuffer'];
  if (typeof shared === 'function') add(shared, buffer(shared, 'growable'), 'SharedArrayBuffer');
  add(DataView, dataView(), 'DataView');
  addWebAssembly(global['WebAssembly'], add);
  return readers;
}

function plain(name: string, kind: TypeKind, getters: readonly Getter<number>[]): SizeReader {
  const [first, second] = getters;
  const count = getters.length as 0 | 1 | 2;
  return {
    name,
    kind,
    between: '×',
    after: '',
    read(value) {
      if (first) sizes[0] = first(value);
      if (second) sizes[1] = second(value);
      return count;
    },
  };
}

/** `ArrayBuffer(64)`, `ArrayBuffer(64 of 128)` when it can grow, `ArrayBuffer(detached)`. */
function buffer(owner: ClassLike, canGrow: 'resizable' | 'growable'): SizeReader {
  const byteLength = uncurriedGetter<number>(owner.prototype, 'byteLength')!;
  const resizable = uncurriedGetter<boolean>(owner.prototype, canGrow);
  const maxByteLength = uncurriedGetter<number>(owner.prototype, 'maxByteLength');
  return {
    name: owner.name,
    kind: 'buffer',
    between: ' of ',
    after: '',
    read(value) {
      const length = byteLength(value);
      if (length === 0 && isDetached(value as ArrayBuffer)) return -1;
      sizes[0] = length;
      if (!resizable || !maxByteLength || !resizable(value)) return 1;
      sizes[1] = maxByteLength(value);
      return 2;
    },
  };
}

function isDetached(empty: ArrayBuffer): boolean {
  try {
    return isOutOfBounds(new NativeUint8Array(empty));
  } catch {
    return true;
  }
}

function dataView(): SizeReader {
  const byteLength = uncurriedGetter<number>(DataView.prototype, 'byteLength')!;
  return {
    name: 'DataView',
    kind: 'buffer',
    between: '',
    after: '',
    read(value) {
      try {
        sizes[0] = byteLength(value);
        return 1;
      } catch (error) {
        // Of the views only a DataView gets here: it throws when detached or out of bounds.
        if (isView(value)) return -1;
        throw error;
      }
    },
  };
}

// The specification's page size.
const WASM_PAGE = 65_536;

function addWebAssembly(
  wasm: unknown,
  add: (owner: unknown, reader: SizeReader, name: string | null) => void,
): void {
  if (typeof wasm !== 'object' || wasm === null) return;
  const { Memory, Table, Module, Instance, Global } = wasm as Record<string, ClassLike | undefined>;
  const bytes = uncurriedGetter<number>(ArrayBuffer.prototype, 'byteLength')!;
  const sharedBytes =
    typeof SharedArrayBuffer === 'function'
      ? uncurriedGetter<number>(SharedArrayBuffer.prototype, 'byteLength')
      : null;
  const memoryBuffer = uncurriedGetter<object>(Memory?.prototype, 'buffer');
  const tableLength = uncurriedGetter<number>(Table?.prototype, 'length');
  if (memoryBuffer) {
    const read = (value: object): SizeCount => {
      const held = memoryBuffer(value);
      try {
        sizes[0] = bytes(held) / WASM_PAGE;
      } catch (error) {
        if (!sharedBytes) throw error;
        sizes[0] = sharedBytes(held) / WASM_PAGE;
      }
      return 1;
    };
    add(Memory, { name: 'WebAssembly.Memory', kind: 'web', between: '', after: ' pages', read }, null);
  }
  if (tableLength) add(Table, plain('WebAssembly.Table', 'web', [tableLength]), null);
  add(Module, plain('WebAssembly.Module', 'web', []), null);
  add(Instance, plain('WebAssembly.Instance', 'web', []), null);
  add(Global, plain('WebAssembly.Global', 'web', []), null);
}
