/**
 * World: Node on Linux, benchmarks. `node bench/sampler-share.mjs [--seconds N] [--json FILE]`: what the sampler takes of a core, by the kernel's
 * account of its thread, beside what it says itself; recorded by the built extension in real Chromium.
 *
 * In turns the page computes all the time, computes for 20 ms of 100, and rests. The start of the thread counts as well.
 */
import { writeFileSync } from 'node:fs';
import { loadavg, platform } from 'node:os';
import { parseArgs } from 'node:util';
import { openRecordedPage } from './harness/recorded-page.mjs';
import { watchBusiestSleeper } from './harness/threads.mjs';

const { values: options } = parseArgs({
  options: { seconds: { type: 'string', default: '10' }, json: { type: 'string' } },
});

const SCRIPT = `
  function step(x) { return (x * 1103515245 + 12345) & 0x7fffffff; }
  function work(until) { let x = 1; while (performance.now() < until) for (let i = 0; i < 1000; i++) x = step(x); return x; }
`;
const percent = (share) => `${(100 * share).toFixed(2).padStart(5)} %`;
const compute = (ms, every) =>
  `new Promise((done) => {
    const end = performance.now() + MS;
    const turn = () => {
      work(performance.now() + ${ms});
      if (performance.now() < end) setTimeout(turn, ${every - ms});
      else done();
    };
    turn();
  })`;
const TURNS = {
  'first second': [1000, compute(20, 20)],
  'computes always': [Number(options.seconds) * 1000, compute(20, 20)],
  'computes for 20 ms of 100': [Number(options.seconds) * 1000, compute(20, 100)],
  rests: [Number(options.seconds) * 1000, 'new Promise((done) => setTimeout(done, MS))'],
  'computes after a rest': [1000, compute(20, 20)],
};
// Calls enough that the page is sampled, and a sampler.
const BEGIN = `new Promise((done) => setTimeout(() => { work(performance.now() + 50); done(); }, 50))`;

async function main() {
  if (platform() !== 'linux') {
    console.log('Only Linux tells what a thread of another process takes.');
    return;
  }
  const page = await openRecordedPage({ script: SCRIPT, unrecorded: '', exact: false });
  try {
    await page.evaluate(BEGIN);
    const rows = [];
    for (const [name, [duration, expression]] of Object.entries(TURNS)) {
      const taken = watchBusiestSleeper(/^DedicatedWorker/);
      const from = performance.now();
      await page.evaluate(expression.replaceAll('MS', String(duration)));
      const { cpu, wakes, sinceBegin } = taken();
      const time = performance.now() - from;
      const soFar = sinceBegin.cpu / sinceBegin.age;
      rows.push({ name, share: cpu / time, wakes: wakes / time, cost: cpu / wakes, soFar });
    }
    const { clock } = await page.stop();
    if (clock.kind !== 'sampled') throw new Error(`The page was not sampled: ${clock.kind}.`);
    const [load] = loadavg();
    for (const row of rows)
      console.log(
        `${row.name.padEnd(28)} ${percent(row.share)} of a core, ${(row.wakes * 1000).toFixed(0).padStart(5)} wakes a second of ${(row.cost * 1000).toFixed(0).padStart(3)} µs; ${percent(row.soFar)} since its thread began`,
      );
    console.log(`It says ${percent(clock.sampling.cpuShare)}; load ${load.toFixed(1)}.`);
    if (options.json)
      writeFileSync(
        options.json,
        `${JSON.stringify({ rows, says: clock.sampling.cpuShare, load }, null, 1)}\n`,
      );
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
