/**
 * World: tests (pure). Small random programs full of functions: every kind of them, few names that collide
 * on purpose, declarations of all sorts in all places, exceptions and early exits. Programs end: each
 * function asks `fuel()` first. They speak through `log(…)` and `where(error)`.
 */
import fc from 'fast-check';

const name = fc.constantFrom('a', 'b', 'g', 'h');
const end = fc.constantFrom(';', ';', ';', ';\n', ' // end\n;', '\n');

type Rule = 'expression' | 'statement' | 'block' | 'parameters' | 'callable' | 'function' | 'member';
type Grammar = Record<Rule, string>;

const joined = (part: fc.Arbitrary<string>, separator: string, maxLength: number): fc.Arbitrary<string> =>
  fc.array(part, { maxLength }).map((parts) => parts.join(separator));

/** Fills `$` in a template with parts, in order. */
const fill = (template: string, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((values) => {
    let index = 0;
    return template.replace(/\$(?!\{)/g, () => values[index++]);
  });

/** Calls what may not be a function. */
const call = (callee: fc.Arbitrary<string>, passed: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(callee, passed).map(([f, values]) => `(typeof ${f} === 'function' ? ${f}(${values}) : ${f})`);

const names = fc.subarray(['a', 'b', 'g', 'h'], { maxLength: 3 });

const { statement, function: functionText } = fc.letrec<Grammar>((tie) => {
  const e = tie('expression');
  const passed = joined(e, ', ', 2);
  const block = tie('block');
  const parameters = tie('parameters');
  const callable = tie('callable');
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
      fill('($) => {$}', parameters, block),
      fill('($) => (fuel() ? $ : 0)', parameters, e),
      fill('async ($) =>\n fuel() ? $ : await 0', parameters, e),
      fill('$ =>\n fuel() ? $ : 0', name, e),
    ),
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
          .map((bind, index) => (forms[index] ?? '$').replace('$', bind).replace('#', () => value))
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
