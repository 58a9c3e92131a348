import { expect, it } from 'vitest';
import type { NotRecorded } from '../../profile/model.ts';
import { groupNotRecorded } from './not-recorded-groups.ts';

const entry = (code: string, url: string, reason = `It is ${code}.`): NotRecorded => ({
  what: 'script',
  url,
  line: null,
  code,
  reason,
});

it('puts the same reasons together, the most frequent first', () => {
  const groups = groupNotRecorded([
    entry('syntax', 'a.js', 'Unexpected token at line 1.'),
    entry('late', 'b.js'),
    entry('late', 'c.js'),
    entry('syntax', 'd.js', 'Unexpected end at line 9.'),
    entry('late', 'e.js'),
    { ...entry('late', 'm.wasm'), what: 'wasm' },
  ]);
  expect(
    groups.map(({ amount, reason, entries }) => [amount, reason, entries.map(({ url }) => url)]),
  ).toEqual([
    ['3 scripts', 'It is late.', ['b.js', 'c.js', 'e.js']],
    ['2 scripts', null, ['a.js', 'd.js']],
    ['1 module', 'It is late.', ['m.wasm']],
  ]);
});
