/**
 * World: worker. A worker is often terminated as soon as it has said its result: what it recorded is told
 * before it says something, and when it closes itself.
 */
import type { Milliseconds } from '../../profile/units.ts';
import { nativeMethod } from './native-methods.ts';
import { standsFor } from './native-text.ts';
import {
  apply,
  dataProperty,
  defineProperty,
  getOwnPropertyDescriptor,
  NativeProxy,
  setPrototypeOf,
} from './natives.ts';

export interface WorkerEndings {
  readonly now: () => Milliseconds;
  /** Tells what happened until now. */
  readonly flush: () => void;
  /** Tells the last. */
  readonly stop: () => void;
}

type Native = (this: unknown, ...args: unknown[]) => unknown;

// What is told takes a few tenths of a millisecond, so that this is well below a per cent of the time.
const SHORTEST: Milliseconds = 50;
// After one that took long the next waits longer: one per cent of the time at most.
const MAX_SHARE = 0.01;

/** Replaces `postMessage` and `close` of a worker's global object, where it has them. */
export function hookWorkerEndings(endings: WorkerEndings, realm: object): void {
  const { now, flush, stop } = endings;
  const then = nativeMethod(Promise.prototype, 'then');
  const settled = Promise.resolve();
  let next: Milliseconds = 0;

  replace(realm, 'postMessage', (native, self, args) => {
    const start = now();
    if (start >= next) {
      flush();
      const end = now();
      const pause = (end - start) / MAX_SHARE;
      next = end + (pause > SHORTEST ? pause : SHORTEST);
    }
    return apply(native, self, args);
  });
  // The statements after it still run, until the end of the task.
  replace(realm, 'close', (native, self, args) => {
    const result = apply(native, self, args);
    void then(settled, stop);
    return result;
  });
}

function replace(
  realm: object,
  name: string,
  call: (native: Native, self: unknown, args: unknown[]) => unknown,
): void {
  const held = getOwnPropertyDescriptor(realm, name);
  const native: unknown = held?.value;
  if (!held || typeof native !== 'function') return;
  const { writable = false, enumerable = false, configurable = false } = held;
  const handler = setPrototypeOf({ apply: call }, null) as ProxyHandler<Native>;
  const replacement = standsFor(new NativeProxy(native as Native, handler), native);
  defineProperty(realm, name, dataProperty(replacement, { writable, enumerable, configurable }));
}
