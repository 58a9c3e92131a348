/**
 * Which functions get text without a `finally`.
 */
import { describe, expect, it } from 'vitest';
import { instrument, restore } from '../index.ts';

function emitted(source: string): string {
  const result = instrument(source, { url: 'f.js', sourceType: 'script' });
  if (!result.ok) throw new Error(result.error.message);
  expect(restore(result.code)).toBe(source);
  return result.code;
}

describe('a leaf', () => {
  it.each([
    'function f(a) { return a.b }',
    'const f = (a) => Math.abs(a) + 1',
    'function f(a) { if (a) return 1; else throw new TypeError(a) }',
    'class C { set x(v) { this.v = v } }',
  ])('has no finally: %s', (source) => {
    expect(emitted(source)).not.toContain('finally');
  });

  it.each([
    ['calls', 'function f(a) { return a() }'],
    ['makes something of a class', 'const f = (A) => new A'],
    ['iterates', 'const f = (a) => [...a]'],
    ['takes apart', 'function f(a) { const [b] = a; return b }'],
    ['loops', 'function f(a) { while (a) a--; return a }'],
    ['makes functions', 'const f = (a) => [() => a]'],
    ['waits', 'async function f(a) { return a }'],
    ['ends in many places', `function f(a) { ${'if (a--) return a; '.repeat(5)} }`],
  ])('is none that %s', (_, source) => {
    expect(emitted(source)).toContain('finally');
  });

  it('may be as long as its parser reads', () => {
    const sum = (count: number): string => `const f = (a) => ${Array(count).fill('a').join(' + ')}`;
    expect(emitted(sum(3000))).not.toContain('finally');
  });
});
