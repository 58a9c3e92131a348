/**
 * Tests: a realm of its own with the recorder in it, as `dist/lib/recorder.js` is evaluated: the bundle is
 * built from the sources once per test file, and each realm is a fresh vm context.
 */
import { resolve } from 'node:path';
import vm from 'node:vm';
import { build, type Rolldown } from 'vite';
import { instrument } from '../instrument/index.ts';
import { formatCalls, computeStats } from '../profile/stats.ts';
import { signatureLabel } from '../profile/labels.ts';
import type { Profile } from '../profile/model.ts';
import { readProfile } from '../profile/read-profile.ts';
import { PAGE_INTRO } from '../scripts/page-intro.ts';
import { tooLongToInline } from '../scripts/too-long-to-inline.mjs';

const root = resolve(import.meta.dirname, '..');

/** The text of `dist/lib/recorder.js`. */
export function buildRecorder(): Promise<string> {
  return bundle(resolve(root, 'content-script/page/library.ts'));
}

/** The same with the recorder's face for the session as the global `recorder`. */
export function buildExposedRecorder(): Promise<string> {
  return bundle(
    'virtual:exposed',
    `
    import { createRecorder } from ${JSON.stringify(resolve(root, 'content-script/page/recorder.ts'))};
    globalThis.recorder = createRecorder(globalThis);
  `,
  );
}

/** The same with what hooks code that is made at run time; `notRecorded` has the codes of what it lists, `unrecorded` where that is. */
export function buildDynamicRecorder(): Promise<string> {
  const at = (name: string): string => JSON.stringify(resolve(root, 'content-script/page', name));
  return bundle(
    'virtual:dynamic',
    `
    import { createRecorder } from ${at('recorder.ts')};
    import { createDynamicCode } from ${at('dynamic-code.ts')};
    import { createSigning } from ${at('signing.ts')};
    import { hookFunctionConstructors } from ${at('dynamic-functions.ts')};
    import { hookEval } from ${at('dynamic-eval.ts')};
    import { hookTimers } from ${at('dynamic-timers.ts')};
    const recorder = createRecorder(globalThis);
    const code = createDynamicCode(recorder, globalThis, createSigning(globalThis));
    hookFunctionConstructors(code, globalThis);
    hookEval(code, globalThis);
    hookTimers(code, globalThis);
    globalThis.notRecorded = [];
    globalThis.unrecorded = [];
    recorder.onNotRecorded((entry) => (unrecorded.push(entry.url), notRecorded.push(entry.code)));
  `,
  );
}

export async function bundle(input: string, text?: string): Promise<string> {
  const built = (await build({
    root,
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    plugins: [
      tooLongToInline(),
      {
        name: 'virtual-entry',
        resolveId: (id) => (id === input && text !== undefined ? id : null),
        load: (id) => (id === input && text !== undefined ? text : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input, output: { format: 'iife', intro: PAGE_INTRO } },
    },
  })) as Rolldown.RolldownOutput;
  return built.output[0].code;
}

export interface TestRealm {
  /** Evaluates text as it is. */
  readonly run: (code: string) => unknown;
  /** Instruments a script that brings its sites, and runs it. */
  readonly load: (source: string, url?: string) => unknown;
  /** Reads the profile in a global variable of the realm. */
  readonly profile: (name?: string) => Profile;
  /** `calls signature` of each row, in alphabetical order. */
  readonly rows: (name?: string) => string[];
  /** The call tree as text, a line a node, indented by depth. */
  readonly tree: (name?: string) => string[];
}

export function createRealm(recorder: string, globals: Record<string, unknown> = {}): TestRealm {
  const context = vm.createContext({ performance, ...globals });
  const run = (code: string): unknown => vm.runInContext(code, context);
  run(recorder);
  const profile = (name = 'p'): Profile => readProfile(run(`JSON.parse(JSON.stringify(${name}))`));
  return {
    run,
    load(source, url = 'test.js') {
      const result = instrument(source, { url, sourceType: 'script', embedSites: true });
      if (!result.ok) throw new Error(result.error.message);
      return vm.runInContext(result.code, context, { filename: url }) as unknown;
    },
    profile,
    rows: (name) => rowsOf(profile(name)),
    tree: (name) => treeOf(profile(name)),
  };
}

export function rowsOf(profile: Profile): string[] {
  const stats = computeStats(profile);
  return Array.from(
    { length: stats.length },
    (_, row) =>
      `${formatCalls(stats.calls[row], stats.primitiveCalls[row])} ${signatureLabel(profile, stats.signature[row])}`,
  ).sort();
}

export function treeOf(profile: Profile): string[] {
  const [{ callNodes }] = profile.contexts;
  const depth: number[] = [];
  return Array.from({ length: callNodes.length }, (_, node) => {
    depth[node] = callNodes.parent[node] < 0 ? 0 : depth[callNodes.parent[node]] + 1;
    return `${'  '.repeat(depth[node])}${signatureLabel(profile, callNodes.signature[node])} ${callNodes.calls[node]}`;
  });
}
