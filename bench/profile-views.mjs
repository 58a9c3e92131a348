/**
 * Milliseconds that views of a large recording take: a generated profile of 100,000 call nodes, 2,000
 * signatures of 1,000 functions. Processor time, so that a busy machine does not matter.
 * `node bench/profile-views.mjs`; build first (`npm run build -- lib`).
 */
import {
  addUpdate,
  assembleProfile,
  computeCallEdges,
  computeStats,
  createContextBuilder,
  icicleBoxes,
  mergeProfiles,
  printStats,
  readProfile,
  rollUpProfile,
  stringifyProfile,
} from '../dist/lib/profile.js';

const NODES = 100_000;
const SIGNATURES = 2000;
const RUNS = 9;

/** Reproducible numbers from 0 to 1. */
let state = 1;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const below = (limit) => Math.floor(random() * limit);

/** A tree with a few wide nodes and long chains, each path once. */
function generateUpdate() {
  const nodes = new Int32Array(2 * NODES);
  const paths = new Set();
  for (let node = 0; node < NODES;) {
    const near = node - 1 - below(Math.min(node, 300));
    const parent = node < 50 ? -1 : random() < 0.5 ? near : Math.floor(random() ** 3 * node);
    const signature = below(SIGNATURES);
    const path = (parent + 1) * SIGNATURES + signature;
    if (paths.has(path)) continue;
    paths.add(path);
    nodes.set([parent, signature], 2 * node++);
  }
  const selfTime = Float64Array.from({ length: NODES }, () => random() ** 8 * 10);
  const calls = Float64Array.from({ length: NODES }, () => 1 + below(100));
  const types = Array.from({ length: 200 }, (_, i) => ({
    label: `Float32Array(${i})`,
    kind: 'typed-array',
    base: null,
  }));
  const signatures = Array.from({ length: SIGNATURES }, (_, i) => [i >> 1, 2, below(200), below(200)]);
  return {
    recording: 1,
    sequence: 0,
    startedAt: 0,
    duration: 1,
    firstType: 0,
    types,
    firstSignature: 0,
    signatures: Int32Array.from(signatures.flat()),
    firstNode: 0,
    nodes,
    rows: Int32Array.from({ length: NODES }, (_, i) => i),
    calls,
    selfTime,
    waitTime: new Float64Array(NODES),
    timedCalls: calls,
    firstCallTime: selfTime,
    minTime: selfTime,
    maxTime: selfTime,
    histogram: new Int32Array(0),
    caps: [],
    last: true,
  };
}

function measure(name, run) {
  const times = Array.from({ length: RUNS }, () => {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  const first = times[0].toFixed(1).padStart(8);
  const median = times
    .sort((a, b) => a - b)
    [RUNS >> 1].toFixed(1)
    .padStart(8);
  console.log(`${name.padEnd(28)}${median}${first}`);
}

const clock = {
  kind: 'exact',
  step: 0.005,
  readCost: 50,
  ownCostInside: 0,
  ownCostOutside: 0,
  isolated: true,
};
const meta = {
  product: 'Signature Profiler',
  productVersion: '0.0.0',
  url: '',
  title: '',
  browser: '',
  recordedAt: '2025-01-01T00:00:00.000Z',
  duration: 1,
  settings: { signatures: true },
  scriptsInstrumented: 1,
  sourceBytes: 1,
  notRecorded: [],
  capsHit: [],
};
const siteOf = (site) => ({ url: `module-${site % 7}.js`, row: [0, `f${site}`, site + 1, 1, ['a', 'b']] });
const update = generateUpdate();
const collect = () => {
  const builder = createContextBuilder({ kind: 'page', url: '', clock, startedAt: 0 });
  addUpdate(builder, update);
  return builder;
};
const builder = collect();
const profile = assembleProfile(meta, [builder], siteOf);
const text = stringifyProfile(profile);
const everything = { root: null, maxDepth: 1000, minFraction: 0 };

console.log(`${profile.contexts[0].callNodes.length} call nodes, ${text.length} bytes as a file`);
console.log(`${'milliseconds'.padEnd(28)}${'median'.padStart(8)}${'first'.padStart(8)}`);
measure('computeStats by signature', () => computeStats(profile));
measure('computeStats by function', () => computeStats(profile, { by: 'function' }));
measure('computeCallEdges', () => computeCallEdges(profile));
measure('icicleBoxes, 1,000 boxes', () => icicleBoxes(profile, { ...everything, maxBoxes: 1000 }));
measure('icicleBoxes, 5,000 boxes', () => icicleBoxes(profile, { ...everything, maxBoxes: 5000 }));
measure('printStats, 30 rows', () => printStats(profile, { limit: 30 }));
measure('addUpdate of all nodes', collect);
measure('assembleProfile', () => assembleProfile(meta, [builder], siteOf));
measure('rollUpProfile to kinds', () => rollUpProfile(profile, 'kind'));
measure('mergeProfiles with itself', () => mergeProfiles(profile, profile));
measure('stringifyProfile', () => stringifyProfile(profile));
measure('readProfile', () => readProfile(text));
measure('  of it JSON.parse', () => JSON.parse(text));
