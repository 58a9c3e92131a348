/**
 * World: page. What stands for the operand of `for await` and `yield*` while recording, so that a frame runs while
 * its iterator does and waits while the engine does.
 * Promise: the page's own objects see what they would see without it: the same properties read once each, in
 * the same order, the same methods called on them with the same arguments; the engine gets the same values back.
 */
import { apply } from './natives.ts';

type Method = (...values: unknown[]) => unknown;

/** Around each call of an iterator's method. */
export interface Watcher {
  readonly before: () => void;
  /** When it threw, too: the engine may await what it makes of that. */
  readonly after: () => void;
}

/** Asked of an iterator, and the method that has just returned it: what is called next is its `next`. */
export type NeedsNothing = (iterator: unknown, method: unknown) => boolean;

/** What the engine may ask an iterator for. */
class WatchedIterator {
  readonly #iterator: object;
  readonly #watcher: Watcher;
  readonly #isSync: boolean;

  constructor(iterator: object, watcher: Watcher, isSync: boolean) {
    this.#iterator = iterator;
    this.#watcher = watcher;
    this.#isSync = isSync;
  }

  get next(): unknown {
    return this.#watch('next');
  }

  get return(): unknown {
    return this.#watch('return');
  }

  get throw(): unknown {
    return this.#watch('throw');
  }

  #watch(key: 'next' | 'return' | 'throw'): unknown {
    const iterator = this.#iterator;
    const { before, after } = this.#watcher;
    let method: unknown = null;
    try {
      method = (iterator as Readonly<Record<string, unknown>>)[key];
    } finally {
      // Where there is no method, an asynchronous loop over a synchronous iterator waits nevertheless.
      if (this.#isSync && typeof method !== 'function') after();
    }
    if (typeof method !== 'function') return method;
    return (...values: unknown[]) => {
      before();
      try {
        return apply(method, iterator, values) as unknown;
      } finally {
        after();
      }
    };
  }
}

class WatchedIterable {
  readonly #operand: unknown;
  readonly #watcher: Watcher;
  readonly #needsNothing: NeedsNothing | undefined;
  #isAsync = false;

  constructor(operand: unknown, watcher: Watcher, needsNothing?: NeedsNothing) {
    this.#operand = operand;
    this.#watcher = watcher;
    this.#needsNothing = needsNothing;
  }

  get [Symbol.asyncIterator](): unknown {
    this.#isAsync = true;
    return this.#getIterator(Symbol.asyncIterator);
  }

  get [Symbol.iterator](): unknown {
    return this.#getIterator(Symbol.iterator);
  }

  #getIterator(key: symbol): unknown {
    const operand = this.#operand;
    const watcher = this.#watcher;
    const needsNothing = this.#isAsync ? undefined : this.#needsNothing;
    const method = (operand as Readonly<Record<symbol, unknown>>)[key];
    if (typeof method !== 'function') return method;
    return () => {
      const iterator = apply(method as Method, operand, []);
      if (needsNothing?.(iterator, method) === true) return iterator;
      const isObject = (typeof iterator === 'object' && iterator !== null) || typeof iterator === 'function';
      return isObject ? new WatchedIterator(iterator, watcher, key === Symbol.iterator) : iterator;
    };
  }
}

/** The watcher hears of each call of a method of the operand's iterator, unless a synchronous loop has one that needs nothing. */
export function watchIterable(operand: unknown, watcher: Watcher, needsNothing?: NeedsNothing): unknown {
  // What cannot be iterated is for the engine to complain about.
  return operand === null || operand === undefined
    ? operand
    : new WatchedIterable(operand, watcher, needsNothing);
}
