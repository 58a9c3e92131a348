/**
 * World: Node, conformance. `npm run conformance -- --test262 DIR [patterns] [options]`: runs the ECMAScript
 * conformance tests of a checkout plain and instrumented, and prints each difference. See docs/conformance.md.
 *
 *     language built-ins/Array       only tests whose path begins so
 *     --engine node|chromium         where they run: node
 *     --variants recording,dormant   beside plain: recording
 *     --parallel N                   at once: 2
 *     --limit MS                     for one run of one test: 10000
 *     --every N --from K             only each Nth test, from the Kth (0 is the first): 1, 0
 *     --results FILE                 outcomes as lines of JSON; a test that is in there is not run again
 *
 * Exit code 1 when an outcome differs.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runInChromium } from './chromium.mjs';
import { eachNth, openCheckout } from './checkout.mjs';
import { LIBRARY, VARIANTS } from './instrumented.mjs';
import { runInNode } from './pool.mjs';
import { createReport } from './report.mjs';

const { values: options, positionals: patterns } = parseArgs({
  allowPositionals: true,
  options: {
    test262: { type: 'string' },
    engine: { type: 'string', default: 'node' },
    variants: { type: 'string', default: 'recording' },
    parallel: { type: 'string', default: '2' },
    limit: { type: 'string', default: '10000' },
    every: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    results: { type: 'string' },
  },
});

function count(name, least = 1) {
  const value = Number(options[name]);
  if (!Number.isInteger(value) || value < least) throw new Error(`--${name} must be a number from ${least}.`);
  return value;
}

async function main() {
  if (options.test262 === undefined) throw new Error('Say where the checkout is: --test262 DIR.');
  const checkout = openCheckout(resolve(options.test262));
  const others = options.variants.split(',');
  const unknown = others.filter((name) => name === 'plain' || !Object.hasOwn(VARIANTS, name));
  if (unknown.length > 0) throw new Error(`No variant ${unknown.join(', ')}.`);
  const settings = {
    folder: checkout.folder,
    library: LIBRARY,
    pageScript: fileURLToPath(new URL('../dist/chrome/page.js', import.meta.url)),
    limit: count('limit'),
    parallel: count('parallel'),
  };

  const engine = { node: runInNode, chromium: runInChromium }[options.engine];
  if (engine === undefined) throw new Error(`No engine ${options.engine}.`);
  const report = createReport(checkout, others, console.log);
  const keyOf = ({ name, mode }) => `${mode} ${name}`;
  const known = new Set();
  if (options.results !== undefined && existsSync(options.results))
    for (const line of readFileSync(options.results, 'utf8').split('\n').filter(Boolean)) {
      const result = JSON.parse(line);
      known.add(keyOf(result));
      report.add(result);
    }

  const names = eachNth(checkout.list(patterns), count('every'), count('from', 0));
  function* jobs() {
    for (const name of names)
      for (const mode of checkout.read(name).modes)
        if (!known.has(keyOf({ name, mode }))) yield { name, mode };
  }
  await engine(jobs(), ['plain', ...others], settings, (result) => {
    if (options.results !== undefined) appendFileSync(options.results, `${JSON.stringify(result)}\n`);
    report.add(result);
  });
  return report.finish();
}

try {
  process.exitCode = (await main()) > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  // Other workers may still run.
  process.exit(2);
}
