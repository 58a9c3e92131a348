/**
 * World: page and worker. The texts of blobs, by their addresses: a worker or a script may be made of one. What a script makes
 * of strings and bytes is known from the constructor; others are read when their address is about to be used.
 * Promise: no code of the page runs for it, and a text lives no longer than its blob or its address.
 */
import { createBlobReader } from './blob-reader.ts';
import type { RecorderHooks } from './hooks.ts';
import { nativeGetter, nativeMethod } from './native-methods.ts';
import {
  apply,
  construct,
  createList,
  createObjectMap,
  getPrototypeOf,
  isArray,
  ownDataValue,
  setPrototypeOf,
} from './natives.ts';
import { replaceFunction } from './stand-in-property.ts';

export interface BlobText {
  readonly text: string;
  /** Its media type, in lower case. */
  readonly type: string;
}

export interface BlobTexts {
  /** What is behind a `blob:` address; null where it is not known. */
  readonly at: (url: string) => BlobText | null;
  /** Whether a `blob:` address was made in this realm. */
  readonly isOwn: (url: string) => boolean;
  /** A blob's address with this text, by the natives. */
  readonly createUrl: (blob: BlobText) => string;
  readonly revokeUrl: (url: string) => void;
  /** Hears which addresses the page revokes. */
  readonly onRevoked: (listener: (url: string) => void) => void;
}

// Longer than any script; what is longer is data.
const MAX_BYTES = 32 * 1024 * 1024;
// Bytes without a type of their own may be anything; a script's are read.
const MAX_UNTYPED_BYTES = 1024 * 1024;
// Types that a script made of text is given, if any.
const MAY_BE_SCRIPT = /^(?:|text\/plain|(?:text|application)\/(?:x-)?(?:java|ecma)script(?:;.*)?)$/;
const JAVASCRIPT = /script/;
const exec = nativeMethod(RegExp.prototype, 'exec');
const mapGet = nativeMethod(Map.prototype, 'get');
const mapSet = nativeMethod(Map.prototype, 'set');
const mapDelete = nativeMethod(Map.prototype, 'delete');
const charCodeAt = nativeMethod(String.prototype, 'charCodeAt');

/**
 * Null where the realm has no blobs. Replaces `Blob`, `URL.createObjectURL` and `URL.revokeObjectURL`. `mayAsk`: of a document,
 * whether it may read its own `blob:` addresses.
 */
export function rememberBlobTexts(
  hooks: RecorderHooks,
  realm: typeof globalThis,
  mayAsk: () => boolean,
): BlobTexts | null {
  const NativeBlob = realm.Blob as typeof Blob | undefined;
  const NativeUrl = realm.URL as typeof URL | undefined;
  if (NativeBlob === undefined || NativeUrl === undefined) return null;
  const createObjectUrl = NativeUrl.createObjectURL.bind(NativeUrl);
  const revokeUrl = NativeUrl.revokeObjectURL.bind(NativeUrl);
  const typeOf = nativeGetter(NativeBlob.prototype, 'type');
  const sizeOf = nativeGetter(NativeBlob.prototype, 'size');
  const texts = createObjectMap<string>();
  const blobs = new Map<string, Blob>();
  const read = createBlobReader(realm, mayAsk);
  const revoked = createList<(url: string) => void>();
  const decodeBytes = strictDecoder(realm);

  /** Null for parts that are not all strings, blobs of known text, or bytes, where these are asked for. */
  function textOf(parts: unknown, bytesToo: boolean): string | null {
    // A page's proxy would see what is read.
    if (!isArray(parts) || hooks.isProxy(parts)) return null;
    let text = '';
    for (let i = 0; i < parts.length; i++) {
      const part = ownDataValue(parts, i);
      const isObject = typeof part === 'object' && part !== null;
      const own = isObject ? (texts.get(part) ?? (bytesToo ? decodeBytes(part) : null)) : part;
      if (typeof own !== 'string') return null;
      text += own;
    }
    return text;
  }

  const mayBeScript = (blob: Blob): boolean =>
    sizeOf(blob) <= MAX_BYTES && exec(MAY_BE_SCRIPT, typeOf(blob)) !== null;
  /** Bytes are worth reading. */
  const mayBeRead = (blob: Blob): boolean =>
    mayBeScript(blob) && (sizeOf(blob) <= MAX_UNTYPED_BYTES || exec(JAVASCRIPT, typeOf(blob)) !== null);

  function remember(blob: Blob, parts: unknown): void {
    if (!mayBeScript(blob)) return;
    const text = textOf(parts, mayBeRead(blob));
    if (text !== null) texts.set(blob, text);
  }

  function standInFor(name: 'Blob' | 'File'): object | null {
    const replacement = replaceFunction(realm, name, (native) => ({
      construct(_native, args: unknown[], newTarget) {
        const blob = construct(native, args, newTarget === replacement ? native : newTarget) as Blob;
        quietly(() => remember(blob, args[0]));
        return blob;
      },
    }));
    return replacement;
  }

  const NativeFile = realm.File as typeof File | undefined;
  const blobStandIn = standInFor('Blob');
  if (NativeFile !== undefined) {
    if (blobStandIn !== null && getPrototypeOf(NativeFile) === NativeBlob)
      setPrototypeOf(NativeFile, blobStandIn);
    standInFor('File');
  }
  replaceFunction(NativeUrl, 'createObjectURL', (native) => ({
    apply(_native, self, args: unknown[]) {
      const url = apply(native, self, args) as string;
      quietly(() => {
        // Throws for what is no blob.
        if (sizeOf(args[0] as Blob) <= MAX_BYTES) mapSet(blobs, url, args[0]);
      });
      return url;
    },
  }));
  replaceFunction(NativeUrl, 'revokeObjectURL', (native) => ({
    apply(_native, self, args: unknown[]) {
      const result = apply(native, self, args);
      const url = args[0];
      if (typeof url === 'string') {
        mapDelete(blobs, url);
        for (let i = 0; i < revoked.length; i++) quietly(() => revoked[i](url));
      }
      return result;
    },
  }));

  return {
    isOwn: (url) => mapGet(blobs, url) !== undefined,
    at(url) {
      const blob = mapGet(blobs, url) as Blob | undefined;
      const text = blob && texts.get(blob);
      // Line ends may have been converted, or the page's own iterator may have given other parts.
      if (blob !== undefined && text !== undefined && utf8Length(text) === sizeOf(blob))
        return { text, type: typeOf(blob) };
      let found: BlobText | null = null;
      quietly(() => {
        const { text: said, type, size } = read(url, blob) ?? { text: '', type: '', size: -1 };
        // Else it is no UTF-8, and would have other bytes.
        if (utf8Length(said) !== size) return;
        found = { text: said, type };
        if (blob !== undefined) texts.set(blob, said);
      });
      return found;
    },
    createUrl: ({ text, type }) => createObjectUrl(new NativeBlob([text], { type })),
    revokeUrl,
    onRevoked(listener) {
      revoked[revoked.length] = listener;
    },
  };
}

/** Reads bytes as UTF-8 and throws for what is none, or no bytes. What a script says otherwise stays unread. */
function strictDecoder(realm: typeof globalThis): (bytes: object) => string | null {
  const { TextDecoder, ArrayBuffer } = realm as Partial<typeof globalThis>;
  if (TextDecoder === undefined || ArrayBuffer === undefined) return () => null;
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const decode = decoder.decode.bind(decoder);
  const lengthOf = nativeGetter(ArrayBuffer.prototype, 'byteLength');
  const isView = ArrayBuffer.isView.bind(ArrayBuffer);
  return (bytes) => {
    // Throws for everything but a buffer, a proxy of one included.
    if (!isView(bytes)) lengthOf(bytes as ArrayBuffer);
    return decode(bytes as Uint8Array<ArrayBuffer>);
  };
}

function quietly(task: () => void): void {
  try {
    task();
  } catch {
    // The text stays unknown.
  }
}

/** A lone surrogate becomes U+FFFD, of three bytes as well. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = charCodeAt(text, i);
    if (unit < 0x80) bytes++;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && (charCodeAt(text, i + 1) & 0xfc00) === 0xdc00) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}
