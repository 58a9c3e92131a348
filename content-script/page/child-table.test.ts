/**
 * World: Node. A child is found by all that it is, in every generation, and nothing else is.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createChildTable } from './child-table.ts';
import { FIRST_NODE, HOT_SHIFT, KEY, PARENT, ROOT, SITE } from './tree-columns.ts';

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
      let capacity = 4;
      let hot = new Int32Array(capacity << HOT_SHIFT);
      let more = new Int32Array(capacity);
      table.rebuild(hot, more, capacity, 0);
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
        if (count === capacity) {
          capacity *= 2;
          hot = Int32Array.from({ length: capacity << HOT_SHIFT }, (_, i) => hot[i] ?? 0);
          more = Int32Array.from({ length: capacity }, (_, i) => more[i] ?? 0);
          table.rebuild(hot, more, capacity, count);
        }
        hot[(count << HOT_SHIFT) | PARENT] = parent;
        hot[(count << HOT_SHIFT) | SITE] = site;
        hot[(count << HOT_SHIFT) | KEY] = key;
        more[count] = second;
        table.add(count);
        known.set(name, count++);
      }
      for (const [name, node] of known) {
        const [parent, site, key, second] = name.split(' ').map(Number);
        expect(table.find(parent, site, key, second)).toBe(node);
      }
      expect(table.slots().filter((node) => node !== 0)).toHaveLength(count - FIRST_NODE);
    }),
    { numRuns: 200 },
  );
});
