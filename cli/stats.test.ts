/** World: Node, tests. Profile files printed, and what is said of files that are none. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProfileFile } from '../profile/index.ts';
import { CliError } from './cli-error.ts';
import { loadProfile, saveProfile } from './profile-file.ts';
import type { StatsOptions } from './program.ts';
import { reportOfFile } from './stats.ts';

const none = (n: number): readonly null[] => Array.from({ length: n }, () => null);

/** draw() calls dot(x: int) twice and dot(x: float) once, of one file. */
const FILE: ProfileFile = {
  format: 'signature-profiler',
  version: 4,
  meta: {
    product: 'Signature Profiler',
    productVersion: '0.1.0',
    url: 'https://example.com/',
    title: 'Example',
    browser: 'Chromium 156',
    recordedAt: '2026-01-02T03:04:05.678Z',
    duration: 1000,
    settings: { signatures: true, clock: 'auto' },
    scriptsInstrumented: 1,
    sourceBytes: 100,
    notRecorded: [],
    capsHit: [],
  },
  strings: ['int', 'float', 'draw', 'dot', 'https://example.com/m.js', 'x'],
  types: { label: [0, 1], kind: ['int', 'float'], base: [null, null] },
  sites: {
    name: [2, 3],
    kind: ['function', 'function'],
    url: [4, 4],
    line: [1, 9],
    column: [1, 1],
    parameters: [[], [5]],
  },
  signatures: { site: [0, 1, 1], types: [[], [0], [1]] },
  contexts: [
    {
      kind: 'page',
      url: 'https://example.com/',
      startedAt: 0,
      duration: 1000,
      complete: true,
      clock: {
        kind: 'exact',
        step: 0.1,
        readCost: 60,
        ownCostInside: 0,
        ownCostOutside: 0,
        describing: {},
        isolated: false,
        whyNotSampled: null,
        sampling: null,
        processor: null,
      },
      callNodes: {
        subtreeEnd: [3, 2, 3],
        signature: [0, 1, 2],
        calls: [1, 2, 1],
        selfTime: [100, 200, 300],
        totalTime: [600, 200, 300],
        selfTimeVariance: [0, 0, 0],
        ownCost: [0, 0, 0],
        ownCostInCaller: [0, 0, 0],
        waitTime: [0, 0, 0],
        timedCalls: [0, 0, 0],
        firstCallTime: none(3),
        minTime: none(3),
        maxTime: none(3),
      },
      histograms: { signature: [], buckets: [] },
    },
  ],
};

const OPTIONS: StatsOptions = {
  sort: 'tottime',
  limit: null,
  by: 'signature',
  report: 'stats',
  fullPaths: false,
  restrictions: [],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigprof-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(content: unknown): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}.sigprof.json`);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const print = async (content: unknown, options: Partial<StatsOptions> = {}): Promise<string> =>
  reportOfFile(await fileOf(content), { ...OPTIONS, ...options });
/** What a command says when it cannot go on. */
async function faultOf(command: Promise<unknown>): Promise<CliError> {
  const error = await command.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CliError)) throw new Error('It went on.', { cause: error });
  return error;
}
const rowsOf = (report: string): string[] => report.split('\n').filter((line) => line.includes('m.js:'));

it('prints one row per signature, dearest first', async () => {
  const report = await print(FILE);
  expect(report).toContain('4 function calls in 0.600 seconds');
  expect(rowsOf(report)).toEqual([
    '        1    0.300    0.300    0.300    0.300 m.js:9(dot(x: float))',
    '        2    0.200    0.100    0.200    0.100 m.js:9(dot(x: int))',
    '        1    0.100    0.100    0.600    0.600 m.js:1(draw())',
  ]);
});

it('prints one row per function, in another order, and fewer', async () => {
  expect(rowsOf(await print(FILE, { by: 'function' }))).toHaveLength(2);
  expect(rowsOf(await print(FILE, { sort: 'cumulative' }))[0]).toContain('draw');
  expect(rowsOf(await print(FILE, { limit: 1 }))).toHaveLength(1);
  expect(rowsOf(await print(FILE, { restrictions: [/dot/, 1] }))).toEqual([
    expect.stringContaining('dot(x: float)'),
  ]);
  expect(rowsOf(await print(FILE, { fullPaths: true }))[0]).toContain('https://example.com/m.js:9');
});

it('prints callers and callees', async () => {
  expect(await print(FILE, { report: 'callers', restrictions: [/int/] })).toMatch(
    /dot\(x: int\)\) +<- +2 .*draw/,
  );
  expect(await print(FILE, { report: 'callees', restrictions: [/draw/] })).toMatch(/draw\(\)\) +-> +1 .*dot/);
});

it('saves what it loads without changing it, into a folder that was not there', async () => {
  const copy = join(folder, 'deep', 'copy.sigprof.json');
  await saveProfile(copy, await loadProfile(await fileOf(FILE)));
  expect(await reportOfFile(copy, OPTIONS)).toBe(await print(FILE));
});

it('names the file that is not there, with the exit code for files', async () => {
  const path = join(folder, 'no.json');
  const error = await faultOf(reportOfFile(path, OPTIONS));
  expect(error.message).toBe(`There is no file ${path}.`);
  expect(error.exitCode).toBe(3);
});

it.each<[string, unknown, RegExp]>([
  ['cut off', JSON.stringify(FILE).slice(0, -40), /ends in the middle/],
  ['something else', '{"cells": []}', /cannot be opened/],
  ['not JSON', '<!doctype html>', /not JSON/],
  ['of a newer version', { ...FILE, version: 999 }, /newer/],
  ['damaged', { ...FILE, signatures: { site: [0, 1, 7], types: [[], [0], [1]] } }, /signatures\.site\[2\]/],
])('says of a file that is %s what is wrong and where', async (_, content, message) => {
  const path = await fileOf(content);
  const error = await faultOf(reportOfFile(path, OPTIONS));
  expect(error.message).toMatch(message);
  expect(error.message).toContain(path);
  expect(error.exitCode).toBe(3);
});

it('refuses a sort key there is not as a wrong command line', async () => {
  const error = await faultOf(print(FILE, { sort: 'beauty' }));
  expect(error.message).toContain('beauty');
  expect(error.exitCode).toBe(2);
});
