/** World: Node. Which places of a script hand `eval` on, so that nobody knows by which name it is called. */
import { describe, expect, it } from 'vitest';
import { instrument } from '../index.ts';

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
