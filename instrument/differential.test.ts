import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parses, runProgram, takeRejections } from '../test/run-program.ts';
import type { EmbeddedSites, SiteId } from '../protocol/calling-convention.ts';
import { instrument, restore } from './index.ts';
import { arbitraryProgram } from './testing/arbitrary-program.ts';
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
      fc.pre((recording?.deepest() ?? 0) < 1000);
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
