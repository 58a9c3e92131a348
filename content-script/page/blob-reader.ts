/**
 * World: page and worker. Reads at once what stands at a `blob:` address, whoever made it: workers have a reader for that, and
 * documents a synchronous request, which no resource timing tells of.
 * Promise: nothing is asked where a policy would report it.
 */
import { nativeGetter, nativeMethod } from './native-methods.ts';

/** What its bytes say as UTF-8, and how many they are. */
export interface ReadBlob {
  readonly text: string;
  readonly type: string;
  readonly size: number;
}

/** Of an address that this realm made, with its blob. May throw, or give null: it is not known. */
export type BlobReader = (url: string, blob: Blob | undefined) => ReadBlob | null;

/** `mayAsk`: of a document, whether its policies let it read `blob:` addresses. */
export function createBlobReader(realm: typeof globalThis, mayAsk: () => boolean): BlobReader {
  const { Blob, FileReaderSync, XMLHttpRequest } = realm as Partial<typeof globalThis> & {
    readonly FileReaderSync?: new () => { readAsText(blob: Blob): string };
  };
  if (FileReaderSync !== undefined && Blob !== undefined) {
    const read = nativeMethod(FileReaderSync.prototype as InstanceType<typeof FileReaderSync>, 'readAsText');
    const typeOf = nativeGetter(Blob.prototype, 'type');
    const sizeOf = nativeGetter(Blob.prototype, 'size');
    return (_url, blob) =>
      blob === undefined
        ? null
        : { text: read(new FileReaderSync(), blob), type: typeOf(blob), size: sizeOf(blob) };
  }
  if (XMLHttpRequest === undefined) return () => null;
  const { prototype } = XMLHttpRequest;
  const open = nativeMethod(prototype, 'open') as (
    request: XMLHttpRequest,
    method: string,
    url: string,
    isAsync: boolean,
  ) => void;
  const asText = nativeMethod(prototype, 'overrideMimeType');
  const send = nativeMethod(prototype, 'send');
  const textOf = nativeGetter(prototype, 'responseText');
  const header = nativeMethod(prototype, 'getResponseHeader');
  return (url) => {
    if (!mayAsk()) return null;
    const request = new XMLHttpRequest();
    open(request, 'GET', url, false);
    asText(request, 'text/plain;charset=utf-8');
    send(request);
    const size = Number(header(request, 'content-length'));
    return { text: textOf(request), type: header(request, 'content-type') ?? '', size };
  };
}
