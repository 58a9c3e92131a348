/**
 * World: page and worker. What stands at `blob:` and `data:` addresses, as far as it is text, and addresses of the
 * same kind for changed text. No request shows it to the session.
 */
import type { BlobTexts } from './blob-texts.ts';
import { nativeGetter, nativeMethod } from './native-methods.ts';
import { sliceString } from './natives.ts';

export interface InMemoryScript {
  readonly text: string;
  /** Its media type, in lower case, parameters included. */
  readonly type: string;
  /** Address of other text that is delivered alike. */
  readonly address: (code: string) => string;
}

export interface InMemoryScripts {
  /** The address as the browser reads it; null for other kinds, and for what only the page's own code can tell. */
  readonly addressOf: (value: unknown) => string | null;
  /** Null for what is not known to be text. */
  readonly at: (url: string) => InMemoryScript | null;
}

const exec = nativeMethod(RegExp.prototype, 'exec');
const toString = nativeMethod(Number.prototype, 'toString');
const toLowerCase = nativeMethod(String.prototype, 'toLowerCase');
// Of the language itself: a worker that has not begun lacks `atob`.
const decodeBase64 = (Reflect.get(Uint8Array, 'fromBase64') as (text: string) => Uint8Array).bind(Uint8Array);
const KINDS = /^\s*(?:data|blob):/i;
const BLOB = /^blob:/;
const DATA = /^data:([^,]*),([^#]*)/;
const BASE64 = /\s*;\s*base64\s*$/i;
const FOREIGN_CHARSET = /;\s*charset\s*=\s*"?(?!utf-?8|us-ascii)/i;

export function createInMemoryScripts(blobs: BlobTexts | null, realm: typeof globalThis): InMemoryScripts {
  const NativeUrl = realm.URL;
  const hrefOf = nativeGetter(NativeUrl.prototype, 'href');
  const { decodeURIComponent, encodeURIComponent } = realm;

  /** Throws for what is no UTF-8. */
  function fromBase64(text: string): string {
    const bytes = decodeBase64(text);
    let escaped = '';
    for (let i = 0; i < bytes.length; i++) escaped += (bytes[i] < 16 ? '%0' : '%') + toString(bytes[i], 16);
    return decodeURIComponent(escaped);
  }

  function ofData(url: string): InMemoryScript | null {
    const parts = exec(DATA, url);
    if (parts === null || exec(FOREIGN_CHARSET, parts[1]) !== null) return null;
    const base64 = exec(BASE64, parts[1]);
    const type = base64 === null ? parts[1] : sliceString(parts[1], 0, base64.index);
    const text = decodeURIComponent(parts[2]);
    return {
      text: base64 === null ? text : fromBase64(text),
      type: toLowerCase(type),
      address: (code) => `data:${type},${encodeURIComponent(code)}`,
    };
  }

  return {
    addressOf(value) {
      if (typeof value === 'string' && exec(KINDS, value) === null) return null;
      try {
        const href = typeof value === 'string' ? hrefOf(new NativeUrl(value)) : hrefOf(value as URL);
        return exec(KINDS, href) === null ? null : href;
      } catch {
        return null;
      }
    },
    at(url) {
      const fragment = exec(/#/, url);
      const isBlob = exec(BLOB, url) !== null;
      const blob = isBlob
        ? (blobs?.at(fragment === null ? url : sliceString(url, 0, fragment.index)) ?? null)
        : null;
      if (blob !== null && blobs !== null) {
        const { text, type } = blob;
        return { text, type, address: (code) => blobs.createUrl({ text: code, type }) };
      }
      try {
        return ofData(url);
      } catch {
        return null;
      }
    },
  };
}
