/**
 * World: shared worker, and documents of its origin. What a shared worker says that closes itself reaches the session through
 * a document, too: the browser may forget what its debugger session has not told when it is gone (measured: one in forty).
 * Promise: the page has no part in it; it does not know the channel's name.
 */
import type { SharedWords } from '../../protocol/page-messages.ts';
import { nativeGetter, nativeMethod } from './native-methods.ts';

export interface SharedWordsOut {
  /** As early as the worker is whole: a channel that is opened when it closes goes down with it. Again is harmless. */
  readonly open: () => void;
  readonly say: (words: SharedWords) => void;
}

/** In the worker. */
export function createSharedWords(name: string, realm: typeof globalThis): SharedWordsOut {
  const { BroadcastChannel } = realm;
  const post = nativeMethod(BroadcastChannel.prototype, 'postMessage');
  let channel: BroadcastChannel | null = null;
  const open = (): BroadcastChannel => (channel ??= new BroadcastChannel(name));
  return { open, say: (words) => post(open(), words) };
}

/** In a document: what is returned begins to listen. */
export function hearSharedWords(
  name: string,
  realm: typeof globalThis,
  hear: (words: SharedWords) => void,
): () => void {
  const { BroadcastChannel } = realm;
  const listen = nativeMethod(realm.EventTarget.prototype, 'addEventListener');
  const dataOf = nativeGetter(realm.MessageEvent.prototype, 'data');
  let channel: BroadcastChannel | null = null;
  return () => {
    try {
      if (channel !== null) return;
      channel = new BroadcastChannel(name);
      listen(channel, 'message', (event) => hear(dataOf(event as MessageEvent) as SharedWords));
    } catch {
      // A document that is gone.
    }
  };
}
