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
    { weight: 2, arbitrary: fill(`l: ${loop} (var $ of [$, $]) { $ continue l; }`, name, e, wait, own) },
    fill(`${loop} (const $ of $) $`, name, iterated(e), own),
    fill(
      `m: for (var $ of [1, 2]) k: ${loop} (var $ of [$, 2]) { $ if (fuel()) continue m; break m; }`,
      name,
      name,
      wait,
      own,
    ),
    fill(`${loop} (var { $ = $ } of [{}, $]) $;`, name, wait, e, wait),
  );
}

const names = fc.subarray(['a', 'b', 'g', 'h'], { maxLength: 3 });

const { statement, function: functionText } = fc.letrec<Grammar>((tie) => {
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
      { maxDepth: 3 },
      name,
      fc.constantFrom('1', '"s"', 'null', 'this === undefined', 'typeof g', '/[}/]/'),
      fc.constantFrom('arguments.length', 'arguments[0]', '(arguments[0] = 7)', 'log(g?.name, g?.length)'),
      fc.constantFrom('var g = 1', 'typeof g', 'a', 'function h() { return 9 }').map((c) => `eval('${c}')`),
      { weight: 4, arbitrary: call(name, passed) },
      fill('log($)', e),
      fill('($ + $)', e, e),
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
      fill('new (class $ { $ $ })().$', name, tie('member'), tie('member'), name),
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
      fill("drive((async function $() {$$})(), 'n')", name, tie('async'), tie('async')),
      ...['function* $', 'async function* $'].flatMap((head) =>
        ['nnnn', 'nrn', 'ntnn', 'rn', 'tn', 'nnrrn'].map((how) =>
          fill(
            `drive((${head}($) {$$})($), '${how}')`,
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
      fill('constructor $', callable),
    ),
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
      { maxDepth: 3 },
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
      fill('l: function $ $', name, callable),
      fill('class $ { $ }', name, tie('member')),
      fill('if ($) { $ } else { $ }', e, tie('statement'), tie('statement')),
      fill('{ $ }', tie('statement')),
      fill('for (var $ of [1, 2]) { $ }', name, tie('statement')),
      fill('try { $ } catch (e) { log(where(e)) } finally { $ }', tie('statement'), tie('statement')),
      fill('switch (1) { case 1: $ }', tie('statement')),
    ),
  };
});

/** A script; it may turn out not to parse (a `let` beside a `var`), which the caller filters out. */
export const arbitraryProgram: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(functionText, { minLength: 4, maxLength: 4 }),
    fc.array(
      fc.oneof(
        statement,
        call(name, name).map((text) => `log(${text});`),
      ),
      {
        minLength: 2,
        maxLength: 5,
      },
    ),
  )
  .map(([[a, b, g, h], statements]) =>
    [
      `var a = ${a},\n  b = ${b}, g = ${g},\n h = ${h};`,
      ...statements.map((text) => `(() => { try {\n${text} } catch (e) { log(where(e)) } })();`),
    ].join('\n'),
  );
