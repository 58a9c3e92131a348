/**
 * World: page. The border between JavaScript and the WebAssembly engine. The page holds wrappers, the
 * engine holds originals: whatever goes in is swapped for the original, whatever comes out for the
 * wrapper, so that an export stays one function object to the page and an exported function to the engine.
 */
import { apply, attempt, capture, type Captured, createPrivateMap } from './wasm-natives.ts';

export interface Boundary {
  /** The original of a wrapper; any other value as it is. */
  toEngine(value: unknown): unknown;
  /** The wrapper of an original; any other value as it is. */
  toPage(value: unknown): unknown;
  /** Makes `wrapper` stand for `original` from now on. */
  pair(original: Captured, wrapper: Captured): void;
  wrapperOf(original: unknown): Captured | undefined;
  originalOf(wrapper: unknown): Captured | undefined;
  /** True when the page already got this original without a wrapper: then it must stay what it was. */
  wasHandedOut(original: Captured): boolean;
  /** False as long as nothing was ever paired. */
  hasWrappers(): boolean;
  /** True for what the engine takes as a reference to a WebAssembly function. */
  isExportedFunction(value: Captured): boolean;
}

const isFunction = (value: unknown): value is Captured => typeof value === 'function';

export function createBoundary(namespace: typeof WebAssembly): Boundary {
  const wrappers = createPrivateMap<Captured, Captured>();
  const originals = createPrivateMap<Captured, Captured>();
  const handedOut = createPrivateMap<Captured, true>();
  const probe = new namespace.Table({ element: 'anyfunc', initial: 1 });
  const setProbe = capture(namespace.Table.prototype, 'set')!;
  let paired = false;

  return {
    toEngine: (value) => (isFunction(value) ? (originals.get(value) ?? value) : value),
    toPage(value) {
      if (!isFunction(value)) return value;
      const wrapper = wrappers.get(value);
      if (wrapper) return wrapper;
      handedOut.set(value, true);
      return value;
    },
    pair(original, wrapper) {
      wrappers.set(original, wrapper);
      originals.set(wrapper, original);
      paired = true;
    },
    wrapperOf: (original) => (isFunction(original) ? wrappers.get(original) : undefined),
    originalOf: (wrapper) => (isFunction(wrapper) ? originals.get(wrapper) : undefined),
    wasHandedOut: (original) => handedOut.has(original),
    hasWrappers: () => paired,
    isExportedFunction: (value) =>
      attempt(() => {
        apply(setProbe, probe, [0, value]);
        apply(setProbe, probe, [0, null]);
        return true;
      }) ?? false,
  };
}
