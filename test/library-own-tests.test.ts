/**
 * Tests that libraries publish with themselves, run as they are and with library and tests instrumented and recorded:
 * every test says the same, and at the end nobody is left on the stack.
 */
import { execFile } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readProfile } from '../profile/index.ts';
import { buildLibrary } from './library-build.ts';
import { buildTfjsTests } from './tfjs-tests-build.ts';

const run = promisify(execFile);
const modules = resolve(import.meta.dirname, '../node_modules');
const runner = resolve(import.meta.dirname, 'library-tests/run.mjs');
const EVERY = /\.js$/;

/** With the fewest tests and calls that there must have been. All of fengari's agree, too, and take a minute. */
const LIBRARIES: readonly {
  readonly name: string;
  readonly style: string;
  readonly folder: string;
  readonly files?: RegExp;
  readonly tests: number;
  readonly calls: number;
}[] = [
  {
    name: 'fengari',
    style: 'a Lua interpreter',
    folder: 'test',
    files: /^(?:defs|lapi|lua|lvm)\.test\.js$/,
    tests: 74,
    calls: 100_000,
  },
  { name: 'fraction.js', style: 'arithmetic on BigInt', folder: 'tests', tests: 314, calls: 5000 },
  { name: 'complex.js', style: 'arithmetic, prototypes', folder: 'tests', tests: 219, calls: 3000 },
  { name: 'minimist', style: 'parsing, old JavaScript', folder: 'test', tests: 61, calls: 1000 },
  { name: 'gensync', style: 'generators and promises in one', folder: 'test', tests: 30, calls: 500 },
];

/** Of tfjs-core's, those that spy on nothing: what waits, registries, gradients, and operations of every shape. */
const TFJS_TESTS = [
  ...['gradients', 'tape', 'variable', 'buffer', 'serialization', 'io/router_registry'],
  ...[
    'ops/arithmetic',
    'ops/basic_lstm_cell',
    'ops/batchnorm',
    'ops/boolean_mask',
    'ops/conv2d',
    'ops/cumsum',
  ],
  ...['ops/einsum', 'ops/gather', 'ops/mat_mul', 'ops/moments', 'ops/multi_rnn_cell', 'ops/norm', 'ops/relu'],
  ...['ops/slice', 'ops/softmax', 'ops/stack', 'ops/topk', 'ops/transpose', 'ops/where', 'ops/where_async'],
];

let library = '';
beforeAll(async () => {
  library = await buildLibrary();
});
const folders: string[] = [];
afterAll(() => {
  for (const folder of [library, ...folders]) rmSync(folder, { recursive: true });
});

it.each(LIBRARIES)('$name ($style) passes its own tests recorded as it does plain', async (entry) => {
  const cwd = join(modules, entry.name);
  const files = readdirSync(join(cwd, entry.folder))
    .filter((file) => (entry.files ?? EVERY).test(file))
    .map((file) => join(cwd, entry.folder, file));
  const { tests, instrumented, calls } = await runTwice(cwd, files);
  expect(tests).toBe(entry.tests);
  expect(calls).toBeGreaterThan(entry.calls);
  // The library, too, not its tests alone.
  expect(instrumented).toBeGreaterThan(files.length);
});

it('tfjs-core (kernels behind a registry, gradients) passes its own tests recorded as it does plain', async () => {
  const folder = await buildTfjsTests(TFJS_TESTS);
  folders.push(folder);
  const { tests, names, calls } = await runTwice(folder, [join(folder, 'tests.cjs')]);
  expect(tests).toBe(599);
  expect(calls).toBeGreaterThan(100_000);
  expect(names).toContain('Engine.runKernelFunc');
});

/** Runs the files plain and recorded, which has to say the same: that every test passes. */
async function runTwice(cwd: string, files: readonly string[]) {
  const linesOf = async (how: 'plain' | 'recorded'): Promise<string[]> => {
    const { stdout } = await run(process.execPath, [runner, how, library, ...files], { cwd, maxBuffer: 1e8 });
    return stdout.trimEnd().split('\n');
  };
  const [plain, recorded] = await Promise.all([linesOf('plain'), linesOf('recorded')]);
  const facts = JSON.parse(recorded.pop()!) as { readonly instrumented: number; readonly profile: unknown };
  expect(recorded).toEqual(plain);
  expect(plain.filter((line) => !line.startsWith('ok '))).toEqual([]);

  const { contexts, signatures, sites } = readProfile(facts.profile);
  const [{ callNodes }] = contexts;
  const namesOf = (nodes: readonly number[]): string[] =>
    nodes.map((node) => sites.name[signatures.site[callNodes.signature[node]]]);
  const nodes = Array.from({ length: callNodes.length }, (_, node) => node);
  // Nobody was left on the stack.
  expect(namesOf(nodes.filter((node) => callNodes.parent[node] < 0))).toContain('probeOfTheTest');
  const calls = callNodes.calls.reduce((sum, count) => sum + count, 0);
  return { tests: plain.length, instrumented: facts.instrumented, names: namesOf(nodes), calls };
}
