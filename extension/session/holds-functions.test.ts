/** World: Node. Which texts hold functions. */
import { expect, it } from 'vitest';
import { holdsFunctions } from './holds-functions.ts';

it('tells which texts have functions, taking one that uses our names for such', () => {
  const texts = ['var a', 'f = () => 1', 'typeof _$on', 'f(', 'window[key()](text)'];
  expect(texts.map((source) => holdsFunctions({ source, type: 'script' }))).toEqual([
    ...[false, true, true, null, false],
  ]);
});

it('parses a module as one', () => {
  const source = 'await (() => import.meta)()';
  expect(holdsFunctions({ source, type: 'module' })).toBe(true);
  expect(holdsFunctions({ source, type: 'script' })).toBeNull();
});
