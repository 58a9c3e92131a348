/**
 * World: tests. Everything that pages are seen to do with WebAssembly, by name.
 */
import { CALLS } from './wasm-scenarios-calls.ts';
import { COMPILING } from './wasm-scenarios-compiling.ts';
import { CONTAINERS } from './wasm-scenarios-containers.ts';
import { LINKING } from './wasm-scenarios-linking.ts';
import type { Scenarios } from './wasm-stage.ts';

export const SCENARIOS: Scenarios = { ...CALLS, ...CONTAINERS, ...LINKING, ...COMPILING };
