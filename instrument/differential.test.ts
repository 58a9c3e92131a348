import fc from 'fast-check';
import vm from 'node:vm';
import { expect, it } from 'vitest';
import { parses, runProgram, takeRejections } from '../test/run-program.ts';
import type { EmbeddedSites, SiteId } from '../protocol/calling-convention.ts';
import { instrument, restore } from './index.ts';
import { START_BEGIN, START_END } from './3-transform/emit.ts';
import { arbitraryProgram, arbitraryText } from './testing/arbitrary-program.ts';
import { installReferenceRecorder } from './testing/reference-recorder.ts';

// Everyday the same programs, so that a failure says something about a change; PROGRAMS=5000 looks for new ones.
const wanted = process.env['PROGRAMS'];
const programs = Number(wanted ?? 300);
const seed = wanted === undefined ? { seed: 20_261_128 } : {};

takeRejections();

it('no program can tell whether it is instrumented', async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(arbitraryProgram, async (source) => {
      fc.pre(parses(source));
      const result = instrument(source, { url: 'program.js', sourceType: 'script' });
      if (!result.ok) throw new Error(`${result.error.message}\n${result.error.frame}`);
      const { code, first, sites } = result;
      expect(restore(code)).toBe(source);

      let recording: ReturnType<typeof installReferenceRecorder> | undefined;
      const recorded = await runProgram(
        code,
        (realm) => {
          recording = installReferenceRecorder(realm);
          (realm['_$s'] as (first: SiteId, table: EmbeddedSites) => void)(first, sites);
        },
        () => {
          if (recording?.depth() !== 0) recording?.problems.push('somebody runs between two turns');
        },
      );
      // Where exactly a stack ends depends on the size of its frames.
      fc.pre((recording?.deepest() ?? 0) < 300);
      const plain = await runProgram(source, () => undefined);
      expect(await runProgram(code, () => undefined)).toEqual(plain);
      expect(recorded).toEqual(plain);
      expect(recording?.problems).toEqual([]);
      expect(recording?.depth()).toBe(0);
      counted += recording?.calls.length ?? 0;
    }),
    { numRuns: programs, maxSkipsPerRun: 1000, ...seed },
  );
  // The property says something only if programs call functions.
  expect(counted).toBeGreaterThan(programs);
});

/** Ends of texts whose value is that of a statement in a `catch` or `finally`, or of none. */
const ENDS = [
  ...['try { throw 1 } catch {}', 'try { throw 1 } catch { var x = 1 }', 'try { throw 1 } catch { 8 }'],
  ...[
    'try { 1 } finally {}',
    'do { try { 2 } finally { break } } while (0)',
    'l: { 4; try {} finally { break l } }',
  ],
  ...[
    'do { 3; try { throw 1 } catch { break } } while (0)',
    'do { try { 5 } finally { 6; continue } } while (0)',
  ],
  ...['if (1) try { throw 1 } catch { function f() {} }', 'try { throw 1 } catch { try {} finally {} }'],
];

it('no text that is evaluated has another value', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryText, async (source) => {
      fc.pre(parses(source));
      const result = instrument(source, { url: 'program.js', sourceType: 'script' });
      if (!result.ok) throw new Error(`${result.error.message}\n${result.error.frame}`);
      const { code, first, sites } = result;
      // The recorder leaves out how a script begins.
      const [begin, end] = [code.indexOf(START_BEGIN), code.indexOf(START_END) + START_END.length];
      const start = code.slice(Math.max(begin, 0), end);
      const text = begin < 0 ? code : code.slice(0, begin) + code.slice(end);
      const evaluate = (given: string, install: (realm: vm.Context) => void): Promise<string[]> =>
        runProgram(
          `try { log('value', eval(${JSON.stringify(given)})) } catch (e) { log(where(e)) }`,
          install,
        );

      let recording: ReturnType<typeof installReferenceRecorder> | undefined;
      const recorded = await evaluate(text, (realm) => {
        recording = installReferenceRecorder(realm);
        (realm['_$s'] as (first: SiteId, table: EmbeddedSites) => void)(first, sites);
      });
      fc.pre((recording?.deepest() ?? 0) < 300);
      const plain = await evaluate(source, () => undefined);
      expect(await evaluate(text, (realm) => void vm.runInContext(start, realm))).toEqual(plain);
      expect(recorded).toEqual(plain);
    }),
    {
      numRuns: Math.ceil(programs / 3),
      maxSkipsPerRun: 1000,
      examples: ENDS.map((end) => [`7; ${end}`]),
      ...seed,
    },
  );
});
