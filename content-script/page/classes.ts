/**
 * World: page. What is known of a class of objects, by prototype: its name as users read it, and how the
 * sizes of its instances are read. Names are looked up by property descriptors only, once per prototype:
 * a page that renames a class later is not heard.
 */
import type { TypeKind } from '../../profile/model.ts';
import type { CapCounter } from './caps.ts';
import type { RecorderTypeId } from './hooks.ts';
import { adapterFor, type Adapter } from './ndarray-adapters.ts';
import { createObjectMap, getPrototypeOf, ownDataValue } from './natives.ts';
import type { ProxyRegistry } from './proxies.ts';
import type { SizeReader, SizeReaders } from './size-readers.ts';
import { shorten, type TypeTable } from './type-table.ts';

export interface ClassRecord {
  /** Positive: the owner of its shapes in `ShapeTypes`. */
  readonly id: number;
  readonly label: string;
  readonly kind: TypeKind;
  /** Built-in class behind a subclass. */
  readonly base: string | null;
  /** Type of an instance whose size is not known. */
  readonly type: RecorderTypeId;
  readonly reader: SizeReader | null;
  readonly adapter: Adapter | null;
}

export interface Classes {
  /** HOT. The class of objects with this prototype; `value` is one of them, and no known proxy. */
  readonly of: (prototype: object | null, value: object) => ClassRecord;
  /** An owner of shapes that is no class. */
  readonly newOwner: () => number;
  /** Drops the prototypes held for speed, so that none outlives its page for long. */
  readonly forget: () => void;
}

// Longer prototype chains are not walked to the end: their class is what was found so far.
const MAX_CHAIN = 64;

export function createClasses(
  types: TypeTable,
  readers: SizeReaders,
  proxies: ProxyRegistry,
  caps: CapCounter,
  /** Set to 1 when a class is met for the first time. */
  effort: Int32Array,
): Classes {
  const byPrototype = createObjectMap<ClassRecord>();
  let lastId = 0;
  const withoutPrototype = record('Object(null)', 'object', null, null, null);
  const behindProxy = record('Object', 'object', null, null, null);
  // The two prototypes seen last: comparing is faster than asking a WeakMap.
  let recent: object | null = null;
  let recentClass = withoutPrototype;
  let older: object | null = null;
  let olderClass = withoutPrototype;

  function record(
    label: string,
    kind: TypeKind,
    base: string | null,
    reader: SizeReader | null,
    adapter: Adapter | null,
  ): ClassRecord {
    return { id: ++lastId, label, kind, base, type: types.intern(label, kind, base), reader, adapter };
  }

  function lookUp(prototype: object, value: object): ClassRecord {
    let found = byPrototype.get(prototype);
    if (found === undefined) {
      effort[0] = 1;
      found = make(prototype, value);
      byPrototype.set(prototype, found);
    }
    older = recent;
    olderClass = recentClass;
    recent = prototype;
    recentClass = found;
    return found;
  }

  function make(prototype: object, value: object): ClassRecord {
    if (proxies.typeOf(prototype) !== undefined) return behindProxy;
    let name: string | null = null;
    let reader: SizeReader | null = null;
    let at: object | null = prototype;
    for (let i = 0; i < MAX_CHAIN && at !== null && proxies.typeOf(at) === undefined; i++) {
      const own = constructorName(at);
      name ??= own;
      reader ??= readers.byPrototype.get(at) ?? foreignReader(own, value);
      at = getPrototypeOf(at) as object | null;
    }
    if (name === null) name = 'Object';
    const label = name === '' ? '(anonymous class)' : shorten(name, caps);
    if (reader === null) {
      return record(label, 'object', null, null, label === 'Object' ? null : adapterFor(value, proxies));
    }
    const isBuiltIn = readers.byPrototype.get(prototype) === reader || name === reader.name;
    return isBuiltIn
      ? record(reader.name, reader.kind, null, reader, null)
      : record(label, reader.kind, reader.name, reader, null);
  }

  /** Name of the class whose prototype this is: '' for a class without one, null where there is no class. */
  function constructorName(prototype: object): string | null {
    const constructor = ownDataValue(prototype, 'constructor');
    if (typeof constructor !== 'function') return null;
    if (proxies.typeOf(constructor) !== undefined) return 'Object';
    const name = ownDataValue(constructor, 'name');
    return typeof name === 'string' ? name : '';
  }

  /** A built-in class of another realm: the one with that name, if its reader takes the object. */
  function foreignReader(name: string | null, value: object): SizeReader | null {
    const reader = name === null ? undefined : readers.byName.get(name);
    if (reader === undefined) return null;
    try {
      // Without sizes there is nothing to try, and a name proves nothing.
      return reader.read(value) === 0 ? null : reader;
    } catch {
      return null;
    }
  }

  return {
    of(prototype, value) {
      if (prototype === recent && prototype !== null) return recentClass;
      if (prototype === older && prototype !== null) return olderClass;
      return prototype === null ? withoutPrototype : lookUp(prototype, value);
    },
    newOwner: () => ++lastId,
    forget() {
      recent = older = null;
    },
  };
}
