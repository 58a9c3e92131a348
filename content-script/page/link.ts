/**
 * World: page. The recorder's end of the channel to its session: typed messages over DOM events on a node
 * that only the relay has. What was said before the relay is there waits in order.
 * Promise: every native is taken before page scripts run, so nothing a page patches is ever called.
 */
import { nativeGetter, nativeMethod } from './native-methods.ts';
import {
  CONNECT_EVENT,
  DOWN_EVENT,
  SAMPLE_EVENT,
  UP_EVENT,
  type PageCommand,
  type PageMessage,
} from '../../protocol/page-messages.ts';

export interface Link {
  /** Delivered synchronously once there is a relay. Never throws. */
  readonly send: (message: PageMessage) => void;
  /** Asks the relay for a sampler that watches this memory; null: it is over. Never throws. */
  readonly sample: (memory: SharedArrayBuffer | null) => void;
}

// The relay comes at document_start, so the queue holds a handful; a document without one must not grow.
const MAX_QUEUE = 1000;

/** Must run before any page script. `onCommand` hears what the session says. */
export function createLink(realm: typeof globalThis, onCommand: (command: PageCommand) => void): Link {
  const NativeCustomEvent = realm.CustomEvent;
  const dispatch = nativeMethod(realm.EventTarget.prototype, 'dispatchEvent');
  const listen = nativeMethod(realm.EventTarget.prototype, 'addEventListener');
  const detailOf = nativeGetter(realm.CustomEvent.prototype, 'detail') as (event: unknown) => unknown;
  const relatedTargetOf = nativeGetter(realm.MouseEvent.prototype, 'relatedTarget');
  const stop = nativeMethod(realm.Event.prototype, 'stopImmediatePropagation');
  const prevent = nativeMethod(realm.Event.prototype, 'preventDefault');

  let channel: EventTarget | null = null;
  let unwatched: SharedArrayBuffer | null = null;
  const queue: PageMessage[] = [];
  let queued = 0;

  const deliver = (to: EventTarget, message: PageMessage): void => {
    dispatch(to, new NativeCustomEvent(UP_EVENT, { detail: message }));
  };

  const onDown = (event: Event): void => {
    try {
      const command = detailOf(event);
      if (isCommand(command)) onCommand(command);
    } catch {
      // A command that cannot be carried out must not surface in the page.
    }
  };

  // On the window in its capture phase and first of all: nothing of the page hears this event, ever.
  listen(
    realm.window,
    CONNECT_EVENT,
    (event) => {
      if (channel !== null) return;
      const node = relatedTargetOf(event as MouseEvent);
      if (node === null) return;
      stop(event);
      prevent(event);
      channel = node;
      listen(node, DOWN_EVENT, onDown);
      // The relay starts to listen when this dispatch has ended.
      realm.queueMicrotask(() => {
        for (let i = 0; i < queued; i++) deliver(node, queue[i]);
        queue.length = 0;
        queued = 0;
        if (unwatched !== null) dispatch(node, new NativeCustomEvent(SAMPLE_EVENT, { detail: unwatched }));
        unwatched = null;
      });
    },
    true,
  );

  return {
    sample(memory) {
      try {
        if (channel === null || queued > 0) unwatched = memory;
        else dispatch(channel, new NativeCustomEvent(SAMPLE_EVENT, { detail: memory }));
      } catch {
        // Without a sampler times are exact.
      }
    },
    send(message) {
      try {
        if (channel !== null && queued === 0) deliver(channel, message);
        else if (queued < MAX_QUEUE) queue[queued++] = message;
      } catch {
        // Nothing that goes wrong here is the page's business.
      }
    },
  };
}

function isCommand(value: unknown): value is PageCommand {
  return typeof value === 'object' && value !== null && 'type' in value && 'payload' in value;
}
