/**
 * World: tests (pure). Small random programs full of functions: every kind of them, few names that collide
 * on purpose, declarations of all sorts in all places, exceptions and early exits, waits of all kinds. Programs
 * end: each function asks `fuel()` first. They speak through `log(…)` and `where(error)`, run iterators by
 * `drive(iterator, 'nrt…')` and wait for `late(value)`.
 */
import fc from 'fast-check';

const name = fc.constantFrom('a', 'b', 'g', 'h');
const end = fc.constantFrom(';', ';', ';', ';\n', ' // end\n;', '\n');

type Rule =
  | 'expression'
  | 'statement'
  | 'block'
  | 'parameters'
  | 'callable'
  | 'function'
  | 'member'
  | 'derived'
  | 'waiting'
  | 'async'
  | 'generator'
  | 'asyncGenerator';
type Grammar = Record<Rule, string>;

const joined = (part: fc.Arbitrary<string>, separator: string, maxLength: number): fc.Arbitrary<string> =>
  fc.array(part, { maxLength }).map((parts) => parts.join(separator));

/** Fills `$` in a template with parts, in order. */
const fill = (template: string, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((values) => {
    let index = 0;
    return template.replace(/\$(?!\{)/g, () => values[index++]);
  });

/** Numbers the labels `L_` and `M_` of a statement: those of nested ones must differ. */
const labelled = (statement: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(statement, fc.nat(9999))
    .map(([text, number]) => text.replaceAll('L_', `l${number}`).replaceAll('M_', `m${number}`));

/**
 * For classes: the engine has no place for the call of a static initialiser, nor for a read of a name that is not
 * there yet, and in an arrow without braces takes one of another line.
 */
const onOneLine = (text: string): string => text.replaceAll(' // end\n', '').replaceAll('\n', ' ');

/** Defaults are evaluated before a body asks for fuel. */
const fuelled = (text: string): string => (text.includes('typeof ') ? `(fuel() ? ${text} : 0)` : text);

/** Calls what may not be a function. */
const call = (callee: fc.Arbitrary<string>, passed: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(callee, passed).map(([f, values]) => `(typeof ${f} === 'function' ? ${f}(${values}) : ${f})`);

/**
 * What an asynchronous loop or `yield*` goes over. On one line: the engine names a line of such an operand when it
 * lacks a method, and where the call begins that takes its place.
 */
const iterated = (e: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  e.map((text) => (text.includes('\n') ? '[1, 2]' : text));

/** Statements of a function that waits by these expressions. */
function waits(
  e: fc.Arbitrary<string>,
  plain: fc.Arbitrary<string>,
  own: fc.Arbitrary<string>,
  wait: fc.Arbitrary<string>,
  loop: string,
): fc.Arbitrary<string> {
  return fc.oneof(
    { maxDepth: 4 },
    { weight: 2, arbitrary: plain },
    { weight: 3, arbitrary: fill('log($);', wait) },
    fill('$ ', wait).map((text) => `${text}\n`),
    fill('var $ = [$, $]$', name, wait, wait, end),
    fill('var { $ = $ } = {};', name, wait),
    fill('$ = $ ? $ : $;', name, e, wait, wait),
    fill('return $;', wait),
    fill('return $;', e),
    fill('throw $;', wait),
    fill('if ($) { $ } else $;', wait, own, wait),
    { weight: 2, arbitrary: fill('try { $ $ } catch (e) { log(where(e)); $ }', own, own, own) },
    { weight: 2, arbitrary: fill('try { $ $ } finally { log(1); $ }', own, own, own) },
    fill('try { $ } catch { $ } finally { $ }', own, own, own),
    fill('for (var $ of [1, 2]) { $ }', name, own),
    {
      weight: 2,
      arbitrary: labelled(fill(`L_: ${loop} (var $ of [$, $]) { $ continue L_; }`, name, e, wait, own)),
    },
    fill(`${loop} (const $ of $) $`, name, iterated(e), own),
    labelled(
      fill(
        `M_: for (var $ of [1, 2]) L_: ${loop} (var $ of [$, 2]) { $ if (fuel()) continue M_; break M_; }`,
        name,
        name,
        wait,
        own,
      ),
    ),
    fill(`${loop} (var { $ = $ } of [{}, $]) $;`, name, wait, e, wait),
  );
}

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
      { maxDepth: 2 },
      ...more,
      { weight: 2, arbitrary: fill(`(${word} $)`, operand) },
      fill(`(${word} late($))`, operand),
      fill(`(${word} ($, ${word} $))`, operand, operand),
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
  ]);
  const key = fc.oneof(name, fc.constantFrom('get', 'static', "'x-y'", '1', '["g" + 1]'));

  return {
    expression: fc.oneof(
      { maxDepth: 2 },
      name,
      fc.constantFrom('1', '"s"', 'null', 'this === undefined', 'typeof g', '/[}/]/'),
      fc.constantFrom('arguments.length', 'arguments[0]', '(arguments[0] = 7)', 'log(g?.name, g?.length)'),
      fc.constantFrom('var g = 1', 'typeof g', 'a', 'function h() { return 9 }').map((c) => `eval('${c}')`),
      { weight: 4, arbitrary: call(name, passed) },
      fill('log($)', e),
      // Cut: in a loop a text would double each time.
      fill('String($ + $).slice(0, 40)', e, e),
      fill('($ ? $ : $)', e, e, e),
      fill('($ = $)', name, e),
      fill('`}\n{ ${$}`', e),
      fill('[$]', passed),
      tie('function'),
      fill('late($)', e),
      { weight: 2, arbitrary: tie('waiting') },
      { weight: 4, arbitrary: fill('($)($)', tie('function'), passed) },
      fill('new ($)($)', tie('function'), passed),
      fill('[...($)()]', tie('function')),
      fill('({ $ $ }).$', name, callable, name),
      fill('({ get $() {$} }).$', name, block, name),
      fill('new (class $ { $ $ constructor $ })().$', name, tie('member'), tie('member'), callable, name),
      fill('new ($)($).$()', tie('derived'), passed, name),
      fill('($).h()', tie('derived')),
      fill('tag`a${$}\\n${$}`', e, e),
      fill("(typeof $ === 'function' ? $ : String.raw)`a${$}`", name, name, e),
      fill('$?.$?.[$]', name, name, e),
      fill('(typeof $ === "function" ? $ : null)?.($)', name, name, passed),
      fill('($ ?? $)', name, e),
      fill('($ ||= $)', name, e),
      fill('([$, $ = $] = [$])', name, name, e, e),
      fill('({ $, g: $ = $, ...$ } = { g: $ })', name, name, e, name, e),
      fill('({ $: $, ...[$] }).$', name, e, e, name),
      fill('({ set $(v) { log(v); $ } }).$ = $', name, block, name, e),
      fill('((...$) => $)(...[$])', name, e, e),
    ),
    /** Parameters and body. */
    callable: fc.oneof(
      fill('($) {$}', parameters, block),
      fill('($) {$$}', names.map(String), fc.constantFrom("'use strict'\n", "'use strict';"), block),
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
    waiting: fc.oneof(
      { maxDepth: 3 },
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
    ),
    async: waits(e, tie('statement'), tie('async'), awaits, 'for await'),
    generator: waits(e, tie('statement'), tie('generator'), yields, 'for'),
    asyncGenerator: waits(e, tie('statement'), tie('asyncGenerator'), fc.oneof(awaits, yields), 'for await'),
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
    ).map(onOneLine),
    parameters: fc
      .tuple(
        names,
        fc.array(fc.constantFrom('$', '$', '$ = #', '{ $ } = {}', '[$] = [#]', '...$'), { maxLength: 3 }),
        e,
      )
      .map(([bound, forms, value]) =>
        bound
          .map((bind, index) => (forms[index] ?? '$').replace('$', bind).replace('#', () => fuelled(value)))
          .map((form, index) => (index < bound.length - 1 ? form.replace('...', '') : form))
          .join(', '),
      ),
    block: fill(' if (!fuel()) return; $', joined(tie('statement'), '', 2)),
    statement: fc.oneof(
      { maxDepth: 2 },
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
      fill('class $ { $ }', name, tie('member')),
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
    ].join('\n');
    return isInFunction ? `(function () {${program}\n})(1, 2)` : program;
  });
