import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProfile } from './arbitrary-profile.ts';
import { formatTree, profileFromText } from './from-text.ts';
import { mergeProfiles } from './merge.ts';
import type { Profile } from './model.ts';
import { readProfile } from './read-profile.ts';
import { computeStats } from './stats.ts';
import { printStats } from './text-report.ts';
import { stringifyProfile } from './write-profile.ts';

const earlier = { recordedAt: '2025-01-01T00:00:00.000Z' };
const later = { recordedAt: '2025-01-02T00:00:00.000Z' };

describe('two recordings as one', () => {
  it('sum by identity, and their trees by path', () => {
    const a = profileFromText(
      `
      draw()           load()
      dot(a: int) 2ms  dot(a: float)
    `,
      earlier,
    );
    const b = profileFromText(
      `
      load()            draw()           dot(a: int) @b.js:1
      dot(a: float) 3ms dot(a: int) 5ms
    `.replace('dot(a: float) 3ms dot', 'dot(a: float)     dot'),
      later,
    );
    expect(formatTree(mergeProfiles(a, b))).toEqual([
      'draw()           calls 2  self 0',
      '  dot(a: int)    calls 2  self 7',
      'load()           calls 2  self 0',
      '  dot(a: float)  calls 2  self 2',
      'dot(a: int)      calls 1  self 1',
    ]);
  });

  it('pair contexts of the same kind and url, the first with the first', () => {
    const a = profileFromText(
      `
      [page a.html]
      f()
      [worker w.js]
      g()
    `,
      earlier,
    );
    const b = profileFromText(
      `
      [page a.html]
      f()
      [page a.html]
      f()
    `,
      later,
    );
    expect(formatTree(mergeProfiles(a, b))).toEqual([
      '[page a.html]',
      'f()  calls 2  self 2',
      '[worker w.js]',
      'g()  calls 1  self 1',
      '[page a.html]',
      'f()  calls 1  self 1',
    ]);
  });

  it('give the same whichever comes first', () => {
    fc.assert(
      fc.property(arbitraryProfile, arbitraryProfile, (a, b) => {
        fc.pre(a.meta.recordedAt !== b.meta.recordedAt);
        expect(stringifyProfile(mergeProfiles(a, b))).toBe(stringifyProfile(mergeProfiles(b, a)));
      }),
    );
  });

  it('make a valid profile with the sum of calls and times', () => {
    const totals = (p: Profile): number[] => {
      const stats = computeStats(p, { by: 'function' });
      return [stats.calls, stats.selfTime, stats.waitTime].map((column) => column.reduce((x, y) => x + y, 0));
    };
    fc.assert(
      fc.property(arbitraryProfile, arbitraryProfile, (a, b) => {
        const merged = readProfile(stringifyProfile(mergeProfiles(a, b)));
        expect(totals(merged)).toEqual(totals(a).map((value, i) => value + totals(b)[i]));
      }),
    );
  });

  it('of one with itself have twice the calls in the same rows', () => {
    const a = profileFromText('f(x: int) 200ms', earlier);
    expect(printStats(mergeProfiles(a, a))).toContain(
      '2    0.400    0.200    0.400    0.200 test.js:1(f(x: int))',
    );
  });
});
