/**
 * World: Node, benchmarks. `node bench/rewriting.mjs [names] [--rounds N] [--turns N]`: what instrumenting adds to
 * parsing, and to the size of the text, for scripts as pages load them. Reads the sources, needs no build.
 *
 * Figures are CPU milliseconds, the median over all turns with half their range; a round is a fresh process.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { table } from './harness/report.mjs';
import { median } from './harness/statistics.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const PROBE = join(root, 'bench/harness/rewriting-probe.mjs');
const OUT = join(root, '.cache/bench');

/** Minified and not, large and small, fixed by the lockfile. */
const SCRIPTS = [
  ['plotly.min', 'plotly.js/dist/plotly.min.js', 'script'],
  ['plotly', 'plotly.js/dist/plotly-mapbox.js', 'script'],
  ['typescript', 'typescript/lib/typescript.js', 'script'],
  ['three', 'three/build/three.webgpu.nodes.js', 'module'],
  ['terser.min', 'terser/dist/bundle.min.js', 'script'],
  ['mathjs.min', 'mathjs/lib/browser/math.js', 'script'],
  ['react-dom', 'react-dom/cjs/react-dom-client.production.js', 'script'],
  ['lodash', 'lodash/lodash.js', 'script'],
  ['rxjs.min', 'rxjs/dist/bundles/rxjs.umd.min.js', 'script'],
];

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, turns: { type: 'string', default: '3' } },
});

/** The instrumenter's parts as one file that Node can run. */
async function buildPhases() {
  mkdirSync(OUT, { recursive: true });
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: OUT,
      emptyOutDir: false,
      minify: false,
      target: 'es2023',
      lib: {
        entry: { 'instrument-phases': join(root, 'bench/harness/instrument-phases.ts') },
        formats: ['es'],
        fileName: () => 'instrument-phases.mjs',
      },
    },
  });
  return join(OUT, 'instrument-phases.mjs');
}

async function measure(phases, file, sourceType) {
  const turns = [];
  for (let round = 0; round < Number(options.rounds); round++) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...['--expose-gc', PROBE, phases, file, sourceType, options.turns],
    ]);
    turns.push(...JSON.parse(stdout));
  }
  return turns;
}

const withSpread = (values, digits) => {
  const half = (Math.max(...values) - Math.min(...values)) / 2;
  return `${median(values).toFixed(digits)} ±${half.toFixed(digits)}`;
};

async function main() {
  const unknown = names.filter((name) => !SCRIPTS.some(([known]) => known === name));
  if (unknown.length > 0)
    throw new Error(`No ${unknown.join(', ')}. There are: ${SCRIPTS.map(([name]) => name).join(', ')}.`);
  const phases = await buildPhases();
  const { instrument } = await import(pathToFileURL(phases).href);
  const rows = [];
  for (const [name, path, sourceType] of SCRIPTS) {
    if (names.length > 0 && !names.includes(name)) continue;
    const file = join(root, 'node_modules', path);
    const turns = await measure(phases, file, sourceType);
    const source = readFileSync(file, 'utf8');
    const result = instrument(source, { url: path, sourceType, firstSite: 4 });
    if (!result.ok) throw new Error(`${path}: ${result.error.message}`);
    const of = (key) => turns.map((turn) => turn[key]);
    const gzip = (text) => gzipSync(text, { level: 9 }).length;
    rows.push([
      name,
      (Buffer.byteLength(source) / 1e6).toFixed(2),
      String(result.sites.rows.length),
      ...['alone', 'parse', 'analyze', 'transform', 'total'].map((key) => withSpread(of(key), 0)),
      withSpread(
        turns.map(({ total, alone }) => total / alone),
        2,
      ),
      (Buffer.byteLength(result.code) / Buffer.byteLength(source)).toFixed(3),
      (gzip(result.code) / gzip(source)).toFixed(3),
    ]);
  }
  const head = ['script', 'MB', 'functions', 'parser alone', 'parse', 'analyze', 'transform', 'total'];
  console.log(table([[...head, 'total / alone', 'raw', 'gzip'], ...rows]));
}

await main();
