/**
 * Tests: what tfjs-core publishes of its own tests, as one file with the library and its plain backend: it is made of
 * modules that only bundlers can load.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');
const dist = '@tensorflow/tfjs-core/dist';
const FIRST = '\0first';
const TESTS = '\0tests';

/** Writes `tests.cjs` into a new folder, which the caller removes, and returns the path of that. `names`: of the tests. */
export async function buildTfjsTests(names: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tfjs-tests-'));
  const texts: Readonly<Record<string, string>> = {
    // Each test looks for backends to run on as it is loaded.
    [FIRST]: `
      import '@tensorflow/tfjs-backend-cpu';
      import '${dist}/register_all_gradients';
      import '${dist}/public/chained_ops/register_all_chained_ops';
      import { registerTestEnv } from '${dist}/jasmine_util';
      registerTestEnv({ name: 'cpu', backendName: 'cpu', isDataSync: true });`,
    [TESTS]: [FIRST, ...names.map((name) => `${dist}/${name}_test`)]
      .map((name) => `import ${JSON.stringify(name)};`)
      .join('\n'),
  };
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [
      {
        name: 'texts',
        resolveId: (id) => (Object.hasOwn(texts, id) ? id : null),
        load: (id) => texts[id] ?? null,
      },
    ],
    build: {
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'es2023',
      rolldownOptions: {
        input: TESTS,
        treeshake: false,
        external: ['util', /^jasmine-core/],
        output: { format: 'cjs', entryFileNames: 'tests.cjs', codeSplitting: false },
      },
    },
  });
  return folder;
}
