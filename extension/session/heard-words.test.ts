import { expect, it } from 'vitest';
import { createHeardWords } from './heard-words.ts';

/** Numbers count the words of a worker; `key` comes first. */
function relayed(
  first: number,
  texts: readonly string[],
): Parameters<ReturnType<typeof createHeardWords>['relayed']>[0] {
  return { binding: '_b', url: 'a.js', key: 'key', first, texts };
}

it('hears what the session tells, once its key is known', () => {
  const words = createHeardWords();
  expect([words.told('key'), words.told('a'), words.told('b')]).toEqual([[], ['a'], ['b']]);
  expect([words.key, words.count]).toEqual(['key', 2]);
});

it('hears from a document what the session has not told, and nothing twice', () => {
  const words = createHeardWords();
  words.told('key');
  words.told('a');
  expect(words.relayed(relayed(0, ['a', 'b', 'c']))).toEqual(['b', 'c']);
  expect(words.relayed(relayed(0, ['a', 'b', 'c']))).toEqual([]);
  expect([words.told('b'), words.told('c'), words.told('d')]).toEqual([[], [], ['d']]);
});

it('hears from a document one that no session has told of', () => {
  const words = createHeardWords();
  expect(words.relayed(relayed(0, ['a']))).toEqual(['a']);
  expect([words.told('key'), words.told('a'), words.told('b')]).toEqual([[], [], ['b']]);
});

it('leaves out what comes after words that are missing', () => {
  const words = createHeardWords();
  words.told('key');
  expect(words.relayed(relayed(1, ['b']))).toEqual([]);
  expect(words.told('a')).toEqual(['a']);
});
