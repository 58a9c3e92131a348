/**
 * World: Node, benchmarks. `npm run bench`: everything that is promised about cost and truth, measured and set against what is to
 * be reached, in one table. Build first. See docs/performance.md.
 *
 *     --short            a tenth of the programs, one round of everything: some minutes, and rough
 *     --only a,b         of programs, micro, accuracy, exact, live, sampler, budgets
 *     --json FILE        all figures as JSON
 *
 * With names of programs, or any option of theirs (`--programs FOLDER`, `--variants`, `--list` …), it is
 * `node bench/run.mjs` with these.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TARGETS } from './harness/targets.mjs';
import { table } from './harness/report.mjs';

/** Of all styles, and quick. */
const FEW = ['acorn', 'fft', 'ml-matrix', 'lodash', 'rxjs'];

/** Parts: a script of this folder, its arguments, and those of the short mode. */
const PARTS = {
  programs: { script: 'run.mjs', args: [], short: [...FEW, '--rounds', '1', '--chunks', '3'] },
  micro: { script: 'micro.mjs', args: [], short: ['--variants', 'dormant-after,counts,coverage'] },
  accuracy: { script: 'accuracy.mjs', args: [], short: ['--rounds', '1', '--chunks', '3'] },
  exact: {
    script: 'accuracy.mjs',
    args: ['--clock', 'exact', '--chunk', '15'],
    short: ['--rounds', '1', '--chunks', '3'],
  },
  live: { script: 'live-updates.mjs', args: ['--seconds', '60'], short: ['--seconds', '30'] },
  sampler: { script: 'sampler-share.mjs', args: [], short: ['--seconds', '3'] },
  budgets: { script: 'check-budgets.mjs', args: [], short: [] },
};

function readArguments(args) {
  const own = { short: false, only: Object.keys(PARTS), json: null };
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--short') own.short = true;
    else if (args[i] === '--only') own.only = (args[++i] ?? '').split(',');
    else if (args[i] === '--json') own.json = args[++i];
    else return null;
  }
  const unknown = own.only.filter((name) => !(name in PARTS));
  if (unknown.length > 0)
    throw new Error(`No part ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`);
  return own;
}

/** Runs a script of this folder, its output here; resolves to its exit code. */
function run(script, args) {
  const path = fileURLToPath(new URL(script, import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path, ...args], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function measureAll({ short, only, json }) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const results = {};
  const failed = [];
  try {
    for (const name of only) {
      const { script, args, short: less } = PARTS[name];
      const file = join(folder, `${name}.json`);
      console.log(`\n── ${name}, load ${loadavg()[0].toFixed(1)} ${'─'.repeat(40)}\n`);
      const code = await run(script, [...args, ...(short ? less : []), '--json', file]);
      if (code !== 0) failed.push(name);
      try {
        results[name] = JSON.parse(readFileSync(file, 'utf8'));
      } catch {
        // It ended before it had figures: its exit code says so.
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const rows = TARGETS.map(({ measure, target, reached }) => [measure, reached(results) ?? '–', target]);
  console.log(`\n${table([['measure', 'measured', 'to reach'], ...rows])}`);
  if (json) writeFileSync(json, `${JSON.stringify(results, null, 1)}\n`);
  if (failed.length > 0) console.error(`Failed: ${failed.join(', ')}.`);
  return failed.length > 0 ? 1 : 0;
}

try {
  const args = process.argv.slice(2);
  const own = readArguments(args);
  process.exitCode = own === null ? await run('run.mjs', args) : await measureAll(own);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
