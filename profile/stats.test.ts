import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProfile } from './arbitrary-profile.ts';
import { calleesOf, callersOf, type CallEdge } from './call-edges.ts';
import { profileFromText } from './from-text.ts';
import { signatureLabel, siteLabel } from './labels.ts';
import type { Profile } from './model.ts';
import { ProfileError } from './profile-error.ts';
import { computeStats, formatCalls, type StatsScope } from './stats.ts';

/** One line a row: name, ncalls, tottime, cumtime. */
function read(profile: Profile, scope?: StatsScope): string[] {
  const stats = computeStats(profile, scope);
  return Array.from({ length: stats.length }, (_, i) => {
    const name =
      stats.signature[i] < 0
        ? siteLabel(profile, stats.site[i])
        : signatureLabel(profile, stats.signature[i]);
    return `${name} ${formatCalls(stats.calls[i], stats.primitiveCalls[i])} ${stats.selfTime[i]} ${stats.cumulativeTime[i]}`;
  });
}

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);

describe('statistics', () => {
  it('have a row for each signature, or for each function', () => {
    const profile = profileFromText(`
      draw()         draw()
      scale(x: int)  scale(x: float) 2ms ×3
    `);
    expect(read(profile)).toEqual(['draw() 2 0 3', 'scale(x: int) 1 1 1', 'scale(x: float) 3 2 2']);
    expect(read(profile, { by: 'function' })).toEqual(['draw 2 0 3', 'scale 4 3 3']);
  });

  it('count cumulative time of recursion once, by the same signature or by the same function', () => {
    const profile = profileFromText(`
      sum(x: Array<float>(2, 8)) 1ms
      sum(x: Array<float>(8)) 2ms
      add(a: int)
      sum(x: Array<float>(8)) 4ms
    `);
    expect(read(profile)).toEqual([
      'sum(x: Array<float>(2, 8)) 1 1 7',
      'sum(x: Array<float>(8)) 2/1 6 6',
      'add(a: int) 1 0 4',
    ]);
    expect(read(profile, { by: 'function' })).toEqual(['sum 3/1 7 7', 'add 1 0 4']);
  });

  it('count mutual recursion once, and begin anew beside it', () => {
    const profile = profileFromText(`
      even()  odd()
      odd()   even()
      even()
    `);
    expect(read(profile)).toEqual(['even() 3/2 2 2', 'odd() 2 0 2']);
  });

  it('can be those of some contexts, or of what is below one call node', () => {
    const profile = profileFromText(`
      [page a.html]
      f()  g()
      g()
      f()
      [worker w.js]
      g() 5ms
    `);
    expect(read(profile)).toEqual(['f() 2/1 1 1', 'g() 3 6 7']);
    expect(read(profile, { contexts: [1] })).toEqual(['g() 1 5 5']);
    expect(read(profile, { under: { context: 0, node: 1 } })).toEqual(['f() 1 1 1', 'g() 1 0 1']);
    expect(read(profile, { under: { context: 0, node: 1 }, contexts: [1] })).toEqual([]);
  });

  it('refuse what the profile does not have', () => {
    const profile = profileFromText('f()');
    for (const scope of [
      { contexts: [1] },
      { contexts: [-1] },
      { under: { context: 0, node: 1 } },
      { under: { context: 1, node: 0 } },
    ]) {
      expect(() => computeStats(profile, scope)).toThrow(ProfileError);
    }
    expect(() => callersOf(profile, { signature: 1 })).toThrow(ProfileError);
    expect(() => calleesOf(profile, { site: -1 })).toThrow(ProfileError);
  });

  it('conserve calls and self time: by signature, by function, and in the roots’ totals', () => {
    fc.assert(
      fc.property(arbitraryProfile, (profile) => {
        const nodes = profile.contexts.map((c) => c.callNodes);
        const calls = sum(nodes.map((n) => sum(n.calls)));
        const self = sum(nodes.map((n) => sum(n.selfTime)));
        const roots = sum(nodes.map((n) => sum(n.totalTime.filter((_, i) => n.parent[i] < 0))));
        expect(self).toBe(roots);
        for (const by of ['signature', 'function'] as const) {
          const stats = computeStats(profile, { by });
          expect([sum(stats.calls), sum(stats.selfTime)]).toEqual([calls, self]);
        }
      }),
    );
  });

  it('are for every row what a slow walk of its ancestors says', () => {
    fc.assert(
      fc.property(arbitraryProfile, fc.constantFrom('signature', 'function'), (profile, by) => {
        const stats = computeStats(profile, { by });
        const rowOf = (signature: number): number =>
          by === 'signature' ? signature : profile.signatures.site[signature];
        for (let i = 0; i < stats.length; i++) {
          const row = by === 'signature' ? stats.signature[i] : stats.site[i];
          let [primitive, cumulative] = [0, 0];
          for (const { callNodes: n } of profile.contexts) {
            for (let node = 0; node < n.length; node++) {
              let above = n.parent[node];
              while (above >= 0 && rowOf(n.signature[above]) !== row) above = n.parent[above];
              if (rowOf(n.signature[node]) !== row || above >= 0) continue;
              primitive += n.calls[node];
              cumulative += n.totalTime[node];
            }
          }
          expect([stats.primitiveCalls[i], stats.cumulativeTime[i]]).toEqual([primitive, cumulative]);
          expect(stats.cumulativeTime[i]).toBeGreaterThanOrEqual(stats.selfTime[i]);
        }
      }),
    );
  });
});

describe('callers and callees', () => {
  const profile = profileFromText(`
    main()       main()       timer()
    dot(a: int)  dot(a: T)    dot(a: int) 5ms ×2
    mul()        mul()
  `);
  const names = (edges: readonly CallEdge[]): string[] =>
    edges.map(({ signature, site, calls, selfTime, cumulativeTime }) => {
      const name =
        site < 0
          ? '(browser)'
          : signature < 0
            ? siteLabel(profile, site)
            : signatureLabel(profile, signature);
      return `${name} ${calls} ${selfTime} ${cumulativeTime}`;
    });
  const signature = (label: string): number =>
    Array.from(profile.signatures.site.keys()).find((s) => signatureLabel(profile, s) === label)!;

  it('of a signature', () => {
    expect(names(callersOf(profile, { signature: signature('dot(a: int)') }))).toEqual([
      'main() 1 0 1',
      'timer() 2 5 5',
    ]);
    expect(names(calleesOf(profile, { signature: signature('main()') }))).toEqual([
      'dot(a: int) 1 0 1',
      'dot(a: T) 1 0 1',
    ]);
  });

  it('of a function', () => {
    const site = profile.signatures.site[signature('dot(a: int)')];
    expect(names(callersOf(profile, { site }))).toEqual(['main 2 0 2', 'timer 2 5 5']);
    expect(names(calleesOf(profile, { site }))).toEqual(['mul 2 2 2']);
  });

  it('name the browser where nobody of the page called', () => {
    expect(names(callersOf(profile, { signature: signature('timer()') }))).toEqual(['(browser) 1 0 5']);
  });

  it('sum to the calls and the self time of what they call', () => {
    fc.assert(
      fc.property(arbitraryProfile, (p) => {
        const stats = computeStats(p, { by: 'function' });
        for (let i = 0; i < stats.length; i++) {
          const callers = callersOf(p, { site: stats.site[i] });
          expect(sum(callers.map((c) => c.calls))).toBe(stats.calls[i]);
          expect(sum(callers.map((c) => c.selfTime))).toBe(stats.selfTime[i]);
        }
      }),
    );
  });
});
