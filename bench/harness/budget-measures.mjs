/**
 * World: Node, benchmarks. The deterministic figures of `budgets.json`, each a number of one unit: sizes of what
 * goes into pages, bytes that instrumenting adds, and what recording leaves on the heap. Needs a built dist/.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

const at = (path) => resolve(dirname(fileURLToPath(import.meta.url)), '../..', path);
const PROBE = fileURLToPath(new URL('memory-probe.mjs', import.meta.url));
const gzipped = (text) => gzipSync(text, { level: 9 }).length;

/** Code of many styles, fixed by the lockfile: prototypes, classes, closures, minified by hand or by machine. */
const CORPUS = [
  ['lodash/lodash.js', 'script'],
  ['matter-js/build/matter.js', 'script'],
  ['react-dom/cjs/react-dom-server.browser.production.js', 'script'],
  ['immutable/dist/immutable.es.js', 'module'],
  ['three/build/three.core.js', 'module'],
  ['planck/dist/planck.mjs', 'module'],
  ['delaunator/index.js', 'module'],
  ['terser/dist/bundle.min.js', 'script'],
];

/** Half a megabyte and more, minified: the texts that grow most for their size. */
const MINIFIED = ['plotly.js/dist/plotly.min.js', 'mathjs/lib/browser/math.js', 'terser/dist/bundle.min.js'];

const INSTRUMENTER = 'dist/lib/instrument.js';

/** What goes into every document, every worker, and pages that record themselves. */
const INJECTED = ['dist/chrome/page.js', 'dist/chrome/worker.js', 'dist/lib/recorder.js'];
const BUILT = [...INJECTED, INSTRUMENTER];

/** Parts that must be built first and are not there. */
export const missingParts = () => BUILT.filter((path) => !existsSync(at(path)));

/** @returns {Promise<Record<string, number>>} by measure, as in `budgets.json` */
export async function measureBudgets() {
  return { ...injectedBytes(), ...(await emittedBytes()), ...(await heldOnTheHeap()) };
}

function injectedBytes() {
  return Object.fromEntries(
    INJECTED.flatMap((path) => {
      const text = readFileSync(at(path));
      return [
        [`${basename(path)}, raw`, text.length],
        [`${basename(path)}, gzip`, gzipped(text)],
      ];
    }),
  );
}

/** Without embedded site tables: that is the text a page gets from the extension. */
async function emittedBytes() {
  const { instrument } = await import(pathToFileURL(at(INSTRUMENTER)).href);
  let [functions, before, after, gzipBefore, gzipAfter] = [0, 0, 0, 0, 0];
  for (const [path, sourceType] of CORPUS) {
    const source = readFileSync(at(`node_modules/${path}`), 'utf8');
    const result = instrument(source, { url: path, sourceType, firstSite: 0 });
    if (!result.ok) throw new Error(`${path}: ${result.error.message}`);
    functions += result.sites.rows.length;
    before += Buffer.byteLength(source);
    after += Buffer.byteLength(result.code);
    gzipBefore += gzipped(source);
    gzipAfter += gzipped(result.code);
  }
  const growths = MINIFIED.map((path) => {
    const source = readFileSync(at(`node_modules/${path}`), 'utf8');
    const { code } = instrument(source, { url: path, sourceType: 'script', firstSite: 0 });
    return {
      raw: Buffer.byteLength(code) / Buffer.byteLength(source),
      gzip: gzipped(code) / gzipped(source),
    };
  });
  return {
    'growth of a minified bundle, raw': Math.max(...growths.map(({ raw }) => raw)),
    'growth of a minified bundle, gzip': Math.max(...growths.map(({ gzip }) => gzip)),
    'emitted per function': (after - before) / functions,
    'growth of a script, raw': after / before,
    'growth of a script, gzip': gzipAfter / gzipBefore,
  };
}

async function heldOnTheHeap() {
  const probe = async (what, flags) => {
    const args = ['--expose-gc', ...flags, PROBE, what];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    return Number(stdout);
  };
  // Megabytes: more than a million calls could leave if each left a few hundred bytes.
  // Compiled on the spot: else what gets inlined, and with it an array that is never made, depends on the load.
  const uncollected = [
    '--min-semi-space-size=512',
    '--max-semi-space-size=512',
    '--no-concurrent-recompilation',
  ];
  return {
    'left per call, up to 3 parameters': await probe('few', uncollected),
    'left per call, 4 parameters and more': await probe('many', uncollected),
    'memory per call node': await probe('nodes', []),
    'memory per call node, timed and not taken': await probe('timed-nodes', []),
    'memory per call node that a profile keeps': await probe('kept-nodes', []),
  };
}
