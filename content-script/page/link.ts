/**
 * World: page. The recorder's end of the channel to its session: typed messages over DOM events on a node
 * that only the relay has. What was said before the relay is there waits in order.
 * Promise: every native is taken before page scripts run, so nothing a page patches is ever called.
 */
import { HELPERS } from '../../protocol/calling-convention.ts';
import type { SampleMemory } from '../../protocol/sample-memory.ts';
import { nativeGetter, nativeMethod } from './native-methods.ts';
import { createList, hasOwn } from './natives.ts';
import {
  ASK_EVENT,
  CONNECT_EVENT,
  DOWN_EVENT,
  FRAME_EVENT,
  SAMPLE_EVENT,
  UP_EVENT,
  type DocumentNumber,
  type PageCommand,
  type PageEvents,
  type PageMessage,
} from '../../protocol/page-messages.ts';

export interface Link {
  /** Delivered synchronously once there is a relay. Never throws. */
  readonly send: (message: PageMessage) => void;
  /** Asks the relay for a sampler that watches this memory; null: it is over. Never throws. */
  readonly sample: (memory: SampleMemory | null) => void;
  readonly number: DocumentNumber;
  /**
   * Before there is a relay: asks at this address for the facts of the document, which come before its first script. Null:
   * under its policy all texts are alike.
   */
  readonly ask: (address: string | null) => void;
  /** Asks at this address at once; null: nobody is there. Never throws. */
  readonly askNow: (address: string) => PageCommand | null;
  /** The document above has asked, and is under a policy that makes a difference. Never throws. */
  readonly isParentInDoubt: () => boolean;
  /** Nothing more is said: where the session was not heard yet, a window above says it again. Never throws. */
  readonly end: () => void;
  /** Listens to frames that end, again after `document.open()`. */
  readonly hearFrames: () => void;
}

// The relay comes at document_start, so the queue holds a handful; a document without one must not grow.
const MAX_QUEUE = 1000;
const MAX_NUMBER = 1_000_000_000;

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
  let unwatched: SampleMemory | null = null;
  let askAt: string | null = null;
  /** Of what is asked at this moment. */
  let answer: PageCommand | 'awaited' | null = null;
  const queue: PageMessage[] = [];
  let queued = 0;
  const number = (realm.Math.random() * MAX_NUMBER) | 0;
  /** What was said; null: the session has answered. */
  let unheard: PageMessage[] | null = createList();
  let hasEnded = false;
  const { parent, top } = realm.window;

  const deliver = (to: EventTarget, message: PageMessage): void => {
    dispatch(to, new NativeCustomEvent(UP_EVENT, { detail: message }));
  };

  const onDown = (event: Event): void => {
    try {
      const command = detailOf(event);
      if (!isCommand(command)) return;
      if (answer === 'awaited') {
        answer = command;
        return;
      }
      // These are the relay's own words.
      if (command.type !== 'no-sampler' && command.type !== 'document-facts') unheard = null;
      onCommand(command);
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
        if (askAt !== null) dispatch(node, new NativeCustomEvent(ASK_EVENT, { detail: askAt }));
        if (unwatched !== null) dispatch(node, new NativeCustomEvent(SAMPLE_EVENT, { detail: unwatched }));
        unwatched = null;
      });
    },
    true,
  );

  const onFrame = (event: Event): void => {
    stop(event);
    const payload = detailOf(event) as PageEvents['of-frame'] | null;
    if (payload === null ? askAt === null : hasEnded) return;
    prevent(event);
    if (payload !== null) send({ type: 'of-frame', payload });
  };

  /** True where its recorder will say it; null: where it is in doubt. */
  const giveTo = (above: Window | null, detail: PageEvents['of-frame'] | null): boolean => {
    try {
      if (above === null || above === realm.window || !hasOwn(above, HELPERS.on)) return false;
      return !dispatch(above, new NativeCustomEvent(FRAME_EVENT, { detail, cancelable: true }));
    } catch {
      // Of another origin.
      return false;
    }
  };

  const send = (message: PageMessage): void => {
    try {
      // Back from a cache.
      if (message.type === 'hello') hasEnded = false;
      if (unheard !== null && unheard.length < MAX_QUEUE) unheard[unheard.length] = message;
      if (channel !== null && queued === 0) deliver(channel, message);
      else if (queued < MAX_QUEUE) queue[queued++] = message;
    } catch {
      // Nothing that goes wrong here is the page's business.
    }
  };

  return {
    number,
    ask(address) {
      askAt = address;
    },
    askNow(address) {
      if (channel === null) return null;
      answer = 'awaited';
      try {
        dispatch(channel, new NativeCustomEvent(ASK_EVENT, { detail: address }));
      } catch {
        // Nothing that goes wrong here is the page's business.
      }
      const given = answer as PageCommand | 'awaited';
      answer = null;
      return given === 'awaited' ? null : given;
    },
    isParentInDoubt: () => giveTo(parent, null),
    end() {
      hasEnded = true;
      const messages = unheard;
      if (messages === null || !isWorthTelling(messages)) return;
      const said = { number, messages };
      if (!giveTo(parent, said)) giveTo(top, said);
    },
    hearFrames: () => listen(realm.window, FRAME_EVENT, onFrame, true),
    sample(memory) {
      try {
        if (channel === null || queued > 0) unwatched = memory;
        else {
          unwatched = null;
          dispatch(channel, new NativeCustomEvent(SAMPLE_EVENT, { detail: memory }));
        }
      } catch {
        // Without a sampler times are exact.
      }
    },
    send,
  };
}

/** Most frames of one turn only lend their natives. */
function isWorthTelling(messages: readonly PageMessage[]): boolean {
  for (let i = 0; i < messages.length; i++) {
    const { type, payload } = messages[i];
    if (type === 'not-recorded' || type === 'of-frame' || (type === 'update' && payload.nodes.length > 0))
      return true;
  }
  return false;
}

function isCommand(value: unknown): value is PageCommand {
  return typeof value === 'object' && value !== null && 'type' in value && 'payload' in value;
}
