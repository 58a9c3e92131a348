/**
 * World: page and worker. Blobs that come of something else: of a response, whose text is read before the page gets
 * it, and parts of blobs whose text is known.
 * Promise: what is read is read by natives alone, and a promise of the page fails or succeeds with what it would.
 */
import { nativeGetter, nativeMethod } from './native-methods.ts';
import { apply, defineProperty, isInteger, method, setPrototypeOf, sliceString } from './natives.ts';
import { replaceFunction } from './stand-in-property.ts';

export interface KnownTexts {
  readonly get: (blob: object) => string | undefined;
  readonly set: (blob: object, text: string) => void;
}

type Callback = (value: unknown) => unknown;
const nativeThen: unknown = ownThen();
const then = method<object, [Callback, Callback?], object>(Promise.prototype, 'then');

/** `mayBeScript`: whether it is worth reading a blob. */
export function followBlobs(
  texts: KnownTexts,
  mayBeScript: (blob: Blob) => boolean,
  utf8Length: (text: string) => number,
  realm: typeof globalThis,
): void {
  const { Blob } = realm;
  const readText = nativeMethod(Blob.prototype, 'text');
  const sizeOf = nativeGetter(Blob.prototype, 'size');

  function readBeforehand(blob: Blob): unknown {
    try {
      if (!mayBeScript(blob)) return blob;
      const known = (text: unknown): unknown => {
        if (utf8Length(text as string) === sizeOf(blob)) texts.set(blob, text as string);
        return blob;
      };
      return ours(then(ours(readText(blob)), known, () => blob));
    } catch {
      return blob;
    }
  }

  const { Response, Request } = realm as Partial<typeof globalThis>;
  const holders = [Response, Request];
  for (let i = 0; i < holders.length; i++) {
    const holder = holders[i];
    if (holder === undefined) continue;
    replaceFunction(holder.prototype, 'blob', (native) => ({
      apply: (_native, self, args: unknown[]) =>
        then(ours(apply(native, self, args) as object), (blob) => readBeforehand(blob as Blob)),
    }));
  }

  replaceFunction(Blob.prototype, 'slice', (native) => ({
    apply(_native, self, args: unknown[]) {
      const part = apply(native, self, args) as Blob;
      try {
        rememberPart(part, self as Blob, args[0]);
      } catch {
        // Its text stays unknown.
      }
      return part;
    },
  }));

  /** Of a text in ASCII, whose bytes are its characters. */
  function rememberPart(part: Blob, whole: Blob, given: unknown): void {
    const text = texts.get(whole);
    const start = given === undefined ? 0 : given;
    if (text === undefined || !isInteger(start as number) || !mayBeScript(part)) return;
    const { length } = text;
    if (utf8Length(text) !== length || sizeOf(whole) !== length) return;
    const at = start as number;
    const from = at < 0 ? (at + length < 0 ? 0 : at + length) : at;
    texts.set(part, sliceString(text, from, from + sizeOf(part)));
  }
}

/** A promise that the page never sees: nothing of the page's is asked for on the way. */
function ours(promise: object): object {
  const descriptor = (value: unknown): PropertyDescriptor =>
    setPrototypeOf({ value }, null) as PropertyDescriptor;
  defineProperty(promise, 'constructor', descriptor(undefined));
  defineProperty(promise, 'then', descriptor(nativeThen));
  return promise;
}

function ownThen(): unknown {
  return Object.getOwnPropertyDescriptor(Promise.prototype, 'then')?.value;
}
