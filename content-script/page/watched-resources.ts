/**
 * World: page. What is disposed in the place of a resource of `await using`, and of `using` before one, while recording,
 * so that a frame runs while the resource is being disposed and waits while the engine does.
 * Promise: the resource sees what it would see without it: the same properties read once each, in the same order,
 * the same method called on it; the engine waits for the same values, for as many turns.
 */
import { RESOURCE_ROLE } from '../../protocol/calling-convention.ts';
import { apply } from './natives.ts';
import type { Watcher } from './watched-iterators.ts';

// Where the engine does not have them it does not ask for them either.
const { asyncDispose = Symbol(), dispose = Symbol() } = Symbol as {
  readonly asyncDispose?: symbol;
  readonly dispose?: symbol;
};

class WatchedResource {
  readonly #resource: unknown;
  readonly #watcher: Watcher;
  /** The engine waits when it is disposed. */
  readonly #isAwaited: boolean;

  constructor(resource: unknown, watcher: Watcher, isAwaited: boolean) {
    this.#resource = resource;
    this.#watcher = watcher;
    this.#isAwaited = isAwaited;
  }

  static original(value: unknown): unknown {
    return typeof value === 'object' && value !== null && #resource in value ? value.#resource : value;
  }

  get [asyncDispose](): unknown {
    // No resource at all: the engine waits nevertheless.
    return isNothing(this.#resource) ? this.#watcher.after : this.#watch(asyncDispose);
  }

  get [dispose](): unknown {
    return this.#watch(dispose);
  }

  #watch(key: symbol): unknown {
    const { before, after } = this.#watcher;
    const resource = this.#resource;
    const isAwaited = this.#isAwaited;
    const method = (resource as Readonly<Record<symbol, unknown>>)[key];
    if (typeof method !== 'function') return method;
    return () => {
      before();
      try {
        return apply(method, resource, []) as unknown;
      } finally {
        if (isAwaited) after();
      }
    };
  }
}

/** Disposed of before the resource in front of it, which is nothing: when all are, the engine waits next. */
class Hook {
  readonly #watcher: Watcher;

  constructor(watcher: Watcher) {
    this.#watcher = watcher;
  }

  get [dispose](): unknown {
    return this.#watcher.after;
  }
}

/** For the roles of a resource see {@link RESOURCE_ROLE}; the watcher hears of its disposal. */
export function watchResource(resource: unknown, watcher: Watcher, role: number, first: unknown): unknown {
  if (role === RESOURCE_ROLE.original) return WatchedResource.original(resource);
  if (role === RESOURCE_ROLE.hook) return isNothing(resource) ? new Hook(watcher) : null;
  if (isNothing(resource)) {
    const waits = role === RESOURCE_ROLE.only || (role === RESOURCE_ROLE.second && isNothing(first));
    return waits ? new WatchedResource(resource, watcher, true) : resource;
  }
  // What is no object is for the engine to complain about.
  const isObject = typeof resource === 'object' || typeof resource === 'function';
  return isObject ? new WatchedResource(resource, watcher, role !== RESOURCE_ROLE.sync) : resource;
}

function isNothing(resource: unknown): resource is null | undefined {
  return resource === null || resource === undefined;
}
