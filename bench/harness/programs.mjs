/**
 * World: Node, benchmarks. Finds the programs of a folder and makes one classic script of each.
 *
 * A folder may hold modules, or a `suite.json` for suites that are classic scripts, or both:
 *
 *     NAME.mjs      export const name, expected; export function setUp(); export function run()
 *     suite.json    [{ "name", "scripts": ["base.js", "richards.js"], "setUp": "…", "run": "…", "expected": "…" }]
 *
 * `run()` does one fixed piece of work (best 5 to 50 ms) and returns, or resolves to, a number or string that
 * says what it computed; every run must give the same. `expected` is that result, or '' when it is not known:
 * then plain code's is the reference. In `suite.json` `setUp` and `run` are bodies of functions, `setUp` runs once,
 * and `scripts` are paths relative to the file, evaluated in order as one script.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const CACHE = join(root, '.cache/bench');
const ENTRY = '\0benchmark-entry';

/** Name under which a program stands in its page. */
export const GLOBAL = 'benchmarkProgram';

/**
 * Programs of a folder whose name is asked for (all when `names` is empty), by name.
 * @returns {readonly { name: string, load(): Promise<string> }[]} `load` gives the classic script
 */
export function findPrograms(folder, names) {
  const modules = readdirSync(folder)
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => ({ name: basename(file, '.mjs'), load: () => bundle(join(folder, file)) }));
  const suite = join(folder, 'suite.json');
  const scripts = existsSync(suite)
    ? JSON.parse(readFileSync(suite, 'utf8')).map((program) => ({
        name: program.name,
        load: () => Promise.resolve(joinScripts(folder, program)),
      }))
    : [];
  const all = [...modules, ...scripts].sort((a, b) => (a.name < b.name ? -1 : 1));
  const unknown = names.filter((name) => !all.some((program) => program.name === name));
  if (unknown.length > 0) {
    throw new Error(`No program ${unknown.join(', ')}. There are: ${all.map((p) => p.name).join(', ')}.`);
  }
  return names.length === 0 ? all : all.filter((program) => names.includes(program.name));
}

/** One classic script, names kept, not minified: what is measured is the code as its authors wrote it. */
async function bundle(file) {
  const text = readFileSync(file, 'utf8');
  const key = createHash('sha256')
    .update([text, readFileSync(join(root, 'package-lock.json'), 'utf8'), ...inputs()].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const cached = join(CACHE, `${basename(file, '.mjs')}-${key}.js`);
  if (existsSync(cached)) return readFileSync(cached, 'utf8');
  const outputs = await build({
    root: dirname(file),
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      'process.env.FENGARICONF': 'undefined',
      global: 'globalThis',
    },
    plugins: [
      {
        name: 'benchmark-entry',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) =>
          id === ENTRY
            ? `import * as program from ${JSON.stringify(file)}; globalThis.${GLOBAL} = program;`
            : null,
      },
    ],
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      chunkSizeWarningLimit: 100_000,
      rolldownOptions: { input: ENTRY, output: { format: 'iife', name: '_' } },
    },
  });
  const { code } = [outputs].flat()[0].output[0];
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(cached, code);
  return code;
}

/** Everything the programs share is part of what they are. */
const inputs = () =>
  ['checksum.mjs', 'random.mjs'].map((file) => readFileSync(join(root, 'bench/inputs', file), 'utf8'));

function joinScripts(folder, { name, scripts, setUp = '', run, expected = '' }) {
  const program =
    `{ name: ${JSON.stringify(name)}, expected: ${JSON.stringify(String(expected))}, ` +
    `setUp() { ${setUp}\n}, run() { ${run}\n} }`;
  return [
    ...scripts.map((script) => readFileSync(join(folder, script), 'utf8')),
    `globalThis.${GLOBAL} = ${program};`,
  ].join('\n;');
}
