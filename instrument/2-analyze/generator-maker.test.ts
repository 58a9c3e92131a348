/** World: Node. Which names tell what made a generator: those that can be read once more without running anything. */
import { expect, it } from 'vitest';
import { instrument, type SourceType } from '../index.ts';

/** What is told of each `yield*`. */
function told(source: string, sourceType: SourceType = 'script'): string[] {
  const result = instrument(source, { url: 'program.js', sourceType });
  if (!result.ok) throw new Error(result.error.message);
  return [...result.code.matchAll(/,_\$f(?:,([^()]*))?\),_\$(?:f\)|r\()/g)].map(([, maker]) => maker ?? '');
}

it.each([
  ['a function of the script', 'function* f() { yield* f() }', 'f'],
  ['what is declared around it', '{ const f = function* () { yield* f() } }', 'f'],
  ['a name of its own', '(function* f() { yield* f() })', 'f'],
  ['a parameter', '(f) => function* () { yield* f.a.b(1) }', 'f,"a","b"'],
  ['a class', 'class C { static *f() { yield* C.f() } }', 'C,"f"'],
  ['a method', 'class C { *f() { yield* this.f() } }', 'this,"f"'],
  ['a `var` of a function', '() => { var f = function* () { yield* f() } }', 'f'],
  ['a pattern', 'const { f: [g] } = x; function* h() { yield* g() }', 'g'],
])('%s is told', (_, source, maker) => {
  expect(told(source)).toEqual([maker]);
});

it.each([
  ['a global name', 'function* f() { yield* g() }'],
  ['one that only others bind', 'function other(g) {} function* f() { yield* g() }'],
  ['a `var` of a script, which leaves an accessor', 'var g; function* f() { yield* g() }'],
  ['a function that is deleted', 'function* f() { yield* f(delete f) }'],
  ['one that is deleted in parentheses', 'function* f() { yield* f(delete(f)) }'],
  ['one that is deleted from the global object', 'function* f() { yield* f(delete globalThis.f) }'],
  ['what `eval` may declare', 'function f(g) { eval(x); return function* () { yield* g() } }'],
  ['a name that is caught', 'function* f() { try { x() } catch (g) { yield* g() } }'],
  ['a private member', 'class C { #f; *f() { yield* this.#f.g() } }'],
  ['a computed member', 'function* f(a) { yield* a[0]() }'],
  ['one that may not be', 'function* f(a) { yield* a?.f() }'],
  ['`super`', 'class C extends D { *f() { yield* super.f() } }'],
  ['no call', 'function* f(a) { yield* a }'],
  ['what the function is applied to', 'function* f() { yield* g()() }'],
  ['an asynchronous generator', 'async function* f() { yield* f() }'],
])('%s is not', (_, source) => {
  expect(told(source)).toEqual(['']);
});

it('in modules also tells what is imported, and any `var`', () => {
  expect(
    told(
      "import f, * as all from './a.js'; var g; function* h() { yield* f(); yield* all.f(); yield* g() }",
      'module',
    ),
  ).toEqual(['f', 'all,"f"', 'g']);
});

// Seconds; a minute while each looked through the whole text.
it('of thousands takes no longer than the rest of the work', { timeout: 20_000 }, () => {
  const generators = Array.from({ length: 20_000 }, (_, i) => `function* g${i}() { yield* g${i ^ 1}() }`);
  expect(told(generators.join('\n'))).toHaveLength(generators.length);
});
