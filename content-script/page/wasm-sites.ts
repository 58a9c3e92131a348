/**
 * World: page. Names and signatures under which the recorder knows exported functions and the engine's own
 * work. Nothing is registered before the first call that is recorded: dormant pages tell nobody anything.
 */
import { SITE_KINDS, type SiteKind } from '../../profile/model.ts';
import type { Bytes } from '../../profile/units.ts';
import { SITE_ID_STRIDE, type SiteId, type SiteRow } from '../../protocol/calling-convention.ts';
import type { RecorderHooks, RecorderSignatureId, RecorderTypeId } from './hooks.ts';
import type { WasmExportedFunction, WasmModuleShape } from './wasm-binary.ts';

// Indices computed while the page has not begun: a page may replace `indexOf`.
const kindIndex = (kind: SiteKind): number => SITE_KINDS.indexOf(kind);
const WASM = kindIndex('wasm');
const HOST = kindIndex('host');

/** What one module is called and where it came from. */
export interface KnownModule {
  readonly shape: WasmModuleShape;
  /** Where it was streamed from, else ''. */
  readonly url: string;
  /** Signature of the exported function at this position of `shape.functions`. */
  signatureOf(position: number): RecorderSignatureId;
}

export function createKnownModule(hooks: RecorderHooks, shape: WasmModuleShape, url: string): KnownModule {
  let first: SiteId | null = null;
  const prefix = shape.name ?? fileNameOf(url);
  return {
    shape,
    url,
    signatureOf(position) {
      first ??= hooks.registerSites({ url, rows: rowsOf(shape.functions, prefix, url) }, 'recorder');
      const parameters = shape.functions[position].type?.parameters ?? [];
      const types: RecorderTypeId[] = [];
      for (let i = 0; i < parameters.length; i++)
        types[i] = hooks.internType(parameters[i].label, 'wasm', null);
      return hooks.internSignature(first + position * SITE_ID_STRIDE, types);
    },
  };
}

/**
 * As DevTools counts in a binary: one line, and the byte offset as column. Without a URL there is no line to
 * show; the column still keeps two modules apart that export the same name.
 */
function rowsOf(functions: readonly WasmExportedFunction[], prefix: string, url: string): SiteRow[] {
  const rows: SiteRow[] = [];
  for (let i = 0; i < functions.length; i++) {
    const { name, parameterNames, offset } = functions[i];
    rows[i] = [
      WASM,
      `${prefix}.${name}`,
      url === '' ? 0 : 1,
      offset === null ? 0 : offset + 1,
      parameterNames,
    ];
  }
  return rows;
}

/** `https://x/lib/count.wasm?v=2` → `count`; `wasm` where there is no such thing. */
export function fileNameOf(url: string): string {
  let end = url.length;
  let start = 0;
  for (let i = 0; i < url.length; i++) {
    const c = url[i];
    if (c === '?' || c === '#') {
      end = i;
      break;
    }
    if (c === '/') start = i + 1;
  }
  let name = '';
  for (let i = start; i < end; i++) name += url[i];
  const extension = '.wasm';
  let stem = '';
  for (let i = 0; i < name.length - extension.length; i++) stem += name[i];
  return stem !== '' && stem + extension === name ? stem : name === '' ? 'wasm' : name;
}

export type HostSite = keyof typeof HOST_SITES;

/** The engine's own work: name as shown, and its one parameter. */
const HOST_SITES = {
  compile: ['WebAssembly.compile', 'bytes'],
  validate: ['WebAssembly.validate', 'bytes'],
  instantiate: ['WebAssembly.instantiate', 'source'],
  compileStreaming: ['WebAssembly.compileStreaming', 'source'],
  instantiateStreaming: ['WebAssembly.instantiateStreaming', 'source'],
  Module: ['new WebAssembly.Module', 'bytes'],
  Instance: ['new WebAssembly.Instance', 'module'],
  // Work beside the page, from the call to its settlement: what each name says is in that time.
  compileJob: ['compile module', null],
  compileAndInstantiateJob: ['compile and instantiate module', null],
  streamJob: ['download and compile module', null],
  streamAndInstantiateJob: ['download, compile and instantiate module', null],
} as const satisfies Record<string, readonly [string, string | null]>;

const hostKeys = Object.keys(HOST_SITES) as HostSite[];
const positions = Object.fromEntries(hostKeys.map((key, i) => [key, i])) as Record<HostSite, number>;
const hostRows: readonly SiteRow[] = hostKeys.map((key) => [
  HOST,
  HOST_SITES[key][0],
  0,
  0,
  [HOST_SITES[key][1]],
]);

/** Signatures of the engine's own work, each with the type of its one argument. */
export function createHostSignatures(
  hooks: RecorderHooks,
): (site: HostSite, type: RecorderTypeId) => RecorderSignatureId {
  let first: SiteId | null = null;
  return (site, type) => {
    first ??= hooks.registerSites({ url: '', rows: hostRows }, 'recorder');
    return hooks.internSignature(first + positions[site] * SITE_ID_STRIDE, [type]);
  };
}

/** `WebAssembly.Module(614400 bytes)`; without the size where the bytes were not seen. */
export function moduleType(hooks: RecorderHooks, byteLength: Bytes | null): RecorderTypeId {
  const size = byteLength === null ? '' : `(${byteLength} bytes)`;
  return hooks.internType(`WebAssembly.Module${size}`, 'web', null);
}
