/**
 * World: Node, benchmarks. `node bench/live-updates.mjs [--seconds N] [--json FILE]`: what the panel's live figures cost the page, in
 * a tree of 111,110 call nodes that all change all the time, recorded by the built extension in real Chromium.
 *
 * V8's sampling profiler tells whose stacks are whose: an update runs in a timer of the recorder, with none of the page's
 * functions below it, and everything it does, relay and copying included, is above that timer.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openRecordedPage } from './harness/recorded-page.mjs';

const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '40' }, json: { type: 'string' } },
});

const CHILDREN = 10;
const DEPTH = 5;
/** Each of ten functions calls all ten, five deep: 10 + 100 + … + 100,000 paths. */
const NODES = Array.from({ length: DEPTH }, (_, i) => CHILDREN ** (i + 1)).reduce((a, b) => a + b);
const NAMES = Array.from({ length: CHILDREN }, (_, i) => `call${i}`);
const SCRIPT = `
  ${NAMES.map((name) => `function ${name}(left) { if (left > 0) { ${NAMES.map((other) => `${other}(left - 1)`).join('; ')} } }`).join('\n')}
  function walk() { ${NAMES.map((name) => `${name}(${DEPTH - 1})`).join('; ')} }
`;
// More often than updates can come: in each of them all nodes have changed.
const START = `globalThis.walking = setInterval(() => {
  ${NAMES.map((name) => `${name}(${DEPTH - 1})`).join('; ')};
  globalThis.turns = (globalThis.turns ?? 0) + 1;
}, 60)`;
const INTERVAL_MICROSECONDS = 200;

/** Parts of one update are closer to each other, two updates never. */
const APART = 100;

/** Milliseconds by kind of stack, and each update. */
function sortStacks({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map();
  for (const node of nodes) for (const child of node.children ?? []) parents.set(child, node.id);
  const kindOf = new Map();
  const kind = (id) => {
    if (kindOf.has(id)) return kindOf.get(id);
    const { functionName, url } = byId.get(id).callFrame;
    const parent = parents.get(id);
    const above = parent === undefined ? null : kind(parent);
    let found = above;
    if (parent === undefined) found = null;
    else if (above === null) {
      if (functionName === '(idle)' || functionName === '(program)') found = 'idle';
      else if (functionName === '(garbage collector)') found = 'collector';
      else found = url.endsWith('/known.js') || url.endsWith('bench.js') ? 'page' : 'update';
    }
    kindOf.set(id, found);
    return found;
  };
  const sums = { idle: 0, collector: 0, page: 0, update: 0 };
  const updates = [];
  let now = 0;
  samples.forEach((id, i) => {
    const is = kind(id) ?? 'idle';
    const time = timeDeltas[i] / 1000;
    sums[is] += time;
    if (is === 'update') {
      const last = updates.at(-1);
      if (last !== undefined && now - last.end < APART) last.time += time;
      else updates.push({ start: now, time, end: 0 });
      updates.at(-1).end = now + time;
    }
    now += time;
  });
  return { ...sums, updates };
}

/** Of the time from one update to the next, over whole turns: they are seconds apart when each is long. */
function shareOf(updates) {
  if (updates.length < 3)
    throw new Error(`Only ${updates.length} updates were seen: give it more --seconds.`);
  const [first, last] = [updates[0], updates.at(-1)];
  return updates.slice(0, -1).reduce((sum, { time }) => sum + time, 0) / (last.start - first.start);
}

async function main() {
  const page = await openRecordedPage({ script: SCRIPT, unrecorded: '', exact: false });
  try {
    const [load] = loadavg();
    await page.evaluate(START);
    // The tree has grown, and the first updates, which carry it, are gone.
    await page.evaluate('new Promise((done) => setTimeout(done, 3000))');
    const { profiler } = page;
    await profiler.start(INTERVAL_MICROSECONDS);
    const cpuBefore = await page.readCpu();
    await page.evaluate(`new Promise((done) => setTimeout(done, ${Number(options.seconds) * 1000}))`);
    const cpu = (await page.readCpu()) - cpuBefore;
    const profile = await profiler.stop();
    const turns = await page.evaluate('clearInterval(walking); turns');
    const { clock, nodes } = await page.stop();
    const stacks = sortStacks(profile);
    // A sample is wall-clock time; of all that is not idle the thread had a processor for so much.
    const had = Math.min(1, cpu / (stacks.update + stacks.page + stacks.collector));
    const wall = (profile.endTime - profile.startTime) / 1000;
    const result = {
      nodes,
      clock: clock.kind,
      load,
      wall,
      cpu,
      turns,
      ...stacks,
      share: shareOf(stacks.updates) * had,
    };
    if (nodes < NODES) throw new Error(`Only ${nodes} of ${NODES} nodes were recorded.`);
    console.log(
      `${nodes.toLocaleString('en')} call nodes, clock ${clock.kind}: ${stacks.updates.length} updates of ${(stacks.update / stacks.updates.length).toFixed(0)} ms ` +
        `in ${(wall / 1000).toFixed(1)} s, ${(100 * result.share).toFixed(2)} % of the main thread’s time (1 asked). The page's own calls ${stacks.page.toFixed(0)} ms, ` +
        `garbage collection ${stacks.collector.toFixed(0)} ms, all by the wall clock, of which the thread had ${(100 * had).toFixed(0)} %; load ${load.toFixed(1)}.`,
    );
    if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
  } finally {
    await page.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
