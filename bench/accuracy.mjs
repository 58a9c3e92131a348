/**
 * World: Node, benchmarks. `node bench/accuracy.mjs [names] [options]`: are the times of a recording true? Programs of known behaviour
 * are recorded by the built extension in real Chromium; beside each row stands what plain code takes in the
 * same seconds, and whether that lies in the 95 % range that the row states. See docs/performance.md.
 *
 *     --clock auto|exact   auto: isolated and sampled, as Reload and record does (default);
 *                          exact: two clock reads a call, on a page that is not isolated
 *     --rounds N           recordings, 5          --chunk MS   plain milliseconds a chunk, 30
 *     --chunks N           chunks a program and recording, 5
 *     --busy N             beside so many processes that only compute
 *     --json FILE          all figures as JSON
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { accuracyLines, accuracySummary } from './harness/accuracy-report.mjs';
import { openRecordedPage } from './harness/recorded-page.mjs';
import { KNOWN, PLAIN_WORK, plainText, recordedText } from './harness/known-truth.mjs';
import { startBusyProcesses } from './harness/busy.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    clock: { type: 'string', default: 'auto' },
    rounds: { type: 'string', default: '5' },
    chunks: { type: 'string', default: '5' },
    chunk: { type: 'string', default: '30' },
    busy: { type: 'string', default: '0' },
    json: { type: 'string' },
  },
});
const names = positionals.length > 0 ? positionals : Object.keys(KNOWN);
const chunkTime = Number(options.chunk);

/** CPU and wall time of an expression in the page, less what asking for it takes. */
function createStopwatch(page) {
  let asking = 0;
  const measure = async (expression) => {
    const before = await page.readCpu();
    const wall = await page.evaluate(
      `(async () => { const from = performance.now(); await (${expression}); return performance.now() - from })()`,
    );
    return { cpu: (await page.readCpu()) - before, wall };
  };
  return {
    async calibrate() {
      const times = [];
      for (let i = 0; i < 15; i++) times.push((await measure('0')).cpu);
      asking = times.sort((a, b) => a - b)[7];
    },
    async run(expression) {
      const { cpu, wall } = await measure(expression);
      return { cpu: Math.max(0, cpu - asking), wall };
    },
  };
}

const plain = (name, n) => `plainPrograms.${name}(${n}, 1)`;
const recorded = (name, n) => `knownPrograms.${name}(${n}, 1)`;
const parts = (steps, n) => `plainParts[${steps}](${n}, 1)`;

/** Runs everything once so that it is compiled, and finds out how many units make a chunk. */
async function warmUp(stopwatch, plan) {
  for (const name of names) {
    const { unit, steps } = KNOWN[name];
    const n = Math.max(1, Math.round(chunkTime / unit));
    for (let i = 0; i < 3; i++) await stopwatch.run(plain(name, n));
    const { cpu } = await stopwatch.run(plain(name, n));
    const units = Math.max(1, Math.round((n * chunkTime) / Math.max(cpu, 0.5)));
    plan.set(name, { units, steps });
    if (steps !== null) await stopwatch.run(parts(steps, Math.round((chunkTime * 1e6) / (steps * 1.3))));
    for (let i = 0; i < 2; i++) await stopwatch.run(recorded(name, Math.max(1, units >> 2)));
  }
}

/** One recording: plain and recorded chunks take turns. */
async function runRound(stopwatch, plan) {
  const measured = new Map();
  for (const name of names) {
    const { units, steps } = plan.get(name);
    const sum = { units: 0, whole: 0, partPerCall: NaN, recorded: { cpu: 0, wall: 0 } };
    let partCpu = 0;
    let partCalls = 0;
    for (let chunk = 0; chunk < Number(options.chunks); chunk++) {
      sum.whole += (await stopwatch.run(plain(name, units))).cpu;
      if (steps !== null) {
        const calls = Math.max(1, Math.round((chunkTime * 1e6) / (steps * 1.3)));
        partCpu += (await stopwatch.run(parts(steps, calls))).cpu;
        partCalls += calls;
      }
      const { cpu, wall } = await stopwatch.run(recorded(name, units));
      sum.units += units;
      sum.recorded.cpu += cpu;
      sum.recorded.wall += wall;
    }
    if (steps !== null) sum.partPerCall = partCpu / partCalls;
    measured.set(name, sum);
  }
  return measured;
}

/** Truth and estimate of every row of a recording. */
function compare(measured, { rows, clock }) {
  const result = [];
  for (const name of names) {
    const { units, whole, partPerCall, recorded: run } = measured.get(name);
    const known = KNOWN[name];
    const calls =
      known.steps === null ? 0 : known.parts === null ? rows.get('compare').calls : known.parts * units;
    const truths = known.rows({ whole, part: partPerCall * calls, units });
    for (const [row, [truth, doubt]] of Object.entries(truths)) {
      const found = rows.get(row);
      if (found === undefined) throw new Error(`${row} was not recorded.`);
      result.push({ program: name, row, truth, doubt, ...found });
    }
    result.at(-1).extra = { cpu: run.cpu - whole, preempted: run.wall - run.cpu, cpuTime: run.cpu };
  }
  return { rows: result, clock };
}

async function main() {
  const unknown = names.filter((name) => !(name in KNOWN));
  if (unknown.length > 0)
    throw new Error(`No program ${unknown.join(', ')}: ${Object.keys(KNOWN).join(', ')}.`);
  if (!['auto', 'exact'].includes(options.clock)) throw new Error('--clock takes auto or exact.');
  const busy = startBusyProcesses(Number(options.busy));
  const rounds = [];
  const page = await openRecordedPage({
    script: recordedText(),
    unrecorded: PLAIN_WORK,
    exact: options.clock === 'exact',
  });
  try {
    const stopwatch = createStopwatch(page);
    await page.evaluate(plainText());
    await stopwatch.calibrate();
    const plan = new Map();
    await warmUp(stopwatch, plan);
    await page.stop();
    for (let round = 0; round < Number(options.rounds); round++) {
      const [load] = loadavg();
      await page.record();
      const measured = await runRound(stopwatch, plan);
      rounds.push({ load, ...compare(measured, await page.stop()) });
      console.log(accuracyLines(rounds.at(-1), round + 1));
    }
  } finally {
    await page.close();
    busy.stop();
  }
  console.log(accuracySummary(rounds));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(rounds, null, 1)}\n`);
}

try {
  await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
