/**
 * World: page. The bytes of a module that the browser compiles while it downloads: read from a clone of the
 * response, and only of one that the engine is going to read. Anything else goes to the engine untouched,
 * which refuses it in its own words and leaves its body to the page.
 */
import { readWasmModule, type WasmModuleShape } from './wasm-binary.ts';
import { apply, attempt, bytesOf, capture, chain, isObject, toPromise } from './wasm-natives.ts';

export interface StreamedModule {
  readonly shape: WasmModuleShape | null;
  readonly url: string;
}

export interface StreamTap {
  /** What to give to the engine in the place of `source`. */
  readonly source: unknown;
  /** What has been read by now; null when nothing was, or there was no clone. */
  soFar(): StreamedModule | null;
  /** Resolves when the clone is read; never rejects. Call it when the engine has settled. */
  finished(): Promise<unknown>;
}

/** Returns how to tap one streaming call. */
export function createStreamTaps(global: typeof globalThis): (source: unknown) => StreamTap {
  const prototype: unknown = attempt(() => global.Response.prototype);
  const clone = capture(prototype, 'clone');
  const arrayBuffer = capture(prototype, 'arrayBuffer');
  const urlOf = capture(prototype, 'url');
  const isOk = capture(prototype, 'ok');
  const headersOf = capture(prototype, 'headers');
  const getHeader = capture(
    attempt(() => global.Headers.prototype),
    'get',
  );
  const nothing = toPromise(null) as Promise<null>;
  const isResponse = (value: unknown): boolean =>
    isObject(value) && urlOf !== null && attempt(() => apply(urlOf, value, [])) !== null;

  /** Starts reading a clone; null for what is no response, or one that the engine refuses. */
  const readClone = (response: unknown): Promise<StreamedModule | null> | null =>
    attempt(() => {
      if (!clone || !arrayBuffer || !urlOf || !isOk || !headersOf || !getHeader) return null;
      // Getters of another class throw: then it is no response.
      const type = apply(getHeader, apply(headersOf, response, []), ['content-type']);
      if (apply(isOk, response, []) !== true || !isWasmType(type)) return null;
      const url = apply(urlOf, response, []) as string;
      const bytes = apply(arrayBuffer, apply(clone, response, []), []) as Promise<unknown>;
      return chain<StreamedModule | null>(
        bytes,
        (buffer) => {
          const found = bytesOf(buffer);
          return { shape: found && readWasmModule(found.bytes, found.length), url };
        },
        () => null,
      );
    });

  return (source) => {
    let read: StreamedModule | null = null;
    let finished: Promise<unknown> = nothing;
    const tap = (response: unknown): void => {
      const reading = readClone(response);
      if (reading) finished = chain(reading, (module) => (read = module as StreamedModule | null));
    };
    const result = { soFar: () => read, finished: () => finished };
    if (!isObject(source)) return { source, ...result };
    if (isResponse(source)) {
      tap(source);
      return { source, ...result };
    }
    const tapped = chain(toPromise(source), (response) => {
      tap(response);
      return response;
    });
    return { source: tapped, ...result };
  };
}

const toLowerCase = capture(String.prototype, 'toLowerCase')!;

/** The one media type that the engine takes: in any case, without parameters. */
function isWasmType(type: unknown): boolean {
  return typeof type === 'string' && apply(toLowerCase, type, []) === 'application/wasm';
}
