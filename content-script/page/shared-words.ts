/**
 * World: shared worker, and documents of its origin, which speak to each other. What a shared worker says that closes itself reaches
 * the session through a document, too: the browser may forget what its debugger session has not told when it is gone (measured:
 * one in forty). And a document says that it is left: the browser ends a shared worker with its last, and tells it nothing, but
 * it hears that before (measured: 50 of 50; 54 of 60 with six processes that compute on two cores).
 * And that its module could not be run, where that is imported by an empty main script.
 * Promise: the page has no part in it; it does not know the channel's name.
 */
import type { SharedWords } from '../../protocol/page-messages.ts';
import { hasOwn } from './natives.ts';
import type { Which } from './twice-made-workers.ts';
import { nativeGetter, nativeMethod } from './native-methods.ts';

export interface SharedWordsOut {
  /** As early as the worker is whole: a channel that is opened when it closes goes down with it. Again is harmless. */
  readonly open: () => void;
  readonly say: (words: SharedWords) => void;
  /** Its module could not be run. */
  readonly fail: (which: Which) => void;
}

export interface SharedWordsIn {
  /** Listens from now on. */
  readonly begin: () => void;
  /** This document is about to be left, if it listens. */
  readonly leave: () => void;
}

/** What a document says that is left. */
const LEFT = null;

function nativesOf(realm: typeof globalThis) {
  const { BroadcastChannel } = realm;
  const listen = nativeMethod(realm.EventTarget.prototype, 'addEventListener');
  const dataOf = nativeGetter(realm.MessageEvent.prototype, 'data');
  return {
    post: nativeMethod(BroadcastChannel.prototype, 'postMessage'),
    opened: (name: string, hear: (data: unknown) => void): BroadcastChannel => {
      const channel = new BroadcastChannel(name);
      listen(channel, 'message', (event) => hear(dataOf(event as MessageEvent)));
      return channel;
    },
  };
}

/** In the worker. `onLeft`: a document is about to be left. */
export function createSharedWords(
  name: string,
  realm: typeof globalThis,
  onLeft: () => void,
): SharedWordsOut {
  const { post, opened } = nativesOf(realm);
  let channel: BroadcastChannel | null = null;
  const hear = (data: unknown): void => {
    if (data === LEFT) onLeft();
  };
  const open = (): BroadcastChannel => (channel ??= opened(name, hear));
  return {
    open,
    say: (words) => post(open(), words),
    fail: ({ url, name }) => post(open(), { failed: { url, name } }),
  };
}

/** In a document. */
export function hearSharedWords(
  name: string,
  realm: typeof globalThis,
  hears: {
    readonly lastWords: (words: SharedWords) => void;
    readonly failed: (which: Which) => void;
  },
): SharedWordsIn {
  const { post, opened } = nativesOf(realm);
  let channel: BroadcastChannel | null = null;
  return {
    begin() {
      try {
        channel ??= opened(name, (data) => {
          if (data === LEFT) return;
          const said = data as SharedWords | { readonly failed: Which };
          if (hasOwn(said, 'failed')) hears.failed((said as { readonly failed: Which }).failed);
          else hears.lastWords(said as SharedWords);
        });
      } catch {
        // A document that is gone.
      }
    },
    leave() {
      if (channel !== null) post(channel, LEFT);
    },
  };
}
