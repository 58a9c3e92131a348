/**
 * World: Node, scripts. `npm test`: every check there is, one after the other, whatever fails on the way.
 * Promise: the last line is `N passed, N failed` over all of them, and the exit code says the same.
 *
 *   npm test                        everything
 *   npm test -- unit                only the named steps
 *   npm test -- --no-e2e            everything but
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { at, runNode } from './run.mjs';
import { ensureChromium, ensureDependencies, orExplain, SetupError } from './setup.mjs';

// Against what hangs, not a budget: a loaded machine takes five times as long as a quiet one.
const STEP_LIMIT = 20 * 60_000;
const UNIT_REPORT = 'artifacts/unit.json';
const E2E_REPORT = 'artifacts/e2e.json'; // as playwright.config.ts says

/** Each step: what to run, and for a test runner where its report is and how to read it. */
const STEPS = {
  types: { script: 'node_modules/typescript/bin/tsc', args: ['-b'] },
  lint: {
    script: 'node_modules/eslint/bin/eslint.js',
    args: ['.', '--max-warnings', '0'],
  },
  format: {
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '--log-level', 'warn', '.'],
  },
  dead: { script: 'node_modules/knip/bin/knip.js', args: [] },
  build: { script: 'scripts/build.mjs', args: [] },
  budgets: { script: 'bench/check-budgets.mjs', args: [], needs: ['build'] },
  unit: {
    script: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`],
    report: UNIT_REPORT,
    count: countVitest,
  },
  e2e: {
    script: 'node_modules/@playwright/test/cli.js',
    args: ['test'],
    report: E2E_REPORT,
    count: countPlaywright,
    needs: ['build'],
    chromium: true,
  },
};

/** A file that failed before its first test has no test to count: it counts as one itself. */
function countVitest(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** A flaky test is a failed one; errors outside any test count one each. */
function countPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}

/** Steps named in the arguments; all without any. */
function chosenSteps(args) {
  const names = Object.keys(STEPS);
  const without = args.filter((arg) => arg.startsWith('--no-')).map((arg) => arg.slice('--no-'.length));
  const only = args.filter((arg) => !arg.startsWith('--no-'));
  const unknown = [...without, ...only].filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new SetupError(`No step named ${unknown.join(', ')}. There are: ${names.join(', ')}.`);
  return names.filter((name) => (only.length === 0 || only.includes(name)) && !without.includes(name));
}

/** Runs one step. A runner that broke, or whose report says nothing failed although it did, fails once more. */
async function runStep({ script, args, report, count, chromium }) {
  try {
    if (report) rmSync(at(report), { force: true });
    if (chromium) await ensureChromium();
    const code = await runNode(script, args, { limit: STEP_LIMIT });
    if (!count) return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    if (!existsSync(at(report))) return { passed: 0, failed: 1 };
    const result = count(JSON.parse(readFileSync(at(report), 'utf8')));
    return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

await orExplain(async () => {
  const results = [];
  try {
    const steps = chosenSteps(process.argv.slice(2));
    await ensureDependencies();
    mkdirSync(at('artifacts'), { recursive: true });
    for (const name of steps) {
      const missing = STEPS[name].needs?.find((need) => results.some((r) => r.name === need && r.failed > 0));
      console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
      if (missing) console.error(`Not run: ${missing} failed.`);
      const start = performance.now();
      const counts = missing ? { passed: 0, failed: 1 } : await runStep(STEPS[name]);
      results.push({ name, ...counts, seconds: (performance.now() - start) / 1000 });
    }
  } catch (error) {
    console.error(error instanceof SetupError ? error.message : error);
    results.push({ name: 'set-up', passed: 0, failed: 1, seconds: 0 });
  }
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  console.log('');
  for (const { name, passed, failed, seconds } of results)
    console.log(
      `${failed > 0 ? '✗' : '✓'} ${name.padEnd(8)}${String(passed).padStart(6)} passed${String(failed).padStart(5)} failed${seconds.toFixed(1).padStart(8)} s`,
    );
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') > 0 ? 1 : 0;
});
