/**
 * World: Node. An inline script is known by the lines of its document, not by its own.
 */
import { expect, it } from 'vitest';
import type { DeliveredSites } from '../../protocol/calling-convention.ts';
import { createInlinePlaces } from './inline-places.ts';

const sites = (first: number, line: number): DeliveredSites => ({
  first,
  table: { url: 'https://a.example/page.html', rows: [[0, 'f', line, 1, []]] },
});

it('knows the lines that a document tells the second time', () => {
  const places = createInlinePlaces();
  const [page, next] = [{}, {}];
  places.hear(page, sites(1, 2));
  places.hear(next, sites(1, 3));
  places.hear(page, sites(5, 4));
  places.hear(page, sites(1, 12));
  const has = (line: number, lastLine: number): boolean =>
    places.has('https://a.example/page.html#top', line, lastLine);
  expect([has(1, 11), has(10, 12), has(12, 12), has(13, 20)]).toEqual([false, true, true, false]);
  expect(places.has('https://a.example/other.html', 12, 12)).toBe(false);
});
