/**
 * World: page. Compilation and instantiation: each way in is a row of its own with the byte length, what
 * the browser does beside the page is a job in the compiler lane, and every module seen is remembered so
 * that its instances' exports can be shown. Results, errors and rejections are the engine's own.
 */
import type { Milliseconds } from '../../profile/units.ts';
import type { RecorderHooks, RecorderNodeId, RecorderTypeId } from './hooks.ts';
import { readWasmModule, type WasmModuleShape } from './wasm-binary.ts';
import type { Boundary } from './wasm-boundary.ts';
import type { ExportHooks } from './wasm-exports.ts';
import { type Importer, importsForEngine } from './wasm-imports.ts';
import {
  apply,
  attempt,
  bytesOf,
  capture,
  type Captured,
  chain,
  construct,
  createPrivateMap,
  isObject,
} from './wasm-natives.ts';
import {
  createHostSignatures,
  createKnownModule,
  type HostSite,
  type KnownModule,
  moduleType,
} from './wasm-sites.ts';
import { replaceConstructor, replaceMethod } from './wasm-stand-ins.ts';
import { createStreamTaps } from './wasm-streaming.ts';

export function hookCompilation(
  global: typeof globalThis,
  hooks: RecorderHooks,
  boundary: Boundary,
  exports: ExportHooks,
): void {
  const namespace = global.WebAssembly;
  const modules = createPrivateMap<object, KnownModule>();
  const signatureOf = createHostSignatures(hooks);
  const exportsOf = capture(namespace.Module, 'exports');

  /** Counts a call of the engine's own and enters it; `type` is asked for only while somebody records. */
  const enter = (site: HostSite, type: () => RecorderTypeId): RecorderNodeId =>
    hooks.isOn() ? hooks.enterSignature(signatureOf(site, type())) : 0;

  /** Runs the engine's synchronous part inside its row. */
  const inRow = <T>(site: HostSite, type: () => RecorderTypeId, run: () => T): T => {
    const node = enter(site, type);
    try {
      return run();
    } finally {
      if (node !== 0) hooks.leave(node);
    }
  };

  const startOfJob = (): Milliseconds | null => (hooks.isOn() ? hooks.now() : null);
  const endJob = (started: Milliseconds | null, site: HostSite, shape: WasmModuleShape | null): void => {
    if (started === null || !hooks.isOn()) return;
    const signature = signatureOf(site, moduleType(hooks, shape?.byteLength ?? null));
    hooks.addBackgroundJob(signature, hooks.now() - started);
  };

  const remember = (module: unknown, shape: WasmModuleShape | null, url = ''): KnownModule | null => {
    if (!shape || !isObject(module)) return null;
    const known = createKnownModule(hooks, shape, url);
    modules.set(module, known);
    return known;
  };
  const shapeOfBytes = (source: unknown): WasmModuleShape | null =>
    attempt(() => {
      const found = bytesOf(source);
      return found && readWasmModule(found.bytes, found.length);
    });
  const knownModule = (source: unknown): KnownModule | null =>
    (isObject(source) ? modules.get(source) : undefined) ?? null;
  const isModule = (source: unknown): boolean =>
    isObject(source) && exportsOf !== null && attempt(() => apply(exportsOf, undefined, [source])) !== null;
  /** A module with its size, anything else as values are described. */
  const typeOfSource = (source: unknown): RecorderTypeId => {
    const known = knownModule(source);
    if (known) return moduleType(hooks, known.shape.byteLength);
    return isModule(source) ? moduleType(hooks, null) : hooks.describe(source);
  };
  // A module never seen gives out no wrappers: where the page has none at all, its imports have nothing to swap.
  const swapImports = (args: unknown[], shape: WasmModuleShape | null): void => {
    const importer = (): Importer => ({
      imports: shape?.imports ?? null,
      mayDealInFunctions: boundary.hasWrappers(),
    });
    if (args.length > 1) args[1] = importsForEngine(args[1], importer, boundary);
  };

  replaceMethod(
    namespace,
    'validate',
    (native) =>
      (...args: unknown[]) =>
        inRow(
          'validate',
          () => hooks.describe(args[0]),
          () => apply(native, namespace, args),
        ),
  );

  replaceMethod(namespace, 'compile', (native) => (...args: unknown[]) => {
    const started = startOfJob();
    const promise = inRow(
      'compile',
      () => hooks.describe(args[0]),
      () => apply(native, namespace, args),
    ) as Promise<unknown>;
    // The engine has its copy, and the page has not run since: what is read here is what is compiled.
    const shape = shapeOfBytes(args[0]);
    return chain(promise, (module) => {
      remember(module, shape);
      endJob(started, 'compileJob', shape);
      return module;
    });
  });

  replaceMethod(namespace, 'instantiate', (native) => (...args: unknown[]) => {
    const source = args[0];
    const module = isModule(source);
    const shape = module ? (knownModule(source)?.shape ?? null) : shapeOfBytes(source);
    swapImports(args, shape);
    const started = module ? null : startOfJob();
    const promise = inRow(
      'instantiate',
      () => typeOfSource(source),
      () => apply(native, namespace, args),
    ) as Promise<unknown>;
    return chain(promise, (result) => {
      if (module) exports.adopt(result as object, knownModule(source));
      else {
        const both = result as WebAssembly.WebAssemblyInstantiatedSource;
        exports.adopt(both.instance, remember(both.module, shape));
        endJob(started, 'compileAndInstantiateJob', shape);
      }
      return result;
    });
  });

  replaceConstructor(namespace, 'Module', (native) => (args, newTarget) => {
    const module = inRow(
      'Module',
      () => hooks.describe(args[0]),
      () => construct(native, args, newTarget) as object,
    );
    remember(module, shapeOfBytes(args[0]));
    return module;
  });

  replaceConstructor(namespace, 'Instance', (native) => (args, newTarget) => {
    const known = knownModule(args[0]);
    swapImports(args, known?.shape ?? null);
    const instance = inRow(
      'Instance',
      () => typeOfSource(args[0]),
      () => construct(native, args, newTarget) as object,
    );
    exports.adopt(instance, known);
    return instance;
  });

  const tap = createStreamTaps(global);
  const hookStreaming = (
    key: 'compileStreaming' | 'instantiateStreaming',
    job: HostSite,
    settle: (result: unknown, shape: WasmModuleShape | null, url: string) => void,
  ): void =>
    replaceMethod(namespace, key, (native) => (...args: unknown[]) => {
      const source = args[0];
      const started = startOfJob();
      const stream = tap(source);
      if (args.length > 0) args[0] = stream.source;
      // The engine reads the imports when it has compiled; they stand at the beginning of what it compiles.
      const importer = (): Importer => ({ imports: stream.imports(), mayDealInFunctions: true });
      if (key === 'instantiateStreaming' && args.length > 1)
        args[1] = importsForEngine(args[1], importer, boundary);
      const promise = inRow(
        key,
        () => hooks.describe(source),
        () => apply(native, namespace, args),
      ) as Promise<unknown>;
      return chain(promise, (result) =>
        chain(stream.finished(), () => {
          const { shape, url } = stream.module();
          endJob(started, job, shape);
          settle(result, shape, url);
          return result;
        }),
      );
    });
  hookStreaming('compileStreaming', 'streamJob', (module, shape, url) => void remember(module, shape, url));
  hookStreaming('instantiateStreaming', 'streamAndInstantiateJob', (result, shape, url) => {
    const both = result as WebAssembly.WebAssemblyInstantiatedSource;
    exports.adopt(both.instance, remember(both.module, shape, url));
  });

  hookPromising(namespace, boundary, exports);
}

/** Promise integration: an export made to return a promise is an exported function like its original. */
function hookPromising(namespace: typeof WebAssembly, boundary: Boundary, exports: ExportHooks): void {
  replaceMethod(namespace, 'promising', (native: Captured) => (...args: unknown[]) => {
    const original = boundary.originalOf(args[0]);
    if (!original) return apply(native, namespace, args);
    args[0] = original;
    return exports.adoptPromising(apply(native, namespace, args) as Captured, original);
  });
}
