/**
 * World: worker that begins with an empty main script. Runs the script that the empty one stands for, from
 * another address: a classic script in the same turn, before anything else; a module as soon as it has arrived,
 * and what the worker is told meanwhile waits for it.
 * Promise: a message arrives once, in order, and not before the module begins.
 */
import { MODULE_PART, type MainScriptAt } from '../../protocol/worker-messages.ts';
import { nativeGetter, nativeMethod } from './native-methods.ts';
import { createList, defineProperty, deleteProperty } from './natives.ts';

type Task = () => void;

/** What a whole worker has; none of the page's scripts has run. */
interface WorkerRealm extends EventTarget {
  readonly queueMicrotask: (task: Task) => void;
  readonly setTimeout: (task: Task, delay: number) => void;
  readonly importScripts: (...urls: string[]) => void;
  readonly reportError: (error: unknown) => void;
  readonly MessageEvent: typeof MessageEvent;
}

/**
 * Puts the function there that is called where the empty script runs. Before that the worker is not whole. `failed`: the
 * script is a module, and could not be loaded, or threw when it ran.
 */
export function awaitMainScript(
  { address, callName }: MainScriptAt,
  global: object,
  failed: (hasRun: boolean) => void,
): void {
  const next = (value: Task | null): void => {
    if (value === null) deleteProperty(global, callName);
    else defineProperty(global, callName, { configurable: true, value });
  };
  next(() => {
    const realm = global as WorkerRealm;
    if (isClassic(realm)) {
      next(null);
      // An error in it stays an error of the worker, with its own place.
      realm.queueMicrotask(() => realm.importScripts(address));
      return;
    }
    const { setTimeout, reportError } = realm;
    const handOut = holdMessages(realm);
    let hasBegun = false;
    const begin = (): void => {
      hasBegun = true;
      next(null);
      setTimeout(handOut, 0);
    };
    next(begin);
    import(/* @vite-ignore */ address + MODULE_PART).catch((error: unknown) => {
      const ran = hasBegun;
      begin();
      reportError(error);
      failed(ran);
    });
  });
}

/** Where modules run, even no script cannot be imported. */
function isClassic(realm: WorkerRealm): boolean {
  try {
    realm.importScripts();
    return true;
  } catch {
    return false;
  }
}

/** Keeps messages from whoever listens. What is returned hands them out, each in a turn of its own. */
function holdMessages(realm: WorkerRealm): Task {
  const { setTimeout, MessageEvent } = realm;
  const dispatch = realm.dispatchEvent.bind(realm);
  const remove = realm.removeEventListener.bind(realm);
  const stop = nativeMethod(Event.prototype, 'stopImmediatePropagation');
  const dataOf: (message: MessageEvent) => unknown = nativeGetter(MessageEvent.prototype, 'data');
  const portsOf = nativeGetter(MessageEvent.prototype, 'ports');
  const sourceOf = nativeGetter(MessageEvent.prototype, 'source');
  const held = createList<MessageEvent>();
  let next = 0;
  let handing = false;

  const keep = (event: Event): void => {
    if (handing) return;
    stop(event);
    held[held.length] = event as MessageEvent;
  };
  for (let i = 0; i < TYPES.length; i++) realm.addEventListener(TYPES[i], keep, FIRST);

  return function handOut() {
    if (next === held.length) {
      for (let i = 0; i < TYPES.length; i++) remove(TYPES[i], keep, FIRST);
      return;
    }
    const message = held[next++];
    setTimeout(handOut, 0);
    handing = true;
    dispatch(
      new MessageEvent(message.type, {
        data: dataOf(message),
        ports: portsOf(message) as MessagePort[],
        source: sourceOf(message),
      }),
    );
    handing = false;
  };
}

// A shared worker hears of its documents.
const TYPES = ['message', 'messageerror', 'connect'];
const FIRST = { capture: true };
