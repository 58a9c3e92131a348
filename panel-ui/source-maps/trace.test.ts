/** What a map says of a function: its place and its name before a tool changed both. Maps are made by real tools. */
import { minify } from 'terser';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { instrument } from '../../instrument/index.ts';
import { originalPlace, readSourceMap } from './trace.ts';

/** `original place of each function that the instrumenter finds in the generated text`. */
function places(code: string, map: string, sourceType: 'script' | 'module' = 'script'): (string | null)[] {
  const result = instrument(code, { url: 'x.js', sourceType });
  if (!result.ok) throw new Error(result.error.message);
  const read = readSourceMap(map, 'https://a.com/js/app.js.map');
  return result.sites.rows.map(([, name, line, column]) => {
    const place = originalPlace(read, { line, column, name });
    return (
      place &&
      `${place.name ?? '='} ${place.url}:${place.line}:${place.column}${place.ignored ? ' ignored' : ''}`
    );
  });
}

it('finds functions of minified code, with the names they had', async () => {
  const source = `
function outer(first) {
  function inner(second) { return second + helper(first) }
  const arrow = (third) => inner(third) * 2;
  const holder = { method(value) { return arrow(value) } };
  class Shape { area() { return holder.method(1) } }
  return new Shape().area() + arrow(1);
}
var helper = function (n) { return n };
outer(1); outer(2);`;
  const { code, map } = await minify(
    { 'app.js': source },
    {
      sourceMap: { root: '../src', includeSources: true },
      mangle: { toplevel: true },
      compress: { inline: false, reduce_funcs: false, reduce_vars: false, passes: 1 },
    },
  );
  expect(code!.split('\n')).toHaveLength(1);
  expect(places(code!, map as string)).toEqual([
    'outer https://a.com/src/app.js:2:1',
    'inner https://a.com/src/app.js:3:3',
    'arrow https://a.com/src/app.js:4:18',
    '= https://a.com/src/app.js:5:27',
    '= https://a.com/src/app.js:6:17',
    'helper https://a.com/src/app.js:9:14',
  ]);
});

it('finds methods and functions of compiled TypeScript', () => {
  const { outputText, sourceMapText } = ts.transpileModule(
    'type N = number;\nexport class Matrix {\n  rows(n: N): N { return n }\n}\nexport const f = async (x: N) => x;',
    {
      fileName: 'matrix.ts',
      compilerOptions: {
        inlineSources: true,
        sourceMap: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
      },
    },
  );
  expect(places(outputText, sourceMapText!, 'module').slice(0, 2)).toEqual([
    '= https://a.com/js/matrix.ts:3:3',
    '= https://a.com/js/matrix.ts:5:18',
  ]);
});

it('reads maps with sections, a guarding line, and an ignore list', () => {
  const section = (name: string, more: object = {}): object => ({
    version: 3,
    sources: [name],
    names: [],
    sourcesContent: ['const was = function () {};'],
    mappings: 'AAAY',
    ...more,
  });
  const map = {
    version: 3,
    sections: [
      { offset: { line: 0, column: 0 }, map: section('own.ts') },
      { offset: { line: 1, column: 0 }, map: section('lib.ts', { ignoreList: [0] }) },
    ],
  };
  const code = 'function a(){}\nfunction b(){}';
  const expected = ['was https://a.com/js/own.ts:1:13', 'was https://a.com/js/lib.ts:1:13 ignored'];
  expect(places(code, JSON.stringify(map))).toEqual(expected);
  expect(places(code, `)]}'\n${JSON.stringify(map)}`)).toEqual(expected);
  expect(places('\n\n\nfunction c(){}', JSON.stringify(map))).toEqual([null]);
});

it('does not take for a map what is none', () => {
  for (const text of ['', '<!doctype html>', '{"version":3}', '{"version":2,"sources":[],"mappings":""}'])
    expect(() => readSourceMap(text, 'x')).toThrow();
});
