/**
 * World: Node. Which addresses stand for scripts that no request shows.
 */
import { expect, it } from 'vitest';
import { isChangedByUs, isMadeScript, shortAddress } from './in-memory-address.ts';

it.each([
  ['data:text/javascript,f()', true],
  ['data:,f()', true],
  ['blob:https://a.example/1', true],
  ['data:application/json,{}', false],
  ['data:text/css;base64,AA', false],
  ['https://a.example/data:x', false],
])('%s: %s', (url, isScript) => {
  expect(isMadeScript(url)).toBe(isScript);
});

it('knows its own by their fragment, and shows the beginning of long ones', () => {
  expect([undefined, '#_', '#_$', '#_$#page'].map(isChangedByUs)).toEqual([false, false, true, true]);
  expect(shortAddress(`data:,${'x'.repeat(500)}`)).toHaveLength(201);
});
