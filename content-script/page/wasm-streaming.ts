/**
 * World: page. The bytes of a module that the browser compiles while it downloads: read from a clone of the
 * response, and only of one that the engine is going to read. Anything else goes to the engine untouched,
 * which refuses it in its own words and leaves its body to the page.
 */
import type { Bytes } from '../../profile/units.ts';
import { readWasmImports, readWasmModule, type WasmImport, type WasmModuleShape } from './wasm-binary.ts';
import {
  apply,
  attempt,
  bytesOf,
  capture,
  type Captured,
  chain,
  isObject,
  NativeUint8Array,
  toPromise,
} from './wasm-natives.ts';

export interface StreamTap {
  /** What to give to the engine in the place of `source`. */
  readonly source: unknown;
  /** The module's imports, known as soon as their bytes have come; null until then. */
  imports(): readonly WasmImport[] | null;
  /** Settles when the clone is read to its end; never rejects. Ask when the engine has settled. */
  finished(): Promise<unknown>;
  /** What was read by then. */
  module(): { readonly shape: WasmModuleShape | null; readonly url: string };
}

/** Returns how to tap one streaming call. */
export function createStreamTaps(global: typeof globalThis): (source: unknown) => StreamTap {
  const response: unknown = attempt(() => global.Response.prototype);
  const clone = capture(response, 'clone');
  const bodyOf = capture(response, 'body');
  const urlOf = capture(response, 'url');
  const isOk = capture(response, 'ok');
  const headersOf = capture(response, 'headers');
  const getHeader = capture(
    attempt(() => global.Headers.prototype),
    'get',
  );
  const getReader = capture(
    attempt(() => global.ReadableStream.prototype),
    'getReader',
  );
  const read = capture(
    attempt(() => global.ReadableStreamDefaultReader.prototype),
    'read',
  );
  const nothing = toPromise(null);

  const isResponse = (value: unknown): boolean =>
    isObject(value) && urlOf !== null && attempt(() => apply(urlOf, value, [])) !== null;

  /** A reader of the body's clone and the URL; null for what is no response, or one that the engine refuses. */
  const openClone = (
    value: unknown,
  ): { readonly next: () => Promise<unknown>; readonly url: string } | null =>
    attempt(() => {
      if (!clone || !bodyOf || !urlOf || !isOk || !headersOf || !getHeader || !getReader || !read)
        return null;
      // Getters of another class throw: then it is no response.
      const type = apply(getHeader, apply(headersOf, value, []), ['content-type']);
      if (apply(isOk, value, []) !== true || !isWasmType(type)) return null;
      const url = apply(urlOf, value, []) as string;
      const body = apply(bodyOf, apply(clone, value, []), []);
      const reader = isObject(body) ? apply(getReader, body, []) : null;
      return reader === null ? null : { next: () => apply(read, reader, []) as Promise<unknown>, url };
    });

  return (source) => {
    const bytes = createCollector();
    let url = '';
    let imports: readonly WasmImport[] | null = null;
    let shape: WasmModuleShape | null = null;
    let finished: Promise<unknown> = nothing;

    const tap = (value: unknown): void => {
      const opened = openClone(value);
      if (!opened) return;
      url = opened.url;
      const step = (result: unknown): unknown => {
        const { done, value: chunk } = result as { readonly done: boolean; readonly value: unknown };
        if (done) shape = readWasmModule(bytes.all(), bytes.length());
        else {
          bytes.add(chunk);
          imports ??= readWasmImports(bytes.all(), bytes.length());
        }
        return done ? null : chain(opened.next(), step);
      };
      finished = chain(chain(opened.next(), step), forget, forget);
    };

    let given = source;
    if (isResponse(source)) tap(source);
    else if (isObject(source))
      given = chain(toPromise(source), (value) => {
        tap(value);
        return value;
      });
    return {
      source: given,
      imports: () => imports,
      finished: () => finished,
      module: () => ({ shape, url }),
    };
  };
}

const forget = (): null => null;

// A first guess of a module's size; doubled as needed, so that every byte is copied at most twice.
const FIRST_SIZE: Bytes = 64 * 1024;

interface Collector {
  add(chunk: unknown): void;
  all(): Uint8Array;
  length(): Bytes;
}

function createCollector(): Collector {
  let buffer = new NativeUint8Array(0);
  let length: Bytes = 0;
  return {
    add(chunk) {
      const found = bytesOf(chunk);
      if (!found) return;
      const needed = length + found.length;
      if (needed > capacityOf(buffer)) {
        const wanted = needed > FIRST_SIZE ? needed * 2 : FIRST_SIZE;
        const larger = new NativeUint8Array(wanted);
        apply(setBytes, larger, [buffer]);
        buffer = larger;
      }
      apply(setBytes, buffer, [found.bytes, length]);
      length = needed;
    },
    all: () => buffer,
    length: () => length,
  };
}

const setBytes: Captured = capture(Reflect.getPrototypeOf(NativeUint8Array.prototype), 'set')!;
const capacityOf = (bytes: Uint8Array): Bytes => bytesOf(bytes)!.length;

const toLowerCase = capture(String.prototype, 'toLowerCase')!;

/** The one media type that the engine takes: in any case, without parameters. */
function isWasmType(type: unknown): boolean {
  return typeof type === 'string' && apply(toLowerCase, type, []) === 'application/wasm';
}
