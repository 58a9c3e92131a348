/**
 * World: worker. The request for the main script of a worker inside this one is shown to no session. So the recorder
 * says what is about to be made, by a request that the session answers when it is ready: until then this thread waits.
 * Promise: it asks its own origin only, and never throws.
 */
import { nativeGetter, nativeMethod } from './native-methods.ts';

const exec = nativeMethod(RegExp.prototype, 'exec');
const ADDRESS = /^(https?:\/\/[^/?#]+).*/;

/** `path`: what the session holds. Null: nothing is said. */
export function announceWorkers(path: string | null, realm: typeof globalThis): (url: unknown) => void {
  if (path === null) return () => undefined;
  const { encodeURIComponent, Request, XMLHttpRequest } = realm;
  const addressOf = nativeGetter(Request.prototype, 'url');
  const hrefOf = nativeGetter(realm.URL.prototype, 'href');
  const open = nativeMethod(XMLHttpRequest.prototype, 'open');
  const send = nativeMethod(XMLHttpRequest.prototype, 'send');
  /** As the browser reads an address here. */
  const read = (url: string): RegExpExecArray | null => exec(ADDRESS, addressOf(new Request(url)));

  return (url) => {
    try {
      // What is neither is made text by code of the page's.
      const address = read(typeof url === 'string' ? url : hrefOf(url as URL));
      const own = read('');
      if (address === null || own === null || address[1] !== own[1]) return;
      const request = new XMLHttpRequest();
      open(request, 'GET', `${own[1]}${path}?${encodeURIComponent(address[0])}`, false);
      send(request);
    } catch {
      // It is made as if nobody had heard of it.
    }
  };
}
