/**
 * World: page. Knows the proxies of this realm, because no test tells a proxy without running its traps:
 * `Proxy` and `Proxy.revocable` are wrapped before any page script and every proxy is remembered, weakly.
 * Proxies made before, or by another realm, stay unknown.
 */
import type { RecorderTypeId } from './hooks.ts';
import { standsFor } from './native-text.ts';
import {
  apply,
  construct,
  createObjectMap,
  dataProperty,
  defineProperty,
  NativeProxy,
  NativeTypeError,
  ownDataValue,
} from './natives.ts';

export interface ProxyRegistry {
  /** False until the first proxy is made, so that the test costs nothing on most pages. */
  any: boolean;
  /** Type of a known proxy; undefined for everything else. Runs no trap. */
  readonly typeOf: (value: object) => RecorderTypeId | undefined;
  readonly add: (proxy: object, type: RecorderTypeId) => void;
}

export function createProxyRegistry(): ProxyRegistry {
  const types = createObjectMap<RecorderTypeId>();
  const registry: ProxyRegistry = {
    any: false,
    typeOf: (value) => (registry.any ? types.get(value) : undefined),
    add(proxy, type) {
      registry.any = true;
      types.set(proxy, type);
    },
  };
  return registry;
}

interface Revocable {
  readonly proxy: object;
  readonly revoke: () => void;
}
type ProxyParts = readonly [target: object, handler: ProxyHandler<object>];

/**
 * Replaces `Proxy` of a global object by one that tells `registered` of each proxy and its target. Same
 * name, length, errors and attributes, no `prototype` either, and native code to `toString`.
 */
export function wrapProxy(globalObject: object, registered: (proxy: object, target: object) => void): void {
  function Wrapped(this: unknown, ...parts: ProxyParts): object {
    if (new.target === undefined) throw new NativeTypeError("Constructor Proxy requires 'new'");
    const proxy = construct<typeof parts, object>(NativeProxy, parts);
    registered(proxy, parts[0]);
    return proxy;
  }
  const nativeRevocable = Reflect.get(NativeProxy, 'revocable') as (...parts: ProxyParts) => Revocable;
  // A method, so that it is no constructor and has no `prototype`.
  const methods = {
    revocable(...parts: ProxyParts): Revocable {
      const made = apply(nativeRevocable, NativeProxy, parts);
      registered(made.proxy, parts[0]);
      return made;
    },
  };
  // A bound function is a constructor without `prototype`, and reads as native code: what Proxy is.
  const wrapped = standsFor(Wrapped.bind(undefined), NativeProxy);
  const wrappedRevocable = standsFor(methods.revocable.bind(undefined), nativeRevocable);
  const named = { writable: false, enumerable: false, configurable: true };
  const method = { writable: true, enumerable: false, configurable: true };
  defineProperty(wrapped, 'length', dataProperty(2, named));
  defineProperty(wrapped, 'name', dataProperty('Proxy', named));
  defineProperty(wrappedRevocable, 'length', dataProperty(2, named));
  defineProperty(wrappedRevocable, 'name', dataProperty('revocable', named));
  defineProperty(wrapped, 'revocable', dataProperty(wrappedRevocable, method));
  if (ownDataValue(globalObject, 'Proxy') === undefined && !('Proxy' in globalObject)) return;
  defineProperty(globalObject, 'Proxy', dataProperty(wrapped, method));
}
