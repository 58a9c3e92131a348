/**
 * World: worker. A worker is often terminated as soon as it has said its result, or waits for others and hears nothing:
 * what it recorded is told before it says something or waits, and when it closes itself. A shared worker says its last to
 * documents, too, and only then closes: in the turn in which it said so, as it would.
 */
import type { Milliseconds } from '../../profile/units.ts';
import { nativeMethod } from './native-methods.ts';
import { apply } from './natives.ts';
import { replaceFunction, type NativeFunction, type Traps } from './stand-in-property.ts';

export interface WorkerEndings {
  readonly now: () => Milliseconds;
  /** Tells what happened until now. */
  readonly flush: () => void;
  /** Tells the last. */
  readonly stop: () => void;
  /** Of a shared worker: the last is told to others, too. Null: it is none. */
  readonly sayLast: (() => void) | null;
}

// What is told takes a few tenths of a millisecond, so that this is well below a per cent of the time.
const SHORTEST: Milliseconds = 50;
// After one that took long the next waits longer: one per cent of the time at most.
const MAX_SHARE = 0.01;

/** Replaces `postMessage` and `close` of a worker's global object, and `Atomics.wait`, where it has them. */
export function hookWorkerEndings(endings: WorkerEndings, realm: object): void {
  const { now, flush, stop, sayLast } = endings;
  const then = nativeMethod(Promise.prototype, 'then');
  const settled = Promise.resolve();

  const tellFirst = (native: NativeFunction): Traps => {
    let next: Milliseconds = 0;
    return {
      apply(_native, self, args: unknown[]) {
        const start = now();
        if (start >= next) {
          flush();
          const end = now();
          const pause = (end - start) / MAX_SHARE;
          next = end + (pause > SHORTEST ? pause : SHORTEST);
        }
        return apply(native, self, args);
      },
    };
  };
  replaceFunction(realm, 'postMessage', tellFirst);
  replaceFunction(Atomics, 'wait', tellFirst);
  // The statements after it still run, until the end of the task.
  replaceFunction(realm, 'close', (native) => ({
    apply(_native, self, args: unknown[]) {
      const isOwn = self === undefined || self === null || self === realm;
      if (sayLast === null || !isOwn) {
        const result = apply(native, self, args);
        void then(settled, stop);
        return result;
      }
      void then(settled, () => {
        try {
          stop();
          sayLast();
        } finally {
          apply(native, self, args);
        }
      });
      return undefined;
    },
  }));
}
