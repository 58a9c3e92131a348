/** Tests: realms that programs of `bench/programs` run in, bundled as one classic script each. */
import { resolve } from 'node:path';
import vm from 'node:vm';
import { findPrograms, GLOBAL } from '../bench/harness/programs.mjs';

export const PROGRAMS = resolve(import.meta.dirname, '../bench/programs');

/** What a program finds in its realm beside the language. */
export const programRealm = (): vm.Context =>
  vm.createContext({
    ...{ console, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, structuredClone },
    ...{
      TextEncoder,
      TextDecoder,
      URL,
      AbortController,
      AbortSignal,
      Event,
      EventTarget,
      MessageChannel,
      crypto,
      atob,
      btoa,
    },
    // Of no matter to what is computed, and a clock that stands costs nothing.
    performance: { now: () => 0, timeOrigin: 0 },
  });

export async function programSource(name: string): Promise<string> {
  const [program] = findPrograms(PROGRAMS, [name]);
  return program.load();
}

/** What the program computes in this realm; a bundle reads `self` and `globalThis`. */
export async function runIn(realm: vm.Context, code: string, filename?: string): Promise<unknown> {
  vm.runInContext('globalThis.self = globalThis', realm);
  vm.runInContext(code, realm, { filename });
  const program = vm.runInContext(GLOBAL, realm) as { setUp(): unknown; run(): unknown };
  await program.setUp();
  return String(await program.run());
}
