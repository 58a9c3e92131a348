/**
 * World: page. Exported functions as the page sees them: wrappers that count and time a call and are
 * otherwise what the export was. Promise: traps and exceptions pass through and leave the tree balanced;
 * an export that cannot be shown safely stays as it was and is listed.
 */
import type { RecorderHooks, RecorderSignatureId } from './hooks.ts';
import type { Boundary } from './wasm-boundary.ts';
import type { WasmFunctionType, WasmValueType } from './wasm-binary-types.ts';
import { dealsInFunctions } from './wasm-imports.ts';
import {
  apply,
  attempt,
  type Captured,
  createDictionary,
  createObject,
  createPrivateMap,
  defineProperty,
  freeze,
  getOwnPropertyDescriptor,
  isArray,
  ownKeys,
  property,
} from './wasm-natives.ts';
import type { KnownModule } from './wasm-sites.ts';
import { createMethod, replaceAccessor, standIn } from './wasm-stand-ins.ts';

export interface ExportHooks {
  /** Wraps the exports of a new instance; null for a module whose bytes were not seen. Never throws. */
  adopt(instance: object, module: KnownModule | null): void;
  /** The wrapper of what `WebAssembly.promising` made of an export. */
  adoptPromising(promising: Captured, original: Captured): Captured;
}

/** What is known of an original that has a wrapper. */
interface Recorded {
  readonly signature: () => RecorderSignatureId;
  readonly type: WasmFunctionType;
}

export function hookExports(
  namespace: typeof WebAssembly,
  hooks: RecorderHooks,
  boundary: Boundary,
): ExportHooks {
  const prototype = namespace.Instance.prototype;
  const facades = createPrivateMap<object, object>();
  const recorded = createPrivateMap<Captured, Recorded>();
  let exportsOf: Captured | null = null;

  const wrap = (original: Captured, how: Recorded): Captured => {
    const wrapper = standIn(original, createWrapper(hooks, boundary, original, how));
    boundary.pair(original, wrapper);
    recorded.set(original, how);
    return wrapper;
  };

  /** The exports object as the page sees it: the engine's own when no function in it has a wrapper. */
  const facadeOf = (engines: object): object => {
    const known = facades.get(engines);
    if (known) return known;
    const facade = createObject(null) as object;
    const keys = ownKeys(engines);
    let swapped = false;
    for (let i = 0; i < keys.length; i++) {
      const value: unknown = getOwnPropertyDescriptor(engines, keys[i])?.value;
      const wrapper = boundary.wrapperOf(value);
      swapped ||= wrapper !== undefined;
      defineProperty(facade, keys[i], property(wrapper ?? boundary.toPage(value), SHOWN));
    }
    const shown = swapped ? freeze(facade) : engines;
    facades.set(engines, shown);
    return shown;
  };

  replaceAccessor(prototype, 'exports', 'get', (native) => {
    exportsOf = native;
    return createMethod((instance, args) => {
      const engines = apply(native, instance, args) as object;
      return attempt(() => facadeOf(engines)) ?? engines;
    });
  });

  const adopt = (instance: object, module: KnownModule | null): void => {
    const engines = exportsOf ? (apply(exportsOf, instance, []) as object) : null;
    if (!engines) return;
    const left = createDictionary<string[]>();
    // In the order of the module: of two names of one function the first is shown.
    const names = module ? namesOf(module) : (ownKeys(engines) as string[]);
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      const original: unknown = getOwnPropertyDescriptor(engines, name)?.value;
      if (typeof original !== 'function' || boundary.wrapperOf(original)) continue;
      const type = module ? module.shape.functions[i].type : null;
      const reason = reasonToLeave(original as Captured, module, type, boundary);
      if (reason) {
        const same = (left[reason] ??= []);
        same[same.length] = name;
      } else if (module && type) {
        let signature: RecorderSignatureId | null = null;
        wrap(original as Captured, { type, signature: () => (signature ??= module.signatureOf(i)) });
      }
    }
    reportLeft(hooks, module?.url ?? '', left);
  };

  return {
    adopt: (instance, module) => void attempt(() => adopt(instance, module)),
    adoptPromising(promising, original) {
      const how = recorded.get(original);
      if (!how || boundary.wasHandedOut(promising)) return promising;
      return boundary.wrapperOf(promising) ?? wrap(promising, { ...how, type: { ...how.type, results: [] } });
    },
  };
}

// As the engine's own: the object is frozen afterwards.
const SHOWN = { writable: true, enumerable: true, configurable: true };

function namesOf({ shape }: KnownModule): string[] {
  const names: string[] = [];
  for (let i = 0; i < shape.functions.length; i++) names[i] = shape.functions[i].name;
  return names;
}

const REASONS = {
  'wasm-bytes-unseen':
    'its module came ready-made (from another thread, from storage, or as a JavaScript module), so its types are unknown',
  'wasm-unreadable-type': 'its type is in a form that is not understood here',
  'wasm-not-passable': 'it takes or returns v128 or exnref, which JavaScript cannot pass',
  'wasm-handed-out-early':
    'the page already held it before its instance was ready, and one function must stay one object',
} as const;
type Reason = keyof typeof REASONS;

function reasonToLeave(
  original: Captured,
  module: KnownModule | null,
  type: WasmFunctionType | null,
  boundary: Boundary,
): Reason | null {
  if (!module) return 'wasm-bytes-unseen';
  if (!type) return 'wasm-unreadable-type';
  if (isAnyNever(type.parameters) || isAnyNever(type.results)) return 'wasm-not-passable';
  return boundary.wasHandedOut(original) ? 'wasm-handed-out-early' : null;
}

function isAnyNever(types: readonly WasmValueType[]): boolean {
  for (let i = 0; i < types.length; i++) if (types[i].crossing === 'never') return true;
  return false;
}

/** One entry for a module and a reason: a module of a thousand such exports is one fact, not a thousand. */
function reportLeft(hooks: RecorderHooks, url: string, left: Record<string, string[] | undefined>): void {
  for (const code in REASONS) {
    const names = left[code];
    if (!names) continue;
    const others = names.length > 1 ? ` and ${names.length - 1} more` : '';
    const reason = `WebAssembly export ${names[0]}${others} not recorded: ${REASONS[code as Reason]}.`;
    hooks.reportNotRecorded({ what: 'wasm', url, line: null, code, reason });
  }
}

/** HOT. One arrow per number of parameters: no array is made for a call. `length` and `name` are dressed later. */
function createWrapper(
  hooks: RecorderHooks,
  boundary: Boundary,
  original: Captured,
  how: Recorded,
): Captured {
  const { signature, type } = how;
  if (dealsInFunctions(type)) return createSwappingWrapper(hooks, boundary, original, how);
  let id: RecorderSignatureId = -1;
  const enter = (): number => hooks.enterSignature(id < 0 ? (id = signature()) : id);
  switch (type.parameters.length) {
    case 0:
      return () => {
        if (!hooks.isOn()) return original();
        const node = enter();
        try {
          return original();
        } finally {
          hooks.leave(node);
        }
      };
    case 1:
      return (a) => {
        if (!hooks.isOn()) return original(a);
        const node = enter();
        try {
          return original(a);
        } finally {
          hooks.leave(node);
        }
      };
    case 2:
      return (a, b) => {
        if (!hooks.isOn()) return original(a, b);
        const node = enter();
        try {
          return original(a, b);
        } finally {
          hooks.leave(node);
        }
      };
    case 3:
      return (a, b, c) => {
        if (!hooks.isOn()) return original(a, b, c);
        const node = enter();
        try {
          return original(a, b, c);
        } finally {
          hooks.leave(node);
        }
      };
    case 4:
      return (a, b, c, d) => {
        if (!hooks.isOn()) return original(a, b, c, d);
        const node = enter();
        try {
          return original(a, b, c, d);
        } finally {
          hooks.leave(node);
        }
      };
    default:
      return (...args) => {
        if (!hooks.isOn()) return apply(original, undefined, args);
        const node = enter();
        try {
          return apply(original, undefined, args);
        } finally {
          hooks.leave(node);
        }
      };
  }
}

/** The same for functions that take or give references to functions. */
function createSwappingWrapper(
  hooks: RecorderHooks,
  boundary: Boundary,
  original: Captured,
  { signature, type }: Recorded,
): Captured {
  const { parameters, results } = type;
  let id: RecorderSignatureId = -1;
  const call = (args: unknown[]): unknown => {
    const result = apply(original, undefined, args);
    if (results.length === 1) return results[0].crossing === 'function' ? boundary.toPage(result) : result;
    // The engine's own fresh array.
    if (isArray(result)) for (let i = 0; i < results.length; i++) result[i] = boundary.toPage(result[i]);
    return result;
  };
  return (...args) => {
    for (let i = 0; i < parameters.length && i < args.length; i++)
      if (parameters[i].crossing === 'function') args[i] = boundary.toEngine(args[i]);
    if (!hooks.isOn()) return call(args);
    if (id < 0) id = signature();
    const node = hooks.enterSignature(id);
    try {
      return call(args);
    } finally {
      hooks.leave(node);
    }
  };
}
