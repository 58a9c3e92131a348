/**
 * World: Node, benchmarks. The ways one program is run. Each says which text runs, what comes before it, and
 * what to do once its functions exist; every one gets a fresh page.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { openPage } from './browser.mjs';
import { PROXY_RUNTIME, wrapInProxies } from './proxy-wrapper.mjs';

const at = (path) => resolve(dirname(fileURLToPath(import.meta.url)), '../..', path);
const INSTRUMENTER = at('dist/lib/instrument.js');
const RECORDER = at('dist/lib/recorder.js');

let recorderText;
/** The recorder, read once: a run compares one build even when another is made beside it. */
const recorder = () => (recorderText ??= readFileSync(RECORDER, 'utf8'));

/** True when the library is built. */
export const hasRecorder = () => existsSync(INSTRUMENTER) && existsSync(RECORDER);

/** DevTools' own finest setting is 100 µs ("high resolution"); a coarser one costs less and sees less. */
const SAMPLING_INTERVAL_MICROSECONDS = 100;

// The first id of the range for code that brings its own sites: each page is a realm of its own, so each begins anew.
const FIRST_SITE = 2;

/** A classic script instrumented as the library does it. */
async function instrumented(source, name) {
  const { instrument } = await import(pathToFileURL(INSTRUMENTER).href);
  const result = instrument(source, {
    url: `${name}.js`,
    sourceType: 'script',
    embedSites: true,
    firstSite: FIRST_SITE,
  });
  if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
  return result.code;
}
const record = (settings) =>
  `globalThis.profile = new SignatureProfiler.Profile(${JSON.stringify(settings)}); profile.enable(); benchmarkDriver.runs = 0`;

/**
 * Calls counted per run and the clock in use, from a page that records.
 * `runs` counts since `enable()`, so set-up is in neither.
 */
const READ_RECORDING = `(() => {
  profile.disable();
  const { contexts } = profile.toJSON();
  const sum = (context) => context.callNodes.calls.reduce((a, b) => a + b, 0);
  return {
    callsPerRun: contexts.reduce((total, context) => total + sum(context), 0) / benchmarkDriver.runs,
    nodes: contexts.reduce((total, context) => total + context.callNodes.calls.length, 0),
    clock: contexts[0]?.clock.kind ?? 'none',
  };
})()`;

/** What the recorder's clock is on pages of this server when nothing is asked for: `exact`, `sampled`, `none`. */
export async function defaultClock(browser, server) {
  const page = await openPage(browser, server.url);
  try {
    server.addScript('/recorder.js', recorder());
    await page.addScript('/recorder.js');
    return await page.evaluate(
      '(() => { const p = new SignatureProfiler.Profile(); p.enable(); p.disable(); return p.toJSON().contexts[0]?.clock.kind; })()',
    );
  } finally {
    await page.close();
  }
}

const recorded = (settings, title) => ({
  title,
  needsRecorder: true,
  text: instrumented,
  before: () => [recorder()],
  start: (page) => page.evaluate(record(settings)),
  read: (page) => page.evaluate(READ_RECORDING),
});
/** The same in a page that has recorded before, so many times. */
const again = (variant, times = 1) => ({
  ...variant,
  title: `${variant.title}, after ${times === 1 ? 'another recording' : `${times} recordings`} of the page`,
  async start(page, warmUp) {
    for (let i = 0; i < times; i++) {
      await variant.start(page);
      await warmUp();
      await page.evaluate('profile.disable()');
    }
    await variant.start(page);
  },
});
const plain = (title) => ({ title, text: (source) => source });

const recording = recorded({}, 'recording, default clock, signatures');
const counts = {
  ...recorded({}, 'recording with a clock that costs nothing: counts and signatures alone'),
  before: () => ['performance.now = () => 0;', recorder()],
};

/**
 * text     (source, name) → the script that runs
 * before   () → scripts in front of it
 * prepare  (page, warmUp) before any script of the page
 * start    (page, warmUp) when the program is set up; what it does is not measured
 * read     (page) → { callsPerRun, nodes, clock } after the last measurement
 */
export const VARIANTS = {
  plain: plain('the program as it is'),
  'plain-again': plain('A/A control: the same once more'),
  dormant: {
    title: 'instrumented, never recorded',
    needsRecorder: true,
    text: instrumented,
    before: () => [recorder()],
  },
  'dormant-after': {
    title: 'instrumented, after one recording',
    needsRecorder: true,
    text: instrumented,
    before: () => [recorder()],
    async start(page, warmUp) {
      await page.evaluate(record({}));
      await warmUp();
      await page.evaluate('profile.disable(); profile.clear()');
    },
  },
  recording,
  'recording-again': again(recording),
  'recording-no-signatures': recorded({ signatures: false }, 'recording, default clock, functions only'),
  counts,
  'counts-again': again(counts),
  'counts-third': again(counts, 2),
  exact: recorded({ clock: 'exact' }, 'recording, two clock reads a call, signatures'),
  sampling: {
    ...plain(`DevTools' sampling profiler, every ${SAMPLING_INTERVAL_MICROSECONDS} µs`),
    async prepare({ session }) {
      await session.send('Profiler.enable');
      await session.send('Profiler.setSamplingInterval', { interval: SAMPLING_INTERVAL_MICROSECONDS });
      await session.send('Profiler.start');
    },
  },
  coverage: {
    ...plain("V8's precise coverage with call counts"),
    async prepare({ session }) {
      await session.send('Profiler.enable');
      await session.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    },
  },
  proxy: {
    title: 'every function in a Proxy that reads the clock twice',
    text: (source) => wrapInProxies(source),
    before: () => [PROXY_RUNTIME],
  },
};
