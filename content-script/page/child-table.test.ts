/**
 * A child is found by all that it is, and nothing else is.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createChildTable } from './child-table.ts';
import { FIRST_NODE, HOT_SHIFT, KEY, PARENT, PROBES, ROOT, SITE } from './tree-columns.ts';

it('finds each child by parent, site, key and rest, however often the tree grows, and none that is not there', () => {
  // Few of each, so that they share places; negative sites are leafs, negative keys have a rest.
  const child = fc.record({
    parent: fc.nat(1000),
    site: fc.integer({ min: -20, max: 20 }),
    key: fc.integer({ min: -3, max: 3 }),
    second: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(child, { minLength: 1, maxLength: 300, size: 'max' }), (drawn) => {
      const table = createChildTable();
      let room = 4;
      let hot = new Int32Array((room + PROBES) << HOT_SHIFT);
      let more = new Int32Array(room + PROBES);
      table.rebuild(hot, more, more.length, FIRST_NODE);
      let count = FIRST_NODE;
      const known = new Map<string, number>();
      for (const { parent: drawnParent, site, key, second: drawnSecond } of drawn) {
        // An earlier node, or the root.
        const parent = ROOT + (drawnParent % (count - ROOT));
        const second = key < 0 ? drawnSecond : 0;
        const name = `${parent} ${site} ${key} ${second}`;
        const found = known.get(name) ?? 0;
        expect(table.find(parent, site, key, second)).toBe(found);
        if (found !== 0) continue;
        if (count === room) {
          room *= 2;
          const larger = new Int32Array((room + PROBES) << HOT_SHIFT);
          larger.set(hot.subarray(0, count << HOT_SHIFT));
          hot = larger;
          const largerMore = new Int32Array(room + PROBES);
          largerMore.set(more.subarray(0, count));
          more = largerMore;
          table.rebuild(hot, more, more.length, count);
        }
        hot[(count << HOT_SHIFT) | PARENT] = parent;
        hot[(count << HOT_SHIFT) | SITE] = site;
        hot[(count << HOT_SHIFT) | KEY] = key;
        more[count] = second;
        table.makeRoom();
        table.add(count);
        known.set(name, count++);
      }
      for (const [name, node] of known) {
        const [parent, site, key, second] = name.split(' ').map(Number);
        expect(table.find(parent, site, key, second)).toBe(node);
      }
    }),
    { numRuns: 200 },
  );
});
