/**
 * World: shared worker, and documents of its origin. What a shared worker says that closes itself reaches the session through
 * a document, too: the browser may forget what its debugger session has not told when it is gone (measured: one in forty).
 * Promise: the page has no part in it; it does not know the channel's name.
 */
import type { SharedWords } from '../../protocol/page-messages.ts';
import { nativeGetter, nativeMethod } from './native-methods.ts';

/** In the worker, when it begins: a channel that is opened when it closes goes down with it. */
export function openSharedWords(name: string, realm: typeof globalThis): (words: SharedWords) => void {
  const channel = new realm.BroadcastChannel(name);
  const post = nativeMethod(realm.BroadcastChannel.prototype, 'postMessage');
  return (words) => post(channel, words);
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
