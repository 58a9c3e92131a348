/**
 * World: page. The one entry of the WebAssembly hooks: compilation as rows of its own, exported functions
 * counted by name and parameter types. Promise: call it before any script of the page; no name is added,
 * nothing is thrown into the page, and while nobody records an export costs one test more than it did.
 */
import type { RecorderHooks } from './hooks.ts';
import { createBoundary } from './wasm-boundary.ts';
import { hookCompilation } from './wasm-compile.ts';
import { hookContainers } from './wasm-containers.ts';
import { hookExports } from './wasm-exports.ts';

/** Hooks a realm's `WebAssembly`. Harmless where there is none; a realm is hooked once. */
export function installWebAssemblyHooks(hooks: RecorderHooks, global: typeof globalThis): void {
  const namespace = global.WebAssembly as typeof WebAssembly | undefined;
  if (typeof namespace !== 'object') return;
  const boundary = createBoundary(namespace);
  hookContainers(namespace, boundary);
  const exports = hookExports(namespace, hooks, boundary);
  hookCompilation(global, hooks, boundary, exports);
}

export { nativeTextOf } from './native-text.ts';
