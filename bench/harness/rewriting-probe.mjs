/**
 * World: Node, benchmarks. A process of its own that measures the phases of instrumenting one file, and prints
 * JSON: `node --expose-gc … rewriting-probe.mjs PHASES FILE script|module TURNS`. One entry a turn, CPU milliseconds
 * of this process: garbage collection on other threads is part of the price, waiting for a processor is not.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [phasesFile, file, sourceType, turns] = process.argv.slice(2);
const { parseAlone, parse, analyze, transform, createLineTable, instrument } = await import(
  pathToFileURL(phasesFile).href
);
const source = readFileSync(file, 'utf8');
const OPTIONS = { ecmaVersion: 'latest', sourceType, allowHashBang: true };
const ORIGIN = { line: 1, column: 1 };
const WARM_UP_TURNS = 3;

function timed(times, name, work) {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  times[name] = (user + system) / 1000;
  return result;
}

/** From a clean heap each, so that none pays for what another left behind. */
function turn() {
  const times = {};
  globalThis.gc();
  timed(times, 'alone', () => parseAlone(source, OPTIONS));
  globalThis.gc();
  timed(times, 'total', () => instrument(source, { url: file, sourceType, firstSite: 4 }));
  globalThis.gc();
  const parsed = timed(times, 'parse', () => parse(createLineTable(source, ORIGIN), sourceType));
  const script = timed(times, 'analyze', () => analyze(parsed.script));
  timed(times, 'transform', () => transform(script, 4, null));
  return times;
}

// Compiled before anything is measured, as in a page's second script: else the first to run pays for both.
const warmUp = readFileSync(new URL('../../node_modules/lodash/lodash.js', import.meta.url), 'utf8');
for (let i = 0; i < WARM_UP_TURNS; i++) {
  parseAlone(warmUp, { ...OPTIONS, sourceType: 'script' });
  instrument(warmUp, { url: 'lodash.js', sourceType: 'script', firstSite: 4 });
}

console.log(JSON.stringify(Array.from({ length: Number(turns) }, turn)));
