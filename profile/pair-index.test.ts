import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPairIndex, indexOfPair } from './pair-index.ts';

it('numbers pairs as a map of texts does, whatever comes and however much', () => {
  const pair = fc.tuple(fc.integer({ min: -1, max: 60 }), fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 3000, size: 'max' }), (asked) => {
      const pairs = createPairIndex();
      const known = new Map<string, number>();
      for (const [first, second] of asked) {
        const key = `${first} ${second}`;
        if (!known.has(key)) known.set(key, known.size);
        expect(indexOfPair(pairs, first, second)).toBe(known.get(key));
      }
      expect(pairs.length).toBe(known.size);
    }),
    { numRuns: 20 },
  );
});

it('keeps pairs apart that differ only in the order of their numbers', () => {
  const pairs = createPairIndex();
  expect([indexOfPair(pairs, 1, 2), indexOfPair(pairs, 2, 1), indexOfPair(pairs, 1, 2)]).toEqual([0, 1, 0]);
});
