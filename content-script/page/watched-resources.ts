/**
 * World: page. What is disposed in the place of a resource of `await using` while recording, so that a frame runs
 * while the resource is being disposed and waits while the engine does.
 * Promise: the resource sees what it would see without it: the same properties read once each, in the same order,
 * the same method called on it; the engine waits for the same value, for as many turns.
 */
import { apply } from './natives.ts';

interface Watcher {
  readonly before: () => void;
  /** When it threw, too: the engine goes on as after a rejection. */
  readonly after: () => void;
}

// Where the engine does not have them it does not ask for them either.
const { asyncDispose = Symbol(), dispose = Symbol() } = Symbol as {
  readonly asyncDispose?: symbol;
  readonly dispose?: symbol;
};

class WatchedResource {
  readonly #resource: object | null;
  readonly #watcher: Watcher;

  constructor(resource: object | null, watcher: Watcher) {
    this.#resource = resource;
    this.#watcher = watcher;
  }

  get [asyncDispose](): unknown {
    // No resource at all: the engine waits nevertheless.
    return this.#resource === null ? this.#watcher.after : this.#watch(this.#resource, asyncDispose);
  }

  get [dispose](): unknown {
    return this.#resource === null ? null : this.#watch(this.#resource, dispose);
  }

  #watch(resource: object, key: symbol): unknown {
    const { before, after } = this.#watcher;
    const method = (resource as Readonly<Record<symbol, unknown>>)[key];
    if (typeof method !== 'function') return method;
    return () => {
      before();
      try {
        return apply(method, resource, []) as unknown;
      } finally {
        after();
      }
    };
  }
}

/** `before` and `after` are called around the disposal; only `after` when there is nothing to dispose. */
export function watchResource(resource: unknown, before: () => void, after: () => void): unknown {
  if (resource === null || resource === undefined) return new WatchedResource(null, { before, after });
  // What is no object is for the engine to complain about.
  const isObject = typeof resource === 'object' || typeof resource === 'function';
  return isObject ? new WatchedResource(resource, { before, after }) : resource;
}
