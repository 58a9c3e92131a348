import { describe, expect, it } from 'vitest';
import { parseFilter } from './filter.ts';

const texts = [
  'dot(a: Float32Array(16))  a.js:3',
  'Matrix.multiply(other: Matrix)  m.js:9',
  'layout()  main.js:1',
];
const found = (input: string): string[] =>
  texts.filter(parseFilter(input).matches).map((text) => text.slice(0, 3));

describe('parseFilter', () => {
  it('finds words regardless of case and order', () => {
    expect(found('float32')).toEqual(['dot']);
    expect(found('MATRIX m.js')).toEqual(['Mat']);
    expect(found('m.js matrix')).toEqual(['Mat']);
    expect(found('nowhere')).toEqual([]);
  });

  it('takes everything when there is nothing to find', () => {
    expect(found('')).toEqual(['dot', 'Mat', 'lay']);
    expect(found('  ')).toEqual(['dot', 'Mat', 'lay']);
    expect(parseFilter('  ').empty).toBe(true);
  });

  it('reads /…/ as a regular expression with its flags, each test on its own', () => {
    expect(found('/^(dot|layout)/')).toEqual(['dot', 'lay']);
    expect(found('/MATRIX/i')).toEqual(['Mat']);
    const sticky = parseFilter('/a/gy');
    expect([sticky.matches('a'), sticky.matches('a')]).toEqual([true, true]);
  });

  it('says why a regular expression is wrong and looks for the text instead', () => {
    const filter = parseFilter('/(/');
    expect(filter.error).toMatch(/parenthesis|group/i);
    expect(filter.matches('a /(/ b')).toBe(true);
    expect(filter.matches('dot(')).toBe(false);
  });

  it('treats a lone slash and a path as text', () => {
    expect(parseFilter('/src/app.js').error).toBe(null);
    expect(parseFilter('/src/app.js').matches('https://x/src/app.js:3')).toBe(true);
  });
});
