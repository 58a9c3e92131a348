/**
 * World: Node. Policies as browsers read them.
 */
import { expect, it } from 'vitest';
import { parsePolicies } from './csp-directives.ts';

it('reads policies by directive, of two alike the first', () => {
  const read = parsePolicies([
    `Script-Src 'self' https://A.example ; ;sandbox, default-src *`,
    `img-src a; img-src b`,
  ]);
  expect(read.map((policy) => [...policy])).toEqual([
    [
      ['script-src', ["'self'", 'https://a.example']],
      ['sandbox', []],
    ],
    [['default-src', ['*']]],
    [['img-src', ['a']]],
  ]);
});
