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

let library = '';
beforeAll(async () => {
  library = await buildLibrary();
});
afterAll(() => {
  rmSync(library, { recursive: true });
});

it.each(LIBRARIES)('$name ($style) passes its own tests recorded as it does plain', async (entry) => {
  const cwd = join(modules, entry.name);
  const files = readdirSync(join(cwd, entry.folder))
    .filter((file) => (entry.files ?? EVERY).test(file))
    .map((file) => join(cwd, entry.folder, file));
  const linesOf = async (how: 'plain' | 'recorded'): Promise<string[]> => {
    const { stdout } = await run(process.execPath, [runner, how, library, ...files], { cwd, maxBuffer: 1e8 });
    return stdout.trimEnd().split('\n');
  };
  const [plain, recorded] = await Promise.all([linesOf('plain'), linesOf('recorded')]);
  const facts = JSON.parse(recorded.pop()!) as { readonly instrumented: number; readonly profile: unknown };
  expect(recorded).toEqual(plain);
  expect(plain.filter((line) => !line.startsWith('ok '))).toEqual([]);
  expect(plain.length).toBe(entry.tests);
  // The library, too, not its tests alone.
  expect(facts.instrumented).toBeGreaterThan(files.length);

  const { contexts, signatures, sites } = readProfile(facts.profile);
  const [{ callNodes }] = contexts;
  expect(callNodes.calls.reduce((sum, calls) => sum + calls, 0)).toBeGreaterThan(entry.calls);
  const roots = Array.from(callNodes.signature).filter((_, node) => callNodes.parent[node] < 0);
  expect(roots.map((signature) => sites.name[signatures.site[signature]])).toContain('probeOfTheTest');
});
