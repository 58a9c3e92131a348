/**
 * World: tests (pure). Functions of a few operations: they ask for no fuel, since nothing is called in them, may throw
 * and meet accessors, and end in every way.
 */
import fc from 'fast-check';
import { DEPTH, fill, name } from './program-parts.ts';

type Text = fc.Arbitrary<string>;

export function leafs(plain: Text, parameters: Text): { readonly plain: Text; readonly leaf: Text } {
  return {
    plain: fc.oneof(
      DEPTH,
      name,
      fc.constantFrom(
        '1',
        "'s'",
        'null',
        'this',
        'void 0',
        'a.b',
        'a.b.g',
        'b?.h',
        'a++',
        'g.name',
        'Math.abs(b)',
      ),
      fill('($ ? $ : $)', plain, plain, plain),
      fill('$.$.$', name, name, name),
      fill('($ ?? $)', name, plain),
      fill('[$, $]', plain, plain),
      fill('({ $: $ }).$', name, plain, name),
      fill('`${$}`', name),
      fill('typeof ($, $)', plain, plain),
    ),
    leaf: fc.oneof(
      fill('($) => $', parameters, plain),
      fill('function $($) { return $ }', name, parameters, plain),
      fill('function (a, b) { if ($) return $\n throw $ }', plain, plain, plain),
      fill('(a, b) => { if ($) throw new TypeError($); b = $ }', plain, plain, plain),
      fill('function (a) { switch ($) { case 1: return; case $: return a++\n (b) } }', plain, plain),
      fill('function (b) { "use strict"; let x = $; return x-- }', plain),
      fill('function (b) { return }'),
    ),
  };
}
