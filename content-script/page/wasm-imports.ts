/**
 * World: page. Import objects on their way into the engine. It gets a view that reads the page's object
 * when, as often and in the order that the engine reads, and swaps what comes by: wrappers for originals,
 * and functions that deal in function references for ones that swap in turn. Errors are the engine's own.
 */
import type { WasmImport } from './wasm-binary.ts';
import type { WasmFunctionType, WasmValueType } from './wasm-binary-types.ts';
import type { Boundary } from './wasm-boundary.ts';
import {
  apply,
  type Captured,
  createDictionary,
  createObject,
  getProperty,
  isObject,
  NativeProxy,
  setProto,
  symbolIterator,
} from './wasm-natives.ts';

/** Imports of one name, in order: a module may import the same name several times with different types. */
interface Queue {
  readonly imports: WasmImport[];
  next: number;
}

/** What is known of the importing module at the moment when the engine reads. */
export interface Importer {
  readonly imports: readonly WasmImport[] | null;
  /** Where its imports are unknown: whether functions that the module imports may deal in function references. */
  readonly mayDealInFunctions: boolean;
}

/** What to hand to the engine in the place of `imports`; `importer` is asked at the first read. */
export function importsForEngine(imports: unknown, importer: () => Importer, boundary: Boundary): unknown {
  if (!isObject(imports)) return imports; // the engine says what it thinks of it
  let reading: ((module: string, field: string, value: unknown) => unknown) | null = null;
  return view(imports, (moduleName, module) =>
    isObject(module)
      ? view(module, (field, value) => {
          reading ??= swapsFor(importer(), boundary);
          return reading(moduleName, field, value);
        })
      : module,
  );
}

function swapsFor(
  { imports, mayDealInFunctions }: Importer,
  boundary: Boundary,
): (module: string, field: string, value: unknown) => unknown {
  if (!imports) return (_module, _field, value) => swapImport(value, null, mayDealInFunctions, boundary);
  const queues = queuesOf(imports);
  return (module, field, value) => {
    const wanted = takeNext(queues[module]?.[field]);
    return swapImport(value, wanted, wanted?.kind === 'function' && dealsInFunctions(wanted.type), boundary);
  };
}

function queuesOf(
  imports: readonly WasmImport[],
): Record<string, Record<string, Queue | undefined> | undefined> {
  const queues = createDictionary<Record<string, Queue | undefined>>();
  for (let i = 0; i < imports.length; i++) {
    const { module, field } = imports[i];
    const fields = (queues[module] ??= createDictionary<Queue>());
    const queue = (fields[field] ??= { imports: [], next: 0 });
    queue.imports[queue.imports.length] = imports[i]!;
  }
  return queues;
}

function takeNext(queue: Queue | undefined): WasmImport | null {
  return queue?.imports[queue.next++] ?? null;
}

/** An object that answers reads by reading `object` as the engine would, and passing on what `swap` makes of it. */
function view(object: object, swap: (key: string, value: unknown) => unknown): object {
  const handler: ProxyHandler<object> = {
    get: (_target, key) => {
      const value: unknown = getProperty(object, key);
      return typeof key === 'string' ? swap(key, value) : value;
    },
  };
  // Over an empty object: a frozen one would not let the view give another value than its own.
  return new NativeProxy(createObject(null) as object, setProto(handler, null));
}

function swapImport(
  value: unknown,
  wanted: WasmImport | null,
  swapsCalls: boolean,
  boundary: Boundary,
): unknown {
  const original = boundary.originalOf(value);
  // An external reference takes the wrapper as it is.
  if (original) return wanted?.kind === 'global' && wanted.value?.crossing !== 'function' ? value : original;
  if (!swapsCalls || typeof value !== 'function' || boundary.isExportedFunction(value as Captured))
    return value;
  return swappingImport(value as Captured, wanted?.type ?? null, boundary);
}

/** True where a value that crosses may be a function; an unknown type may. */
export function dealsInFunctions(type: WasmFunctionType | null): boolean {
  return type === null || isAnyFunction(type.parameters) || isAnyFunction(type.results);
}

function isAnyFunction(types: readonly WasmValueType[]): boolean {
  for (let i = 0; i < types.length; i++) if (types[i].crossing === 'function') return true;
  return false;
}

/** Stands for an imported JavaScript function: originals become wrappers for it, its wrappers originals. */
function swappingImport(imported: Captured, type: WasmFunctionType | null, boundary: Boundary): Captured {
  const several = type !== null && type.results.length > 1;
  return (...args) => {
    for (let i = 0; i < args.length; i++) args[i] = boundary.toPage(args[i]);
    const result = apply(imported, undefined, args);
    return several ? iterateForEngine(result, boundary) : boundary.toEngine(result);
  };
}

/** Several results come as an iterable: the engine's one pass over it, with each value swapped. */
function iterateForEngine(results: unknown, boundary: Boundary): unknown {
  if (!isObject(results)) return results;
  const method: unknown = getProperty(results, symbolIterator);
  if (typeof method !== 'function') return results;
  return iterableOnce(results, method as Captured, boundary);
}

function iterableOnce(results: object, method: Captured, boundary: Boundary): object {
  const iterable = createObject(null) as { [Symbol.iterator]?: () => unknown };
  iterable[symbolIterator] = () => {
    const iterator = apply(method, results, []);
    if (!isObject(iterator)) return iterator;
    const next: unknown = getProperty(iterator, 'next');
    if (typeof next !== 'function') return iterator;
    const swapping = createObject(null) as { next?: () => unknown };
    swapping.next = () => {
      const step = apply(next as Captured, iterator, []);
      return isObject(step) ? swapStep(step, boundary) : step;
    };
    return swapping;
  };
  return iterable;
}

function swapStep(step: object, boundary: Boundary): object {
  return view(step, (key, value) => (key === 'value' ? boundary.toEngine(value) : value));
}
