/**
 * World: tests (pure). Small random programs full of functions: every kind of them, few names that collide
 * on purpose, declarations of all sorts in all places, exceptions and early exits, waits of all kinds. Programs
 * end: each function asks `fuel()` first. They speak through `log(…)` and `where(error)`, run iterators by
 * `drive(iterator, 'nrt…')` and, one step when the one before has settled, by `stepwise`, and wait for `late(value)`.
 */
import fc from 'fast-check';

import {
  name,
  end,
  STRICT,
  DEPTH,
  joined,
  fill,
  labelled,
  inClass,
  inStrict,
  call,
  iterated,
  parametersOf,
  spread,
} from './program-parts.ts';
import { callsOfLeafs, leafs } from './leaf-functions.ts';
import { hasUsing, protocols, waits } from './waiting-statements.ts';

type Rule =
  | 'expression'
  | 'statement'
  | 'block'
  | 'parameters'
  | 'callable'
  | 'function'
  | 'leaf'
  | 'plain'
  | 'member'
  | 'derived'
  | 'iterable'
  | 'asyncIterable'
  | 'resource'
  | 'waiting'
  | 'async'
  | 'generator'
  | 'asyncGenerator';
type Grammar = Record<Rule, string>;

const names = fc.subarray(['a', 'b', 'g', 'h'], { maxLength: 3 });

const {
  statement,
  expression,
  function: functionText,
} = fc.letrec<Grammar>((tie) => {
  const e = tie('expression');
  const passed = joined(e, ', ', 2);
  const block = tie('block');
  const parameters = tie('parameters');
  const callable = tie('callable');
  // In some nests the parser takes the slash of `yield /x/` for a division.
  const operand = e.map((text) => (text.startsWith('/') ? `(${text})` : text));
  const wait = (word: string, more: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.oneof(
      DEPTH,
      { weight: 2, arbitrary: fill(`(${word} $)`, operand) },
      ...more,
      fill(`(${word} late($))`, operand),
      fill(`(${word} ($, ${word} $))`, operand, operand),
      fill(`(${word} ${word} $)`, operand),
      fill(`[...[$, ${word} $]].at(${word} $)`, e, operand, operand),
      fill(`\`a\${${word} $}\n\${${word} $}\``, operand, operand),
      fill(`tag\`a\${${word} $}\``, operand),
      fill(`(typeof $ === 'function' ? $(${word} $, $) : $)`, name, name, operand, e, e),
      fill(`new (class { constructor() { log($) } })(${word} $)`, e, operand),
      fill(`({ [${word} $]: ${word} $, ...$ })?.[$]`, operand, operand, e, e),
      fill(`($ ||= ${word} $)`, name, operand),
      fill(`($ ?? (${word} $))`, e, operand),
      fill(`([$ = ${word} $, { $ = $ } = {}] = [])`, name, operand, name, e),
      fill(`typeof (${word}\n $)`, operand),
      fill(`(${word} $)?.$?.(...[${word} $])`, fc.constantFrom('null', 'a', '{ h() {} }'), name, operand),
      fill(`($)(${word} $, ...[${word} $])`, tie('leaf'), operand, operand),
      fill(`({ get $() { return $ } })[${word} $]`, name, tie('plain'), name),
      fill(`[1, ${word} $, ${word} $].length`, operand, operand),
    );
  const awaits = wait('await', [
    fill('(await Promise.reject($))', e),
    fill('(await { then(f, r) { r($) } })', e),
  ]);
  const yields = wait('yield', [
    fc.constant('(yield)'),
    fill('(yield* [$, 1])', iterated(e)),
    fill('(yield* (fuel() ? g($) : []))', iterated(e)),
    fill('(yield* $)', tie('iterable')),
  ]);
  const walked = fc.oneof(tie('iterable'), tie('asyncIterable'));
  const key = fc.oneof(name, fc.constantFrom('get', 'static', "'x-y'", '1', '["g" + 1]'));

  return {
    expression: fc.oneof(
      DEPTH,
      name,
      fc.constantFrom('1', '"s"', 'null', 'this === undefined', 'typeof g', '/[}/]/'),
      fc.constantFrom('arguments.length', 'arguments[0]', '(arguments[0] = 7)', 'log(g?.name, g?.length)'),
      fc
        .constantFrom(
          'var g = 1',
          'typeof g',
          'a',
          'function h() { return 9 }',
          '(() => this === undefined)()',
        )
        .map((c) => `eval('${c}')`),
      fc
        .constantFrom(
          'let a = 1; a',
          'typeof arguments',
          '(0, eval)("typeof g")',
          '"use strict"; var b = 2; b',
        )
        .map((c) => `eval('${c}')`),
      { weight: 4, arbitrary: call(name, passed) },
      fill('log($)', e),
      // Cut: in a loop a text would double each time.
      fill('String($ + $).slice(0, 40)', e, e),
      fill('($ ? $ : $)', e, e, e),
      fill('($ = $)', name, e),
      fill('`}\n{ ${$}`', e),
      fill('[$]', passed),
      tie('function'),
      { weight: 4, arbitrary: fill('($)($)', tie('leaf'), passed) },
      fill('[a, $].map($)', e, tie('leaf')),
      ...callsOfLeafs(e, tie('plain'), tie('leaf'), passed),
      fill('(a = { get $() { $ }, b: 1 }, ($)(a))', name, block, tie('leaf')),
      fill('late($)', e),
      { weight: 2, arbitrary: tie('waiting') },
      { weight: 4, arbitrary: fill('($)($)', tie('function'), passed) },
      fill('new ($)($)', tie('function'), passed),
      fill('[...($)()]', tie('function')),
      fill('({ $ $ }).$', name, callable, name),
      fill('({ get $() {$} }).$', name, block, name),
      fill('new (class $ { $ $ constructor $ })().$', name, tie('member'), tie('member'), callable, name).map(
        inClass,
      ),
      fill('new ($)($).$()', tie('derived'), passed, name),
      fill('($).h()', tie('derived')),
      fill('tag`a${$}\\n${$}`', e, e),
      fill("(typeof $ === 'function' ? $ : String.raw)`a${$}`", name, name, e),
      fill('$?.$?.[$]', name, name, e),
      fill('(typeof $ === "function" ? $ : null)?.($)', name, name, passed),
      fill('(typeof $ === "function" ? $ : null)?.($)', name, name, spread(e, tie('iterable'))),
      fill('(fuel() ? { h$ } : null)?.h?.($)?.$', callable, spread(e, tie('iterable')), name),
      fill('new ($)($)', tie('function'), spread(e, tie('iterable'))),
      fill('($ ?? $)', name, e),
      fill('($ ||= $)', name, e),
      fill('([$, $ = $] = [$])', name, name, e, e),
      fill('({ $, g: $ = $, ...$ } = { g: $ })', name, name, e, name, e),
      fill('({ $: $, ...[$] }).$', name, e, e, name),
      fill('(({ set $(v) { log(v); $ } }).$ = $)', name, block, name, e),
      fill('((...$) => $)(...[$])', name, e, e),
      fill('[...$]', tie('iterable')),
      fill('([$, $ = $] = $)', name, name, e, tie('iterable')),
      fill('(() => { for (const $ of $) { $ return $ } })()', name, tie('iterable'), tie('statement'), e),
      fill('({ __proto__: { $ $ }, h() { return super.$?.($) } }).h()', name, callable, name, passed),
      fill('(function $() { log(new.target === undefined); $ })()', name, tie('statement')),
      fill('((a, $) => ($, $))($)', fill('{ b = $ } = {}', e), e, e, passed),
      fill('(function (a = $, { $: [b = $] = [] } = {}) { $ })($)', ...[e, name, e, block, passed]),
      fill('delete $?.[$]', name, e),
      fill('(fuel() ? $?.$?.($) : 0)', name, fc.constantFrom('a', 'name', 'toString', 'constructor'), passed),
      fill(
        '(class { static #p = $; static $() { return this.#p ??= $ } static { log($) } }).$',
        e,
        name,
        e,
        e,
        name,
      ).map(inClass),
      fill('new (class { $ = $; #q = () => $; [$] = this.#q; h = $ })().$', name, e, e, e, e, name).map(
        inClass,
      ),
    ),
    ...protocols(e, tie('statement'), tie('async')),
    /** Parameters and body. */
    callable: fc.oneof(
      fill('($) {$}', parameters, block),
      fill(
        '($) {$$}',
        names.map((bound) => bound.join(', ')),
        STRICT,
        block.map(inStrict),
      ),
    ),
    function: fc.oneof(
      fill('function $', callable),
      fill('function $ $', name, callable),
      fill('function* $', callable),
      fill('async function $ $', name, callable),
      fill('async function $($) { if (!fuel()) return; $ $ }', name, parameters, tie('async'), tie('async')),
      fill(
        'function* $($) { if (!fuel()) return; $ $ }',
        name,
        parameters,
        tie('generator'),
        tie('generator'),
      ),
      fill('async function* $($) { if (!fuel()) return; $ }', name, parameters, tie('asyncGenerator')),
      fill('($) => {$}', parameters, block),
      fill('($) => (fuel() ? $ : 0)', parameters, e),
      fill('async ($) =>\n fuel() ? $ : await 0', parameters, e),
      fill('$ =>\n fuel() ? $ : 0', name, e),
    ),
    ...leafs(tie('plain'), parameters),
    waiting: fc.oneof(
      DEPTH,
      fill('drive((async ($) => {$$})($))', parameters, tie('async'), tie('async'), passed),
      fill('drive((async () => $)())', awaits),
      fill("drive((async function $() { if (!fuel()) return; $$})(), 'n')", name, tie('async'), tie('async')),
      ...['function* $', 'async function* $'].flatMap((head) =>
        ['nnnn', 'nrn', 'ntnn', 'rn', 'tn', 'nnrrn'].map((how) =>
          fill(
            `drive((${head}($) { if (!fuel()) return; $$})($), '${how}')`,
            name,
            parameters,
            tie(head.startsWith('async') ? 'asyncGenerator' : 'generator'),
            tie(head.startsWith('async') ? 'asyncGenerator' : 'generator'),
            passed,
          ),
        ),
      ),
      fill('drive({ async *[$]() { $ } }[$](), "nnn")', e, tie('asyncGenerator'), e),
      ...['nr', 'nt', 'r', 't', 'nrn', 'nntn', 'nnnrn'].map((how) =>
        fill(
          `stepwise((async function* $($) { if (!fuel()) return; $$})($), '${how}')`,
          ...[name, parameters, tie('asyncGenerator'), tie('asyncGenerator'), passed],
        ),
      ),
    ),
    async: waits(e, tie('statement'), tie('async'), awaits, 'for await', walked, tie('resource')),
    generator: waits(e, tie('statement'), tie('generator'), yields, 'for', tie('iterable'), tie('resource')),
    asyncGenerator: waits(
      ...[e, tie('statement'), tie('asyncGenerator'), fc.oneof(awaits, yields)],
      ...['for await', walked, tie('resource')],
    ),
    member: fc.oneof(
      fill('$ $', key, callable),
      fill('static $ $', key, callable),
      fill('get $() {$}', key, block),
      fill('*$ $', key, callable),
      fill('$ = $;', name, e),
      fill('static { log($) }', e),
    ),
    derived: fill(
      'class K extends ($) { #p = $; static #s = $; #m($) {$} get #q() { return $ } set #q(v) { log(v) } ' +
        'static { log(this.#s, typeof $) } constructor($) { log(new.target.name); $ super($); log(this.#p, #p in this) } ' +
        '$() { return [super.$?.($), this.#m($), this.#q, (this.#q = 1), () => super.$] } static h() { return super.h } $ }',
      fc.oneof(
        fc.constantFrom(
          'class { constructor(...x) { log(x.length, new.target.name) } g(x) { log(x); return this } static h() {} }',
          'class { get a() { return 1 } constructor() { return { g: 1 } } }',
          'Array',
          'null',
        ),
        fill("fuel() && typeof $ === 'function' ? $ : Object", name, name),
      ),
      e,
      e,
      parameters,
      block,
      e,
      name,
      parameters,
      fc.oneof(fc.constant(''), tie('statement')),
      passed,
      name,
      name,
      passed,
      e,
      name,
      tie('member'),
    ).map(inClass),
    parameters: parametersOf(e),
    block: fill(' if (!fuel()) return; $', joined(tie('statement'), '', 2)),
    statement: fc.oneof(
      DEPTH,
      { weight: 3, arbitrary: fill('log($)$', e, end) },
      fill('$ = $$', name, e, end),
      fill('var $ = $$', name, e, end),
      fill('var $$', name, end),
      fill('let $ = $$', name, e, end),
      fill('var { $ = $ } = {}$', name, e, end),
      fill('return $;', e),
      fill('throw $;', e),
      { weight: 3, arbitrary: fill('function $ $', name, callable) },
      fill('function $ $\n', name, callable),
      fill('function* $ $', name, callable),
      fill('async function $ $', name, callable),
      labelled(fill('L_: function $ $', name, callable)),
      fill('class $ { $ }', name, tie('member')).map(inClass),
      fill('if ($) { $ } else { $ }', e, tie('statement'), tie('statement')),
      fill('{ $ }', tie('statement')),
      fill('for (var $ of [1, 2]) { $ }', name, tie('statement')),
      fill('try { $ } catch (e) { log(where(e)) } finally { $ }', tie('statement'), tie('statement')),
      fill('switch (1) { case 1: $ }', tie('statement')),
      fill(
        'switch ($) { case 1: $ default: $ break; case $: $ }',
        e,
        tie('statement'),
        tie('statement'),
        e,
        tie('statement'),
      ),
      labelled(
        fill(
          'L_: for (const $ of [1, 2]) { $ if ($) continue L_; else break L_; }',
          name,
          tie('statement'),
          e,
        ),
      ),
      labelled(fill('L_: { $ if ($) break L_; $ }', tie('statement'), e, tie('statement'))),
      fill(
        'for (let $ = 0; $ < 2 && fuel(); $++) { log((() => $)()); $ }',
        name,
        name,
        name,
        name,
        tie('statement'),
      ),
      fill('for (var $ in { x: $ }) { $ }', name, e, tie('statement')),
      fill('do { $ } while (fuel() && $);', tie('statement'), e),
      fill('try { $ return $; } finally { if ($) return $; }', tie('statement'), e, e, e),
      fill(
        'try { $ throw $; } catch ({ $ }) { $ } finally { $ }',
        tie('statement'),
        e,
        name,
        tie('statement'),
        tie('statement'),
      ),
      labelled(fill('L_: try { $ } finally { if ($) break L_; }', tie('statement'), e)),
      fill('for (const $ of $) { $ if ($) break; }', name, tie('iterable'), tie('statement'), e),
      labelled(
        fill(
          'L_: for (const $ of $) for (const $ of $) { $ if ($) continue L_; else break L_; }',
          ...[name, tie('iterable'), name, tie('iterable'), tie('statement'), e],
        ),
      ),
      fill(
        'class $ { #p = $; static $ = $; get $() { return this.#p } static { for (var i of [1, 2]) { log($) } } }',
        name,
        e,
        name,
        e,
        name,
        e,
      ).map(inClass),
      ...(hasUsing()
        ? [
            fill('{ using $ = $; $ }', name, tie('resource'), tie('statement')),
            fill('for (using $ of [$, $]) { $ }', name, tie('resource'), tie('resource'), tie('statement')),
          ]
        : []),
    ),
  };
});

const called = call(name, name).map((text) => `log(${text});`);
const inWith = fill(
  'with ({ $: $, g() { log(typeof this) } }) { log($); g(); $ = 1 }',
  name,
  expression,
  expression,
  name,
);

/** A script; it may turn out not to parse (a `let` beside a `var`), which the caller filters out. */
export const arbitraryProgram: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(functionText, { minLength: 4, maxLength: 4 }),
    fc.array(fc.oneof({ weight: 9, arbitrary: statement }, { weight: 9, arbitrary: called }, inWith), {
      minLength: 2,
      maxLength: 5,
    }),
    fc.boolean(),
  )
  .map(([[a, b, g, h], statements, isInFunction]) => {
    const program = [
      `var a = ${a},\n  b = ${b}, g = ${g},\n h = ${h};`,
      ...statements.map((text) => `(() => { try {\n${text} } catch (e) { log(where(e)) } })();`),
    ]
      .join('\n')
      .replaceAll('¶', '\n');
    return isInFunction ? `(function () {${program}\n})(1, 2)` : program;
  });

/** A text for `eval`, whose value is that of its statements: one that has a `return` outside of functions does not parse. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(fc.oneof(statement, expression), { minLength: 1, maxLength: 3 })
  .map((statements) =>
    ['var a = 1, b = [a], g = () => b, h;', ...statements].join('\n').replaceAll('¶', '\n'),
  );
