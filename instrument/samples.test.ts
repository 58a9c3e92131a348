/**
 * One folder per construct: `input.js` runs as it is, instrumented without a recorder, and instrumented
 * and recorded. It must log the same three times; the calls recorded and the text are compared with
 * `expected.json` and `expected.js`, which `UPDATE_SAMPLES=1` writes anew.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { instrument, restore, type SourceType } from './index.ts';
import {
  installReferenceRecorder,
  removeHelpers,
  type ReferenceRecording,
} from './testing/reference-recorder.ts';
import { SITE_KIND_INDEX, type EmbeddedSites, type SiteId } from '../protocol/calling-convention.ts';

const root = join(import.meta.dirname, 'samples');
const update = process.env['UPDATE_SAMPLES'] === '1';
const kindNames = Object.keys(SITE_KIND_INDEX);

describe.each(readdirSync(root))('sample %s', (name) => {
  const folder = join(root, name);
  const sourceType: SourceType = existsSync(join(folder, 'input.mjs')) ? 'module' : 'script';
  const file = sourceType === 'module' ? 'input.mjs' : 'input.js';
  const source = readFileSync(join(folder, file), 'utf8');
  const result = instrument(source, { url: file, sourceType });
  if (!result.ok) throw new Error(`${result.error.message}\n${result.error.frame}`);
  const { code, first, sites } = result;

  it('gives the source back and keeps its lines', () => {
    expect(restore(code)).toBe(source);
    expect(code.split(/\r\n|[\r\n\u2028\u2029]/).length).toBe(source.split(/\r\n|[\r\n\u2028\u2029]/).length);
  });

  it('behaves the same, dormant and recorded, and every call is seen', async () => {
    const plain = await run(source, sourceType, null);
    const dormant = await run(code, sourceType, null);
    const recorded = await run(code, sourceType, { first, sites });
    expect(dormant.log).toEqual(plain.log);
    expect(recorded.log).toEqual(plain.log);
    expect(dormant.noted).toEqual(plain.noted);
    expect(recorded.noted).toEqual(plain.noted);
    expect(recorded.recording?.problems).toEqual([]);
    expect(recorded.recording?.depth()).toBe(0);

    const actual = {
      log: plain.log,
      calls: recorded.recording?.calls,
      sites: sites.rows.map(
        ([kind, site, line, column, parameters]) =>
          `${line}:${column} ${kindNames[kind]} ${site}(${parameters.join(', ')})`,
      ),
    };
    const expected = join(folder, 'expected.json');
    if (update) writeFileSync(expected, `${JSON.stringify(actual, null, 2)}\n`);
    expect(actual).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
  });

  it('is instrumented as expected', () => {
    const expected = join(folder, file.replace('input', 'expected'));
    if (update) writeFileSync(expected, code);
    expect(code).toBe(readFileSync(expected, 'utf8'));
  });
});

interface Run {
  readonly log: string[];
  /** What differs from engine to engine: the three say the same, and nobody keeps it. */
  readonly noted: string[];
  readonly recording: ReferenceRecording | null;
}

async function run(
  code: string,
  sourceType: SourceType,
  recorded: { first: SiteId; sites: EmbeddedSites } | null,
): Promise<Run> {
  const log: string[] = [];
  const noted: string[] = [];
  const tools = {
    log: (...values: unknown[]) => log.push(lineOf(values)),
    note: (...values: unknown[]) => noted.push(lineOf(values)),
    stack: (error: Error) => ownFrames(error),
  };
  const isModule = sourceType === 'module';
  const global: Record<string, unknown> = isModule ? globalThis : vm.createContext({ ...tools });
  if (isModule) Object.assign(globalThis, tools);
  const recording = recorded && installReferenceRecorder(global);
  if (recorded)
    (global['_$s'] as (first: SiteId, table: EmbeddedSites) => void)(recorded.first, recorded.sites);
  try {
    if (isModule) await importModule(code);
    else vm.runInContext(code, global, { filename: 'input.js' });
  } catch (error) {
    log.push(`thrown: ${String(error)}`);
  }
  // Samples wait for nothing but promises: all of their turns come before this one.
  await new Promise((resolve) => setImmediate(resolve));
  if (isModule) removeHelpers(globalThis);
  return { log, noted, recording };
}

const lineOf = (values: unknown[]): string => values.map((value) => inspect(value, { depth: 6 })).join(' ');

/** Imported by Node itself, past the test runner; the sample imports itself as `self`. */
const nativeImport = vm.runInThisContext('(url) => import(url)', {
  importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
}) as (url: string) => Promise<unknown>;

async function importModule(code: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sample-'));
  try {
    const file = join(folder, 'input.mjs');
    writeFileSync(file, code.replaceAll("from 'self'", "from './input.mjs'"));
    await nativeImport(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `fail:11`, innermost first, without frames of the machinery, and without what some engines say of a getter (`get x [as x]`). */
function ownFrames(error: Error): string[] {
  const frames = String(error.stack).matchAll(
    /at (?:(.*?)(?: \[as \w+\])? \()?[^(\n]*\binput\.m?js:(\d+):\d+/g,
  );
  return Array.from(frames, ([, name = '', line = '']) => `${name}:${line}`);
}
