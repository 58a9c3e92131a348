/**
 * World: tests (pure). What random programs are put together from: names, templates with gaps, and the care that
 * some places need.
 */
import fc from 'fast-check';

export const name = fc.constantFrom('a', 'b', 'g', 'h');
// `¶` is a line break that ends a statement.
export const end = fc.constantFrom(';', ';', ';', ';\n', ' // end\n;', '¶');
export const STRICT = fc.constantFrom("'use strict'¶", "'use strict';");
// Of all rules together: what is deeper takes the first choice of each.
export const DEPTH = { depthIdentifier: 'program', maxDepth: 8 } as const;

export const joined = (
  part: fc.Arbitrary<string>,
  separator: string,
  maxLength: number,
): fc.Arbitrary<string> => fc.array(part, { maxLength }).map((parts) => parts.join(separator));

/** Fills `$` in a template with parts, in order. */
export const fill = (template: string, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((values) => {
    let index = 0;
    return template.replace(/\$(?!\{)/g, () => values[index++]);
  });

/** Numbers the labels `L_` and `M_` of a statement: those of nested ones must differ. */
export const labelled = (statement: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(statement, fc.nat(9999))
    .map(([text, number]) => text.replaceAll('L_', `l${number}`).replaceAll('M_', `m${number}`));

/** Without line breaks. */
export const onOneLine = (text: string): string =>
  text.replaceAll(' // end\n', '').replaceAll('¶', ';').replaceAll('\n', ' ');

/** For strict code, which has no labelled functions and no parameters of one name. */
export const inStrict = (text: string): string =>
  text.replace(/[lm]\d+: (?=function)/g, '').replaceAll('(a, a)', '(a, b)');

/** For classes: they are strict, and what initialises fields has no arguments. */
export const inClass = (text: string): string => inStrict(text).replaceAll('arguments', 'a');

/** Defaults are evaluated before a body asks for fuel. */
export const fuelled = (text: string): string => (text.includes('typeof ') ? `(fuel() ? ${text} : 0)` : text);

/** Calls what may not be a function. */
export const call = (callee: fc.Arbitrary<string>, passed: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(callee, passed).map(([f, values]) => `(typeof ${f} === 'function' ? ${f}(${values}) : ${f})`);

/** On one line: the engine names a line of the operand of a loop when it is wrong, and of the call in its place. */
export const iterated = (e: fc.Arbitrary<string>): fc.Arbitrary<string> => e.map(onOneLine);

/** What may stand between parentheses of a call: `walked` is gone over. */
export const spread = (e: fc.Arbitrary<string>, walked: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(fill('...$', walked), fill('$, ...[$, $]', e, e, e), fill('...$, ...[$]', walked, e));

/** Of a function: `bound` at most in each, a default's value for `#`. */
const PARAMETER_FORMS = [
  ...['$', '$', '$', '$ = #', '{ $ } = {}', '[$] = [#]', '...$'],
  ...[
    '{ $ = # } = {}',
    '[$ = #] = []',
    '{ a: { $ } = { b: # } } = {}',
    '{ [#]: $ } = {}',
    '{ ...$ } = { g: # }',
  ],
  ...['[, ...$] = [1, #]', '$ = () => #', '$ = function g() { return # }', '$ = class { static x = # }'],
];

export const parametersOf = (e: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.subarray(['a', 'b', 'g', 'h'], { maxLength: 3 }),
      fc.array(fc.constantFrom(...PARAMETER_FORMS), { maxLength: 3 }),
      e,
    )
    .map(([bound, forms, value]) =>
      bound
        .map((bind, index) => {
          const form = forms[index] ?? '$';
          const text = form.includes('class') ? inClass(value) : value;
          return form.replace('$', bind).replace('#', () => fuelled(text));
        })
        .map((form, index) => (index < bound.length - 1 ? form.replace(/^\.\.\./, '') : form))
        .join(', '),
    );
