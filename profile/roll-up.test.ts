import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryProfile } from './arbitrary-profile.ts';
import { formatTree, profileFromText } from './from-text.ts';
import type { Profile, TypeKind } from './model.ts';
import { parseType, ROLL_UP_LEVELS, rollUpLabel, rollUpProfile } from './roll-up.ts';
import { computeStats } from './stats.ts';

describe('a type', () => {
  it.each([
    ['Float32Array(16)', 'typed-array', null, 'Float32Array', 'Float32Array', 'TypedArray'],
    ['MyFloats(16)', 'typed-array', 'Float32Array', 'Float32Array', 'Float32Array', 'TypedArray'],
    ['Float32Array(detached)', 'typed-array', null, 'Float32Array', 'Float32Array', 'TypedArray'],
    ['Array<float>(2, 8)', 'array', null, 'Array<float>(2-D)', 'Array<float>', 'Array'],
    ['Array<holey int>(4)', 'array', null, 'Array<holey int>(1-D)', 'Array<holey int>', 'Array'],
    ['Array(3)', 'array', null, 'Array(1-D)', 'Array', 'Array'],
    [
      'Tensor(float32, [1, 224, 224, 3])',
      'ndarray',
      null,
      'Tensor(float32, 4-D)',
      'Tensor(float32)',
      'ndarray',
    ],
    ['ArrayBuffer(64 of 128)', 'buffer', null, 'ArrayBuffer', 'ArrayBuffer', 'Buffer'],
    ['Map(3)', 'container', null, 'Map', 'Map', 'container'],
    ['ImageData(640×480)', 'web', null, 'ImageData', 'ImageData', 'web object'],
    ['WebAssembly.Memory(16 pages)', 'web', null, 'WebAssembly.Memory', 'WebAssembly.Memory', 'web object'],
    ['Object(null)', 'object', null, 'Object(null)', 'Object(null)', 'object'],
    ['(anonymous class)', 'object', null, '(anonymous class)', '(anonymous class)', 'object'],
    ['Proxy(Array)', 'proxy', null, 'Proxy(Array)', 'Proxy(Array)', 'Proxy'],
    ['int', 'int', null, 'int', 'int', 'int'],
    ['i32', 'wasm', null, 'i32', 'i32', 'i32'],
    ['…+2', 'surplus', null, '…', '…', '…'],
  ] as const)('%s rolls up by rank, dtype and kind', (label, kind: TypeKind, base, rank, dtype, family) => {
    const type = { label, kind, base };
    expect(ROLL_UP_LEVELS.map((level) => rollUpLabel(type, level))).toEqual([label, rank, dtype, family, '']);
  });

  it.each([
    [
      'Float32Array(16)',
      'typed-array',
      { family: 'TypedArray', dtype: 'Float32Array', rank: 1, shape: [16] },
    ],
    ['Array<float>(2, 8)', 'array', { family: 'Array', dtype: 'float', rank: 2, shape: [2, 8] }],
    ['Array(3)', 'array', { family: 'Array', dtype: null, rank: 1, shape: [3] }],
    ['Tensor(float32, [1, 3])', 'ndarray', { family: 'ndarray', dtype: 'float32', rank: 2, shape: [1, 3] }],
    [
      'Float32Array(detached)',
      'typed-array',
      { family: 'TypedArray', dtype: 'Float32Array', rank: null, shape: null },
    ],
    [
      'ImageData(640×480)',
      'web',
      { family: 'web object', dtype: 'ImageData', rank: null, shape: [640, 480] },
    ],
    ['Matrix', 'object', { family: 'object', dtype: 'Matrix', rank: null, shape: null }],
    ['int', 'int', { family: 'int', dtype: null, rank: null, shape: null }],
  ] as const)('%s has its parts', (label, kind: TypeKind, parts) => {
    expect(parseType({ label, kind, base: null })).toEqual(parts);
  });
});

describe('a recording rolled up', () => {
  const profile = profileFromText(`
    frame()                frame()                 frame()                    frame()
    f(x: Float32Array(8))  f(x: Float32Array(16))  f(x: Array<float>(2, 8))   f(x: Array<float>(4))
  `);
  it.each([
    ['shape', ['Float32Array(8)) 1', 'Float32Array(16)) 1', 'Array<float>(2, 8)) 1', 'Array<float>(4)) 1']],
    ['rank', ['Float32Array) 2', 'Array<float>(2-D)) 1', 'Array<float>(1-D)) 1']],
    ['dtype', ['Float32Array) 2', 'Array<float>) 2']],
    ['kind', ['TypedArray) 2', 'Array) 2']],
  ] as const)('to %s has one row per label', (level, rows) => {
    const lines = formatTree(rollUpProfile(profile, level)).slice(1);
    expect(lines.map((line) => line.replace(/\s+f\(x: (.*?\)) +calls (\d+) .*/, '$1 $2'))).toEqual(rows);
  });

  it('to functions has plain names', () => {
    expect(formatTree(rollUpProfile(profile, 'function'))).toEqual([
      'frame  calls 4  self 0',
      '  f    calls 4  self 4',
    ]);
  });

  it('keeps the totals and every function’s own figures, at every level', () => {
    const figures = (p: Profile) => {
      const { length, site, calls, primitiveCalls, selfTime, cumulativeTime, minTime, maxTime } =
        computeStats(p, {
          by: 'function',
        });
      return Array.from({ length }, (_, i) => [
        [p.sites.url[site[i]], p.sites.line[site[i]], p.sites.column[site[i]], p.sites.name[site[i]]],
        [calls[i], primitiveCalls[i], selfTime[i], cumulativeTime[i], minTime[i], maxTime[i]],
      ]).sort();
    };
    fc.assert(
      fc.property(arbitraryProfile, fc.constantFrom(...ROLL_UP_LEVELS), (p, level) => {
        expect(figures(rollUpProfile(p, level))).toEqual(figures(p));
      }),
    );
  });

  it('in steps is the same as rolled up at once', () => {
    fc.assert(
      fc.property(arbitraryProfile, fc.nat(3), fc.nat(3), (p, a, b) => {
        const [fine, coarse] = [Math.min(a, b), Math.max(a, b)].map((i) => ROLL_UP_LEVELS[i]);
        expect(formatTree(rollUpProfile(rollUpProfile(p, fine), coarse))).toEqual(
          formatTree(rollUpProfile(p, coarse)),
        );
      }),
    );
  });
});
