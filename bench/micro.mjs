/**
 * World: Node, benchmarks. `node bench/micro.mjs [--variants a,b] [--isolated] [--json FILE]`: nanoseconds that each way of
 * observing adds to one call of a function that does next to nothing, by kind of arguments, in real Chromium.
 *
 * The minimum over many chunks of main-thread CPU time, less the plain loop's. All kinds run in one page, as
 * they would in a program: the recorder's own code has seen every type before it is measured.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { launchBrowser, openPage } from './harness/browser.mjs';
import { table } from './harness/report.mjs';
import { serve } from './harness/server.mjs';
import { hasRecorder, VARIANTS } from './harness/variants.mjs';

const KERNELS = readFileSync(new URL('harness/micro-kernels.js', import.meta.url), 'utf8');
const DRIVER = readFileSync(new URL('harness/micro-driver.js', import.meta.url), 'utf8');
const CHUNKS = 15;
// Long against a reading's 0.1 ms also for the plain loop, which takes less than a nanosecond a call.
const CHUNK_MS = 30;
const WARM_UP_CALLS = 200_000;

const { values: options } = parseArgs({
  options: {
    variants: {
      type: 'string',
      default: 'plain-again,dormant,dormant-after,counts,recording,coverage,proxy',
    },
    isolated: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

async function open(browser, server, name) {
  const variant = VARIANTS[name];
  const page = await openPage(browser, server.url);
  await variant.prepare?.(page);
  const scripts = [...(variant.before?.() ?? []), await variant.text(KERNELS, 'micro-kernels'), DRIVER];
  for (const [i, text] of scripts.entries()) {
    server.addScript(`/${name}/${i}.js`, text);
    await page.addScript(`/${name}/${i}.js`);
  }
  await page.evaluate('globalThis.benchmarkDriver = { runs: 0 }');
  const kinds = await page.evaluate('microDriver.names');
  const run = async (kind, calls) => {
    const before = await page.readCpu();
    await page.evaluate(`microDriver.run('${kind}', ${calls})`);
    return (await page.readCpu()).main - before.main;
  };
  const warmUp = async () => {
    for (let i = 0; i < 3; i++) for (const kind of kinds) await run(kind, WARM_UP_CALLS);
  };
  await variant.start?.(page, warmUp);
  await warmUp();
  return { name, page, kinds, run };
}

/** Nanoseconds per call by kind, the least of all chunks. */
async function measure(pages) {
  const least = new Map(pages.map(({ name }) => [name, {}]));
  for (const kind of pages[0].kinds) {
    const calls = new Map();
    for (const { name, run } of pages) {
      const probe = await run(kind, WARM_UP_CALLS);
      calls.set(
        name,
        Math.max(WARM_UP_CALLS, Math.round((WARM_UP_CALLS * CHUNK_MS) / Math.max(probe, 0.05))),
      );
      least.get(name)[kind] = Infinity;
    }
    for (let chunk = 0; chunk < CHUNKS; chunk++) {
      for (const { name, run } of pages) {
        const perCall = ((await run(kind, calls.get(name))) * 1e6) / calls.get(name);
        least.get(name)[kind] = Math.min(least.get(name)[kind], perCall);
      }
    }
  }
  return least;
}

const asked = ['plain', ...options.variants.split(',')].filter((name, i, all) => all.indexOf(name) === i);
for (const name of asked) if (!(name in VARIANTS)) throw new Error(`No variant ${name}.`);
const names = asked.filter((name) => !VARIANTS[name].needsRecorder || hasRecorder());
const server = await serve(options);
const { browser, version } = await launchBrowser();
try {
  const pages = [];
  for (const name of names) pages.push(await open(browser, server, name));
  const least = await measure(pages);
  const { kinds } = pages[0];
  const written = (value) => value.toFixed(1);
  const rows = names.map((name) => [
    name === 'plain' ? 'plain, ns a call' : `${name}, extra`,
    ...kinds.map((kind) =>
      written(least.get(name)[kind] - (name === 'plain' ? 0 : least.get('plain')[kind])),
    ),
  ]);
  console.log(
    `Chromium ${version}, ${options.isolated ? 'isolated' : 'ordinary'} pages; nanoseconds of main-thread CPU time.`,
  );
  console.log(table([['', ...kinds], ...rows]));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(Object.fromEntries(least), null, 1)}\n`);
} finally {
  await browser.close();
  server.close();
}
