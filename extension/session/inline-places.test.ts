/**
 * World: Node. A recorded inline script is known by where it begins in its document and by its length.
 */
import { expect, it } from 'vitest';
import { createInlinePlaces } from './inline-places.ts';

it('is not taken for a handler on its lines, nor for a script of another document', () => {
  const places = createInlinePlaces();
  places.hear('https://a.example/page.html', { line: 12, length: 300 });
  const has = (line: number, length: number): boolean =>
    places.has('https://a.example/page.html#top', line, length);
  expect([has(12, 300), has(12, 31), has(11, 300)]).toEqual([true, false, false]);
  expect(places.has('https://a.example/other.html', 12, 300)).toBe(false);
});
