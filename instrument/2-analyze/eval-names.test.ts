/** World: Node. Which places of a script hand `eval` on, so that nobody knows by which name it is called. */
import { describe, expect, it } from 'vitest';
import { parse } from 'acorn';
import { instrument } from '../index.ts';
import { findEvalNames } from './eval-names.ts';

const parseProgram = (source: string): ReturnType<typeof parse> => parse(source, { ecmaVersion: 'latest' });

describe('places where eval is handed on', () => {
  const handedOn = (source: string, sourceType: 'script' | 'module' = 'script'): number[] => {
    const result = instrument(source, { url: 'test.js', sourceType });
    if (!result.ok) throw new Error(result.error.message);
    return result.leftOut.map(({ code, line }) => (code === 'eval-alias' ? line : -1));
  };

  it.each([
    'f(eval)',
    'const o = { eval }',
    'x.run = eval',
    'var run; run = window.eval',
    'function f() { return eval }',
    'const f = (run = eval) => run("1")',
    'eval.call(null, "1")',
    'function f() { const run = eval; return [run] }',
    'function f() { const run = eval; run(...texts) }',
    'eval(...texts)',
    '(eval || f)("1")',
    'const all = [frames[0].eval]',
    'const run = eval',
    'const { eval: run } = window',
    '`${1}`.map(frame.contentWindow.eval)',
    'f(\\u0065val)',
    'f(\\u{65}\\u0076al)',
    'f(window["\\x65v\\141l"])',
    'f(window[`eval`])',
    'function f() { const run = eval; return (text) => eval(text) }',
    'const { eval: run = f } = window',
    'function f() { const { eval: run } = window; return [run] }',
    'var run; ({ eval: run } = window)',
    'Reflect.get(window, "eval")("1")',
    'Object.getOwnPropertyDescriptor(self, "eval").value("1")',
  ])('are listed: %s', (source) => {
    expect(handedOn(`'first line'\n${source}`)).not.toEqual([]);
  });

  it.each(['export const run = eval', 'const run = eval; export { run }', 'export default eval'])(
    'are listed in modules: %s',
    (source) => {
      expect(handedOn(source, 'module')).not.toEqual([]);
    },
  );

  it.each([
    'eval("1")',
    '(0, eval)("1")',
    '(0, window.eval)("1")',
    'window["eval"]("1")',
    'typeof eval',
    'f === eval',
    'function f() { const run = eval; return run("1") }',
    'function f() { const run = window.eval || g; { run("1") } return typeof run }',
    'function f(eval) { eval("1") }',
    'const o = { eval: 1 }; o.eval = 2; class A { eval() {} }',
    'math.eval("1"); f(math.eval); const run = math.eval; f(run)',
    'eval.length; "unsafe-eval" // eval',
    'const { eval: run } = math',
    'function f() { const { eval: run } = frame.contentWindow; return run("1") }',
    'function f() { const run = \\u0065val; run("1") }',
    '({ eval: run } = math); Reflect.get(math, "eval"); f("eval", window)',
    '[eval] = [1]; eval = 2',
  ])('are not where it is called, or nothing is: %s', (source) => {
    expect(handedOn(source)).toEqual([]);
  });
});

it('lists text that is evaluated inside `with`, and leaves it', () => {
  const source = 'with (o) { eval("1"); math.run("1") }';
  const result = instrument(source, { url: 'test.js', sourceType: 'script' });
  expect(result).toMatchObject({ code: source, leftOut: [{ code: 'with', line: 1, column: 12 }] });
});

describe('what may be called by a name of eval', () => {
  const changed = (source: string): string => {
    const result = instrument(source, { url: 'test.js', sourceType: 'script' });
    return result.ok ? result.code.replace(/^.*\/\*_\$\*\//s, '') : result.error.message;
  };

  it.each([
    ['window["ev" + "al"](a)', 'window["ev" + "al"](_$v(window.eval,a,_$v))'],
    ['window[`eval`](a)', 'window[`eval`](_$v(window.eval,a,_$v))'],
    ['window[key](a)', 'window[key](_$v(key==="eval"?window.eval:1,a,_$v))'],
    ['f.contentWindow[key()](a)', 'f.contentWindow[key()](_$v(0,a,_$v))'],
    ['window["\\x65val"](a)', 'window["\\x65val"](_$v(window.eval,a,_$v))'],
    ['\\u0065val(a)', '\\u0065val(_$v(eval,a,_$v))'],
    ['{ const { eval: run } = o(); run(a) }', '{ const { eval: run } = o(); run(_$v(run,a,_$v)) }'],
    ['self[key](a); window.open(a)', 'self[key](a); window.open(a)'],
  ])('is asked: %s', (source, expected) => {
    expect(changed(source)).toBe(expected);
  });

  it('is asked of a parameter that is an eval, in its function', () => {
    expect(changed('f(({ eval: run }) => run(a)); run(b)')).toMatch(/run\(_\$v\(run,a,_\$v\)\).*; run\(b\)$/);
  });
});

it('looks at each node once, however often eval is named', () => {
  const steps = (mentions: number): number => {
    let read = 0;
    const program = parseProgram('f(eval);'.repeat(mentions));
    const { body } = program;
    const counted = new Proxy(body, {
      get: (all, key) => {
        read++;
        return Reflect.get(all, key) as unknown;
      },
    });
    findEvalNames('f(eval);'.repeat(mentions), { ...program, body: counted });
    return read;
  };
  expect(steps(400)).toBeLessThan(3 * steps(200));
});
