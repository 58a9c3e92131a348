/**
 * World: Node, benchmarks. Measures the variants of one program against each other: all pages stay open side by
 * side and take turns, so that whatever else the machine does hits all of them alike.
 *
 *     round 1   open · set up · warm up   plain dormant recording | recording plain dormant | …
 *     round 2   fresh pages, the same again: inlining decisions differ from page to page
 *
 * A variant's figure of a round is its fastest chunk's CPU time per run; its ratio is that over plain's of the same
 * round. Reported are the median over rounds and the range.
 */
import { readFileSync } from 'node:fs';
import { openPage } from './browser.mjs';
import { median } from './statistics.mjs';
import { VARIANTS } from './variants.mjs';

const DRIVER = readFileSync(new URL('driver.js', import.meta.url), 'utf8');
// Optimised code is there after some 100 ms in nearly all programs; twice that for good measure.
const WARM_UP_MS = 250;
const WARM_UP_RUNS = 5;
// Long against the 0.1 ms that a reading costs, short against the time other processes come and go.
const CHUNK_MS = 100;

async function timed(page, times) {
  const before = await page.readCpu();
  const result = await page.evaluate(`benchmarkDriver.run(${times})`);
  const after = await page.readCpu();
  return { result, main: after.main - before.main, process: after.process - before.process };
}

/** Runs until the code is warm; answers the main thread's milliseconds per run at the end. */
async function warmUp(page) {
  let spent = 0;
  let last = 0;
  for (let runs = 0; spent < WARM_UP_MS * 4 && (spent < WARM_UP_MS || runs < WARM_UP_RUNS); runs++) {
    last = (await timed(page, 1)).main;
    spent += last;
  }
  return last;
}

/** A page of one variant, warm and ready. */
async function openVariant(browser, server, program, variantName) {
  const variant = VARIANTS[variantName];
  const page = await openPage(browser, server.url);
  try {
    await variant.prepare?.(page);
    const scripts = [
      ['driver', DRIVER],
      ...(variant.before?.() ?? []).map((text, i) => [`before-${i}`, text]),
      [program.name, await program.textOf(variantName)],
    ];
    for (const [name, text] of scripts) {
      server.addScript(`/${variantName}/${name}.js`, text);
      await page.addScript(`/${variantName}/${name}.js`);
    }
    await page.evaluate('benchmarkDriver.setUp()');
    await variant.start?.(page, () => warmUp(page));
    const perRun = await warmUp(page);
    const times = Math.max(1, Math.round(CHUNK_MS / Math.max(perRun, 0.01)));
    const expected = await page.evaluate('benchmarkDriver.expected');
    return { name: variantName, variant, page, times, expected, chunks: [], result: '' };
  } catch (error) {
    await page.close();
    throw error;
  }
}

/**
 * @param {{ name: string, source: string }} program
 * @param {{ rounds: number, chunks: number, variants: readonly string[] }} options
 * @returns {Promise<Record<string, VariantResult>>} by variant
 *
 * @typedef {object} VariantResult
 * @property {string | null} error why there is no figure
 * @property {readonly number[]} perRun main-thread milliseconds per run, a value a round
 * @property {readonly number[]} ratios over plain's, a value a round
 * @property {number} processRatio whole renderer process over plain's, all chunks together
 * @property {{ callsPerRun: number, nodes: number, clock: string } | null} recording
 */
export async function measureProgram(browser, server, { name, source }, { rounds, chunks, variants }) {
  const texts = new Map();
  const program = {
    name,
    async textOf(variantName) {
      const { text } = VARIANTS[variantName];
      if (!texts.has(text)) texts.set(text, await text(source, name));
      return texts.get(text);
    },
  };
  const results = Object.fromEntries(
    variants.map((variant) => [
      variant,
      { error: null, perRun: [], ratios: [], process: [], recording: null },
    ]),
  );
  for (let round = 0; round < rounds; round++) {
    if (!browser.isConnected()) throw new Error('The browser is gone.');
    const open = [];
    for (const variantName of variants) {
      if (results[variantName].error !== null) continue;
      try {
        open.push(await openVariant(browser, server, program, variantName));
      } catch (error) {
        results[variantName].error = firstLine(error);
      }
    }
    await takeTurns(open, chunks, results);
    collectRound(open, results);
    for (const { name: variantName, variant, page } of open) {
      if (variant.read && results[variantName].error === null) {
        results[variantName].recording = await variant.read(page).catch((error) => {
          results[variantName].error = firstLine(error);
          return null;
        });
      }
      await page.close();
    }
  }
  if (!browser.isConnected()) throw new Error('The browser is gone.');
  return Object.fromEntries(
    Object.entries(results).map(([variant, { process, ...rest }]) => [
      variant,
      { ...rest, processRatio: process.length > 0 ? median(process) : NaN },
    ]),
  );
}

async function takeTurns(open, chunks, results) {
  for (let chunk = 0; chunk < chunks; chunk++) {
    for (let turn = 0; turn < open.length; turn++) {
      const one = open[(turn + chunk) % open.length];
      if (results[one.name].error !== null) continue;
      try {
        const { result, main, process } = await timed(one.page, one.times);
        one.result = result;
        one.chunks.push({ main: main / one.times, process: process / one.times });
        if (one.expected !== '' && one.expected !== result) {
          results[one.name].error = `computed ${result}, not ${one.expected}`;
        }
      } catch (error) {
        results[one.name].error = firstLine(error);
      }
    }
  }
}

function collectRound(open, results) {
  const plain = open.find((one) => one.name === 'plain');
  if (plain === undefined || plain.chunks.length === 0) return;
  const fastest = (one) => Math.min(...one.chunks.map((chunk) => chunk.main));
  const process = (one) => one.chunks.reduce((sum, chunk) => sum + chunk.process, 0) / one.chunks.length;
  for (const one of open) {
    const into = results[one.name];
    if (into.error !== null) continue;
    if (one.result !== plain.result) {
      into.error = `computed ${one.result}, plain code ${plain.result}`;
      continue;
    }
    into.perRun.push(fastest(one));
    into.ratios.push(fastest(one) / fastest(plain));
    into.process.push(process(one) / process(plain));
  }
}

const firstLine = (error) => String(error?.message ?? error).split('\n')[0];
