/**
 * Who says that the counts are right? The engine counts calls, too (`Profiler.startPreciseCoverage` with `callCount`).
 * Real programs run plain under its counter, and instrumented under our recorder: each function, at the place where it
 * stands, was called as often by both. `COUNTED=all npm run unit -- counts-against-engine` takes all programs.
 */
import { Session } from 'node:inspector/promises';
import vm from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPrograms } from '../bench/harness/programs.mjs';
import { instrument } from '../instrument/index.ts';
import { readProfile } from '../profile/index.ts';
import { programRealm, PROGRAMS, programSource, runIn } from './program-realm.ts';
import { buildRecorder } from './recorder-realm.ts';

// Draws random numbers: no two runs are alike.
const RANDOM = 'noble-curves';
const COUNTED =
  process.env['COUNTED'] === 'all'
    ? findPrograms(PROGRAMS, [])
        .map(({ name }) => name)
        .filter((name) => name !== RANDOM)
    : ['cannon-es', 'delaunator', 'graphql', 'lodash', 'p-queue', 'rxjs'];

/** The engine's own functions, which no text stands for. */
const SYNTHETIC = /^<(?:static|instance_members)_initializer>$/;
/** Functions that wait in their middle begin so; the engine counts each time they go on, too. */
const WAITS = /^(?:async\b|function\s*\*|\*)/;

const session = new Session();
let recorder = '';
beforeAll(async () => {
  recorder = await buildRecorder();
  session.connect();
  await session.post('Profiler.enable');
});
afterAll(() => session.disconnect());

it.each(COUNTED)(
  '%s: every function was called as often as the engine says',
  async (name) => {
    const source = await programSource(name);
    const { answer, counts: engine } = await countedByEngine(name, source);
    const { answer: recorded, counts } = await countedByRecorder(name, source);
    expect(recorded).toBe(answer);
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([...engine.keys()].sort((a, b) => a - b));
    for (const [at, calls] of counts) {
      const text = source.slice(at, at + 60);
      if (WAITS.test(text)) expect(calls, text).toBeLessThanOrEqual(engine.get(at)!);
      else expect(calls, text).toBe(engine.get(at));
    }
    expect(counts.size).toBeGreaterThan(10);
  },
  60_000,
);

interface Counted {
  readonly answer: unknown;
  /** Calls by the offset at which the function begins in the text, those never called left out. */
  readonly counts: ReadonlyMap<number, number>;
}

async function countedByEngine(name: string, source: string): Promise<Counted> {
  const url = `${name}.js`;
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  const answer = await runIn(programRealm(), source, url);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  const functions = result.find((script) => script.url === url)?.functions ?? [];
  const counts = new Map<number, number>();
  for (const { functionName, ranges } of functions) {
    const [{ startOffset, endOffset, count }] = ranges;
    const isScript = startOffset === 0 && endOffset === source.length;
    if (count > 0 && !isScript && !SYNTHETIC.test(functionName)) counts.set(startOffset, count);
  }
  return { answer, counts };
}

async function countedByRecorder(name: string, source: string): Promise<Counted> {
  const made = instrument(source, { url: `${name}.js`, sourceType: 'script', embedSites: true });
  if (!made.ok) throw new Error(made.error.frame);
  const realm = programRealm();
  vm.runInContext(recorder, realm);
  vm.runInContext('globalThis.p = new SignatureProfiler.Profile(); p.enable()', realm);
  const answer = await runIn(realm, made.code);
  const profile = readProfile(vm.runInContext('p.disable(); JSON.parse(JSON.stringify(p))', realm));

  const lines = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) lines.push(at + 1);
  const counts = new Map<number, number>();
  const [{ callNodes }] = profile.contexts;
  const { line, column } = profile.sites;
  for (let node = 0; node < callNodes.length; node++) {
    const site = profile.signatures.site[callNodes.signature[node]];
    const at = lines[line[site] - 1] + column[site] - 1;
    // To the engine a static method begins at its name.
    const begin = at + (/^static\s+/.exec(source.slice(at, at + 20))?.[0].length ?? 0);
    counts.set(begin, (counts.get(begin) ?? 0) + callNodes.calls[node]);
  }
  return { answer, counts };
}
