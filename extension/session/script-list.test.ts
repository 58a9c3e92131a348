/**
 * World: Node. What became of the scripts of a page: entries stand once, and what is left out is said.
 */
import { expect, it } from 'vitest';
import { createScriptList } from './script-list.ts';

it('lists each entry once, and says where it stops listing', () => {
  const list = createScriptList(() => undefined);
  for (let i = 0; i < 1010; i++)
    for (let again = 0; again < 2; again++)
      list.notRecorded({
        what: 'script',
        url: `${String(i)}.js`,
        line: null,
        code: 'unseen',
        reason: 'Unseen.',
      });
  const { notRecorded } = list.progress();
  expect(notRecorded.map(({ code, url }) => `${code} ${url}`).slice(998)).toEqual([
    'unseen 998.js',
    'unseen 999.js',
    'list-cap 1000.js',
  ]);
});

it('knows the files that were listed, of pages that were left, too', () => {
  const list = createScriptList(() => undefined);
  const entry = { what: 'script', line: null, reason: 'Because.' } as const;
  list.notRecorded({ ...entry, url: 'file.js', code: 'syntax' });
  list.notRecorded({ ...entry, url: 'later.js', code: 'unseen' });
  list.notRecorded({ ...entry, url: 'page.html', code: 'syntax', length: 10 });
  list.notRecorded({ ...entry, what: 'function', url: 'part.js', code: 'with' });
  list.clear();
  const urls = ['file.js', 'later.js', 'page.html', 'part.js'];
  expect(urls.filter((url) => list.everListed(url))).toEqual(['file.js']);
  expect(list.lists('file.js', 1)).toBe(false);
});
