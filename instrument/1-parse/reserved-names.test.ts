/**
 * Whose scripts are refused: those with a name of the convention, however it is spelled, and no others.
 */
import vm from 'node:vm';
import { expect, it } from 'vitest';
import { instrument, restore, type InstrumentResult } from '../index.ts';

const script = (source: string): InstrumentResult =>
  instrument(source, { url: 'a.js', sourceType: 'script' });

function refusal(source: string): Extract<InstrumentResult, { ok: false }>['error'] {
  const result = script(source);
  if (result.ok) throw new Error('expected an error');
  return result.error;
}

it('those with a name that emitted code needs, not with one that looks like it', () => {
  expect(refusal('var _$x = 1')).toMatchObject({ code: 'reserved-name', at: { line: 1, column: 5 } });
  expect(refusal('f(_$c)').message).toContain('_$c');
  expect(script('var _$xy = 1, a_$x, $_$x, _$, _$h, _$hx').ok).toBe(true);
});

it('however it is spelled', () => {
  for (const spelled of ['\\u005f$on', '_\\u0024on', '_$\\u{6f}n', '\\u{0005F}\\u{24}on', '_$on'])
    expect(refusal(`let x;\nvar ${spelled} = 1`)).toMatchObject({
      code: 'reserved-name',
      message: expect.stringContaining('_$on') as string,
      at: { line: 2, column: 5 },
    });
  expect(refusal('function \\u005F$h0$f() {}').code).toBe('reserved-name');
  expect(script('var _$\\u{78}y = "\\u005f\\u0024", \\u005fx, \\u{24}c').ok).toBe(true);
});

it('not those with such a name in a pattern, a string, a template or a comment', () => {
  const source = [
    '// _$a- "_$on", "_$c"',
    String.raw`const isName = (text) => /^[_$a-zA-Z\xA0-\uFFFF][_$a-z\d|_$x]*$/.test(text) && text !== "_$e0" && text !== "\u005f$on";`,
    'function tag() { return `_$f`; }',
  ].join('\n');
  const result = script(source);
  if (!result.ok) throw new Error(result.error.message);
  expect(restore(result.code)).toBe(source);
  const said = vm.runInNewContext(
    `${result.code}; ['_$a', '_$on', '-'].map(isName).join() + tag()`,
  ) as string;
  expect(said).toBe('true,false,false_$f');
  // The same in code is refused, and so is text that could be taken for an insertion.
  expect(refusal('const pattern = /[_$a-z]/; _$a -1').code).toBe('reserved-name');
  expect(refusal('const pattern = /[_$a-z]/, other = _$a-1').code).toBe('reserved-name');
  expect(refusal('class A { #_$x\n}').code).toBe('reserved-name');
  expect(refusal('`${ _$x`` }`').code).toBe('reserved-name');
  expect(refusal('const text = "_$x(_$c)"').code).toBe('reserved-name');
});
