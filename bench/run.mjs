/**
 * World: Node, benchmarks. `npm run bench -- [names] [options]`: what instrumenting and recording cost real
 * programs in real Chromium, beside the alternatives. See docs/performance.md.
 *
 *     --variants a,b      only these, plain always included        --rounds N    fresh pages, 2
 *     --programs FOLDER   another folder of programs, see harness/programs.mjs
 *     --isolated          the pages are cross-origin isolated      --chunks N    turns a round, 5
 *     --json FILE         all figures as JSON                      --list        names, and ends
 *
 * Exit code 1 when a variant computed something else than plain code or did not run.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { launchBrowser } from './harness/browser.mjs';
import { measureProgram } from './harness/measure.mjs';
import { findPrograms } from './harness/programs.mjs';
import { programLine, summary } from './harness/report.mjs';
import { serve } from './harness/server.mjs';
import { defaultClock, hasRecorder, VARIANTS } from './harness/variants.mjs';

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    variants: { type: 'string' },
    programs: { type: 'string', default: fileURLToPath(new URL('programs', import.meta.url)) },
    rounds: { type: 'string', default: '2' },
    chunks: { type: 'string', default: '5' },
    isolated: { type: 'boolean', default: false },
    json: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});

/** The variants to run, `plain` first; those that need the library only where it is built. */
function chooseVariants() {
  const known = Object.keys(VARIANTS);
  const asked = options.variants?.split(',') ?? known;
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`No variant ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  const missing = asked.filter((name) => VARIANTS[name].needsRecorder && !hasRecorder());
  if (missing.length > 0)
    console.log(`Left out until \`npm run build -- lib recorder\` was run: ${missing.join(', ')}.`);
  return ['plain', ...asked.filter((name) => name !== 'plain' && !missing.includes(name))];
}

/** A positive whole number from the command line. */
function count(name) {
  const value = Number(options[name]);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a positive whole number.`);
  return value;
}

async function main() {
  const programs = findPrograms(resolve(options.programs), names);
  if (options.list) {
    console.log(programs.map(({ name }) => name).join('\n'));
    return 0;
  }
  const settings = { rounds: count('rounds'), chunks: count('chunks'), variants: chooseVariants() };
  const server = await serve(options);
  const { browser, version } = await launchBrowser();
  console.log(
    `Chromium ${version}, ${options.isolated ? 'isolated pages' : 'ordinary pages'}, ` +
      `${settings.rounds} rounds of ${settings.chunks} chunks. Ratios of main-thread CPU time to plain code; ± is half the range over rounds.`,
  );
  const results = {};
  try {
    if (settings.variants.includes('exact') && (await defaultClock(browser, server)) === 'exact') {
      console.log('Left out because it is the default here: exact.');
      settings.variants = settings.variants.filter((name) => name !== 'exact');
    }
    for (const { name, load } of programs) {
      results[name] = await measureProgram(browser, server, { name, source: await load() }, settings);
      console.log(programLine(name, results[name]));
    }
  } finally {
    await browser.close();
    server.close();
  }
  console.log(`\n${summary(results, settings.variants)}`);
  if (options.json) {
    const file = {
      date: new Date().toISOString(),
      version,
      isolated: options.isolated,
      ...settings,
      results,
    };
    writeFileSync(options.json, `${JSON.stringify(file, null, 1)}\n`);
  }
  return Object.values(results).some((byVariant) => Object.values(byVariant).some((r) => r.error !== null))
    ? 1
    : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
