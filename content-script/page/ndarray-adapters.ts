/**
 * World: page. Library objects that are arrays in all but name: tensors of tfjs and onnxruntime, views of
 * scijs' ndarray. They are recognised by their own data properties, and read through nothing else.
 */
import { hasOwn, isArray, lookupGetter, ownDataValue } from './natives.ts';
import type { ProxyRegistry } from './proxies.ts';

export interface Adapter {
  readonly name: string;
  /** Keys of the element type and of the array of sizes. */
  readonly dtypeKey: 'dtype' | 'type';
  readonly shapeKey: 'shape' | 'dims';
  /** The element type stands on the prototype instead of the object. */
  readonly dtypeInherited: boolean;
}

const TFJS: Adapter = { name: 'Tensor', dtypeKey: 'dtype', shapeKey: 'shape', dtypeInherited: false };
const ONNX: Adapter = { name: 'Tensor', dtypeKey: 'type', shapeKey: 'dims', dtypeInherited: false };
const SCIJS: Adapter = { name: 'ndarray', dtypeKey: 'dtype', shapeKey: 'shape', dtypeInherited: true };

/** The adapter for a class of which `value`, no proxy, is an instance. */
export function adapterFor(value: object, proxies: ProxyRegistry): Adapter | null {
  if (sizesOf(value, 'shape', proxies) !== null) {
    if (typeof readOwn(value, 'dtype') === 'string' && hasOwn(value, 'dataId')) return TFJS;
    if (hasOwn(value, 'data') && hasOwn(value, 'stride') && typeof readOwn(value, 'offset') === 'number') {
      return SCIJS;
    }
  }
  if (sizesOf(value, 'dims', proxies) !== null && typeof readOwn(value, 'type') === 'string') {
    return hasOwn(value, 'dataLocation') || hasOwn(value, 'size') ? ONNX : null;
  }
  return null;
}

/** Name of the element type, or null. `prototype` is the object's own, and no proxy where it is asked. */
export function dtypeOf(adapter: Adapter, value: object, prototype: object | null): string | null {
  if (adapter.dtypeInherited && prototype === null) return null;
  const holder = adapter.dtypeInherited ? prototype! : value;
  const dtype = adapter.dtypeInherited
    ? ownDataValue(holder, adapter.dtypeKey)
    : readOwn(holder, adapter.dtypeKey);
  return typeof dtype === 'string' ? dtype : null;
}

/** The array of sizes when it is a real array, not a proxy; its elements are unchecked. */
export function sizesOf(
  value: object,
  key: 'shape' | 'dims',
  proxies: ProxyRegistry,
): readonly unknown[] | null {
  const held = readOwn(value, key);
  if (typeof held !== 'object' || held === null || proxies.typeOf(held) !== undefined) return null;
  return isArray(held) ? held : null;
}

/** An own data property, read without allocating; undefined for accessors and inherited ones. */
export function readOwn(object: object, key: string | number): unknown {
  if (!hasOwn(object, key) || lookupGetter(object, key) !== undefined) return undefined;
  return (object as Record<string | number, unknown>)[key];
}
