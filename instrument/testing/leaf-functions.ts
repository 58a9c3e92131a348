/**
 * World: tests (pure). Functions of a few operations: they ask for no fuel, since nothing is called in them, may throw
 * and meet accessors, and end in every way. Beside them those that only hand their arguments on.
 */
import fc from 'fast-check';
import { DEPTH, fill, inClass, name } from './program-parts.ts';

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
        'arguments.length',
        'arguments[0]',
        '(arguments[1] = 7)',
        '(b &&= arguments[1])',
        'delete a?.b',
      ),
      fill('($ ? $ : $)', plain, plain, plain),
      fill('$.$.$', name, name, name),
      fill('($ ?? $)', name, plain),
      fill('[$, $]', plain, plain),
      fill('({ $: $ }).$', name, plain, name),
      fill('`${$}`', name),
      fill('typeof ($, $)', plain, plain),
      fill('($ = $)', name, plain),
      fill('(a.$ ??= $)', name, plain),
      fill('($ instanceof $)', plain, name),
      fill("('$' in $)", name, name),
    ),
    leaf: fc.oneof(
      fill('($) => $', parameters, plain),
      fill('function $($) { return $ }', name, parameters, plain),
      fill('function (a, b) { if ($) return $¶ throw $ }', plain, plain, plain),
      fill('(a, b) => { if ($) throw new TypeError($); b = $ }', plain, plain, plain),
      fill('function (a) { switch ($) { case 1: return; case $: return a++¶ (b) } }', plain, plain),
      fill('function (b) { "use strict"; let x = $; return x-- }', plain),
      fill('function (b) { return }'),
      fill(
        '(a) => { if ($) return¶ ($)¶ if ($) return¶ -$¶ return¶ [$] }',
        plain,
        plain,
        plain,
        plain,
        plain,
      ),
      fill('function (a, b) { a = $; arguments[1] = $; return [a, arguments[0], b] }', plain, plain),
      fill('function (a, a) { return [a, $, arguments[0]] }', plain),
      fill('function (a, { b }) { a = $; return [a, arguments[0], b] }', plain),
      fill('function () { return [new.target === undefined, $] }', plain),
      fill('function ($) { return fuel() && $.apply(this, arguments) }', parameters, name),
      fill('function $(a, b) { (fuel() ? $ : null)?.apply(a, arguments) }', name, name),
    ),
  };
}

/**
 * Leafs that the language calls, or that stand where only classes and objects have functions. Those that go by a name of the
 * program have one that no leaf has: without fuel they would call themselves.
 */
export function callsOfLeafs(e: Text, plain: Text, leaf: Text, passed: Text): Text[] {
  return [
    fill('({ get $() { return $ } }).$', name, plain, name),
    fill('(({ set $(v) { b = $ } }).$ = $)', name, plain, name, e),
    fill('(a = { get x() { return $ }, b: 1 }, ($)(a), a.x)', plain, leaf),
    fill('({ __proto__: { get $() { return $ } }, h() { return super.$ } }).h()', name, plain, name),
    fill(
      'new (class { #m($) { return $ } get #x() { return $ } set #x(v) { b = $ } ' +
        'h(o) { return [this.#m($), this.#x, (this.#x = $), #m in this, o?.#m?.($)] } })().h($)',
      ...[fc.constantFrom('', 'a', 'b, ...a'), plain, plain, plain, passed, plain, passed, e],
    ).map(inClass),
    fill(
      '(class $ { static #s = $; static get x() { return $ } static set x(v) { this.b = $ } ' +
        'static { this.a = ($) => $; log(this.#s?.($), this.x, (this.x = $)) } }).$',
      ...[name, leaf, plain, plain, name, plain, passed, e, name],
    ).map(inClass),
    fill('new (class extends ($) { constructor(x) { super($); log($) } })($)', leaf, passed, e, passed).map(
      inClass,
    ),
    fill('[2, 1].sort($)', leaf),
    fill('Array.from({ length: 2, 0: $ }, $)', e, leaf),
    fill("'aba'.replaceAll('a', $)", leaf),
    // What returns its own object is asked again, with none of its calls open, until the stack ends: fuel ends it before.
    fill('JSON.stringify({ a: { get toJSON() { if (fuel()) return $ } } })', leaf),
    fill('Reflect.construct($, [$], Object)', leaf, passed),
    fill('(() => drive(new Promise($)))()', leaf),
    fill('new Proxy({}, { get: $ }).$', leaf, name),
    fill('`${{ toString: $ }}`', leaf),
    fill('($ in new Proxy({}, { has: $ }))', name, leaf),
    fill('($ instanceof { [Symbol.hasInstance]: $ })', name, leaf),
    fill('($).call(...[$])', leaf, passed),
    fill('($).bind($)($)', leaf, e, passed),
    fill('($)`a${$}`', leaf, e),
    fill('({ h: $ }).h`${$}b`', leaf, e),
  ];
}
