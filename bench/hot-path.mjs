/**
 * Nanoseconds that recording adds to one call, by kind of arguments: calls only counted, and timed by two
 * clock reads. `node bench/hot-path.mjs [--chromium]`; build first (`npm run build -- recorder`).
 *
 * Each figure is the best of many short runs over the best of the same loop uninstrumented.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import vm from 'node:vm';
import { build } from 'vite';
import { tooLongToInline } from '../scripts/too-long-to-inline.mjs';

const root = resolve(import.meta.dirname, '..');

/** The recorder's core as `hotPathCore`, with the clock left out on request. */
async function bundle() {
  const entry = 'virtual:hot-path';
  const { output } = [
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [
        tooLongToInline(),
        {
          name: 'entry',
          resolveId: (id) => (id === entry ? id : null),
          load: (id) =>
            id === entry
              ? `import { createCore } from '${root}/content-script/page/core.ts';
                 import { captureClock } from '${root}/content-script/page/clock.ts';
                 globalThis.hotPathCore = (timed) => createCore(captureClock(globalThis), { timing: () => ({ timing: timed ? 'exact' : 'none' }) });`
              : null,
        },
      ],
      build: {
        write: false,
        modulePreload: false,
        rolldownOptions: { input: entry, output: { format: 'iife' } },
      },
    }),
  ].flat()[0];
  return output[0].code;
}

/** Runs in the realm under test. */
function measure(timed) {
  const core = globalThis.hotPathCore(timed);
  core.attach({ signatures: true, hear() {} });
  // Those of this recording.
  const { enter1, enter2, leave } = core.helpers;
  globalThis._$on = false;
  for (const [name, value] of Object.entries({ _$e1: enter1, _$e2: enter2, _$x: leave })) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  const [A, B, C] = ['A', 'B', 'C'].map((name) => new Function(`return class ${name} {}`)());
  const cases = {
    'two ints': [1, 2, 3, 4],
    'two floats': [1.5, 2.5, 3.5, 4.5],
    'two strings': ['a', 'b', 'c', 'd'],
    'typed arrays, one type': Array.from({ length: 64 }, () => new Float32Array(16)),
    'typed arrays, six types': Array.from(
      { length: 64 },
      (_, i) =>
        [
          new Float32Array(16),
          new Float64Array(16),
          new Uint8Array(4),
          new Int32Array(8),
          new Float32Array(32),
          new Uint8Array(5),
        ][i % 6],
    ),
    'instances of one class': Array.from({ length: 64 }, () => new A()),
    'instances of three classes': Array.from({ length: 64 }, (_, i) => new [A, B, C][i % 3]()),
    'arrays of 8 floats': Array.from({ length: 64 }, () => [1.5, 2, 3, 4, 5, 6, 7, 8]),
    'arrays of 1000': Array.from({ length: 64 }, () => new Array(1000).fill(0)),
  };
  const N = 20_000;
  // The same function text for each case, compiled anew, so that no case spoils another's feedback.
  const make = (body) =>
    new Function(
      'values',
      'n',
      `
    ${body}
    let s = 0;
    const mask = values.length === 64 ? 63 : 3;
    for (let i = 0; i < n; i++) s += f(values[i & mask], values[(i * 7 + 1) & mask]) ? 1 : 0;
    return s;`,
    );
  const best = (run, values) => {
    let least = Infinity;
    for (let i = 0; i < 60; i++) {
      const start = performance.now();
      run(values, N);
      least = Math.min(least, performance.now() - start);
    }
    return (least / N) * 1e6;
  };
  const rows = {};
  for (const [name, values] of Object.entries(cases)) {
    globalThis._$on = false;
    const plain = best(make('function f(a,b){ return a !== b }'), values);
    globalThis._$on = true;
    const recorded = best(
      make(
        'function f(a,b){const _$c=_$on&&_$e2(6,a,b,arguments.length);try{ return a !== b }finally{_$c&&_$x(_$c)}}',
      ),
      values,
    );
    rows[name] = recorded - plain;
  }
  // A tree of 100,000 nodes, drained whole: all changed, then none.
  const drains = {};
  if (timed) {
    for (let i = 0; i < 100_000; i++) {
      const outer = enter1(10 + 4 * (i % 1000), i % 7);
      leave(enter1(5000 + 4 * ((i / 1000) | 0), 1));
      leave(outer);
    }
    const times = [];
    for (let round = 0; round < 12; round++) {
      for (let i = 0; i < 100_000; i++) {
        const outer = enter1(10 + 4 * (i % 1000), i % 7);
        leave(enter1(5000 + 4 * ((i / 1000) | 0), 1));
        leave(outer);
      }
      const start = performance.now();
      core.drain();
      const middle = performance.now();
      core.drain();
      times.push([middle - start, performance.now() - middle]);
    }
    drains.nodes = core.tree.nodes.count;
    drains.allChanged = Math.min(...times.map(([all]) => all));
    drains.noneChanged = Math.min(...times.map(([, none]) => none));
  }
  return { rows, drains, clock: core.describeClock() };
}

/** In a process of its own kind of realm: a vm context looks its globals up the slow way. */
async function inNode(code, timed) {
  vm.runInThisContext(code);
  return vm.runInThisContext(`(${measure.toString()})(${timed})`);
}

async function inChromium(code, timed) {
  const { chromium } = await import('playwright-core');
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error(`No Chromium at ${executablePath}; name one in CHROMIUM.`);
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.setHeader('document-isolation-policy', 'isolate-and-credentialless');
    response.end('<!doctype html><title>hot path</title>');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.evaluate(code);
    return await page.evaluate(`(${measure.toString()})(${timed})`);
  } finally {
    await browser.close();
    server.close();
  }
}

const code = await bundle();
const run = process.argv.includes('--chromium') ? inChromium : inNode;
const counted = await run(code, false);
const timed = await run(code, true);
console.log('ns added to a call'.padEnd(30), 'counted'.padStart(9), 'timed'.padStart(9));
for (const name of Object.keys(counted.rows)) {
  console.log(
    name.padEnd(30),
    counted.rows[name].toFixed(1).padStart(9),
    timed.rows[name].toFixed(1).padStart(9),
  );
}
const { nodes, allChanged, noneChanged } = timed.drains;
console.log(
  `\ndrain of ${nodes} nodes: ${allChanged.toFixed(2)} ms all changed, ${noneChanged.toFixed(2)} ms none`,
);
console.log('clock:', JSON.stringify(timed.clock));
console.log(
  `bundle of core: ${code.length} bytes; recorder.js:`,
  existsSync(`${root}/dist/lib/recorder.js`)
    ? readFileSync(`${root}/dist/lib/recorder.js`).length
    : 'not built',
);
