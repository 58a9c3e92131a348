import { describe, expect, it } from 'vitest';
import { profileFromText } from './from-text.ts';
import { fullPlaceLabel, placeLabel, signatureLabel, signatureParts } from './labels.ts';
import { shortestNames } from './place.ts';
import {
  createTableBuilder,
  freezeTables,
  internSignature,
  internSite,
  internType,
} from './table-builder.ts';
import { cutMiddle, visibleText } from './visible-text.ts';

/** Label of a function with these parameters, called with types of these labels. */
function label(
  name: string,
  parameters: readonly (string | null)[],
  types: readonly string[] | null,
  max?: number,
): string {
  const tables = createTableBuilder();
  const site = internSite(tables, { name, kind: 'function', url: 'a.js', line: 1, column: 1, parameters });
  internSignature(tables, {
    site,
    types:
      types &&
      types.map((text) =>
        internType(tables, { label: text, kind: text.startsWith('…') ? 'surplus' : 'object', base: null }),
      ),
  });
  return signatureLabel(freezeTables(tables), 0, max);
}

describe('a signature reads', () => {
  it.each([
    [
      'dot',
      ['a', 'b'],
      ['Float32Array(16)', 'Float32Array(16)'],
      'dot(a: Float32Array(16), b: Float32Array(16))',
    ],
    ['f', [], [], 'f()'],
    ['f', [null, 'b'], ['int', 'float'], 'f(int, b: float)'],
    ['max', ['...xs'], ['Array(3)'], 'max(...xs: Array(3))'],
    ['g', ['{a, b}'], ['Object'], 'g({a, b}: Object)'],
    ['f', ['x'], ['int', '…+2'], 'f(x: int, …+2)'],
    ['f', ['x', 'y'], ['int', '…+2'], 'f(x: int, …+2)'],
    ['get Matrix.rows', [], [], 'get Matrix.rows()'],
    ['new Matrix', ['rows', 'cols'], ['int', 'int'], 'new Matrix(rows: int, cols: int)'],
    ['(anonymous in render)', ['x'], ['int'], '(anonymous in render)(x: int)'],
    ['dot', ['a', 'b'], null, 'dot'],
  ] as const)('%s with %j called with %j', (name, parameters, types, expected) => {
    expect(label(name, parameters, types)).toBe(expected);
  });

  it('in parts, so that a view can set types apart', () => {
    const profile = profileFromText('dot(a: Float32Array(16), …+1)');
    expect(signatureParts(profile, 0)).toEqual({
      name: 'dot',
      arguments: [
        { name: 'a', type: 'Float32Array(16)' },
        { name: null, type: '…+1' },
      ],
    });
    expect(signatureParts(profileFromText('dot'), 0)).toEqual({ name: 'dot', arguments: null });
  });

  it.each([
    [60, 'mix(a: Float32Array(16), b: int, c: string, d: Matrix)'],
    [50, 'mix(a: Float32Array(16), b: int, …, d: Matrix)'],
    [44, 'mix(a: Float32Array(16), …, d: Matrix)'],
    [24, 'mix(a: Float32Ar…Matrix)'],
    [6, 'mix(…)'],
    [0, 'mix(…)'],
  ])('in at most %i characters by losing arguments from the middle, never its name', (max, expected) => {
    const types = ['Float32Array(16)', 'int', 'string', 'Matrix'];
    expect(label('mix', ['a', 'b', 'c', 'd'], types, max)).toBe(expected);
  });
});

describe('hostile text', () => {
  it('shows what is invisible or turns the reading direction', () => {
    expect(visibleText('a\u202eb\u0000\n\u200b\u{e0041}\ud800')).toBe(
      'a\\u202eb\\u0000\\n\\u200b\\u{e0041}\\ud800',
    );
  });

  it('leaves letters of every script, and markup, as they are', () => {
    for (const text of ['名前', 'שלום', 'naïve', '<a href="x">&amp;</a>', '😀'])
      expect(visibleText(text)).toBe(text);
  });

  it('keeps both ends of a megabyte', () => {
    const shown = label(`start${'x'.repeat(1e6)}end`, ['p'], [`T${'y'.repeat(1e6)}Z`]);
    expect(shown).toMatch(/^startx+…x+end\(p: Ty+…y+Z\)$/);
    expect(shown.length).toBeLessThan(500);
  });

  it('is never cut inside a character', () => {
    for (let max = 1; max < 12; max++) {
      expect(cutMiddle('😀😀😀😀😀😀', max)).toMatch(/^(😀)*…(😀)*$/u);
    }
  });
});

describe('a place reads', () => {
  it('as file and line, and in full on demand', () => {
    const profile = profileFromText('f() @https://x.example/js/m.js?v=2:9');
    expect(placeLabel(profile, 0)).toBe('m.js:9');
    expect(fullPlaceLabel(profile, 0)).toBe('https://x.example/js/m.js?v=2:9:1');
  });

  it('as nothing where there is no source', () => {
    const profile = profileFromText('compile @:0');
    expect([placeLabel(profile, 0), fullPlaceLabel(profile, 0)]).toEqual(['', '']);
  });

  it.each([
    [
      ['https://a.example/x/m.js', 'https://a.example/n.js'],
      ['m.js', 'n.js'],
    ],
    [
      ['https://a.example/x/m.js', 'https://a.example/y/m.js'],
      ['x/m.js', 'y/m.js'],
    ],
    [
      ['https://a.example/m.js', 'https://b.example/m.js'],
      ['a.example/m.js', 'b.example/m.js'],
    ],
    [
      ['https://a.example/m.js', 'https://a.example/x/m.js'],
      ['a.example/m.js', 'x/m.js'],
    ],
    [
      ['m.js?v=1', 'm.js?v=2'],
      ['m.js?v=1', 'm.js?v=2'],
    ],
    [['https://a.example/'], ['a.example']],
    [['eval at f (app/x.js:3)'], ['eval at f (app/x.js:3)']],
    [['data:text/javascript,f()/g()'], ['data:text/javascript,f()/g()']],
    [[''], ['']],
  ])('%j as %j', (urls, names) => {
    const shortest = shortestNames(new Set(urls));
    expect(urls.map((url) => shortest.get(url))).toEqual(names);
  });
});
