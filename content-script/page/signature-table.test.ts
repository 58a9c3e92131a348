import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCapCounter } from './caps.ts';
import { createSignatureTable } from './signature-table.ts';

it('finds a signature of many types whatever was looked for before, and none that there is not', () => {
  const call = fc.record({
    site: fc.nat(40),
    // Few types, so that signatures share beginnings, and more calls than are kept for speed.
    types: fc.array(fc.nat(3), { minLength: 5, maxLength: 9 }),
    isMade: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(call, { minLength: 200, maxLength: 1200, size: 'max' }), (calls) => {
      const table = createSignatureTable(createCapCounter());
      const made = new Map<string, number>();
      for (const { site, types, isMade } of calls) {
        const key = `${site} ${types.join()}`;
        table.scratch.set(types);
        expect(table.findLong(site, types.length)).toBe(made.get(key) ?? 0);
        if (isMade) made.set(key, table.intern(site, types.length));
        expect(table.findLong(site, types.length)).toBe(made.get(key) ?? 0);
      }
    }),
    { numRuns: 30 },
  );
});
