import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../1-parse/parse.ts';
import { createLineTable } from '../diagnostics/line-table.ts';
import { analyze } from './analyze.ts';
import { CallGraph } from './call-graph.ts';

/** Names of the functions that may call themselves. */
function recursive(source: string): string[] {
  const parsed = parse(createLineTable(source, { line: 1, column: 1 }), 'script');
  if (!parsed.ok) throw new Error(parsed.error.message);
  return analyze(parsed.script)
    .functions.filter(({ recurses }) => recurses)
    .map(({ name }) => name);
}

describe('who may call itself', () => {
  it.each([
    ['at once', 'function f() { f() }', ['f']],
    ['by another name of its own', 'const go = function f() { f() }', ['f']],
    ['by way of another', 'function f() { g() } function g() { h() } function h() { g() }', ['g', 'h']],
    ['as a constructor', 'function F() { new F() } class K { constructor() { new K() } }', ['F', 'new K']],
    ['with `this` told', 'function f() { f.call(this) } function g() { g.apply(this, []) }', ['f', 'g']],
    ['behind a comma', 'function f() { (0, f)() }', ['f']],
    [
      'as a method',
      'class C { a() { this.b() } b() { this.#c() } #c() { this.a() } }',
      ['C.a', 'C.b', 'C.#c'],
    ],
    [
      'by way of the method of a class above',
      'class A { m() { this.m() } n() {} } class B extends A { m() { super.m() } n() { super.n() } } class C extends B { m() { super.m() } n() { super.n() } }',
      ['A.m', 'B.m', 'C.m'],
    ],
    ['as a member of an object', 'const o = { visit() { o.visit() } }', ['o.visit']],
    ['as what was exported', 'exports.walk = function () { exports.walk() }', ['walk']],
    ['though it waits', 'async function f() { await f() } function* g() { yield* g() }', ['f', 'g']],
    ['from what it hands on', 'function f(xs) { xs.map((x) => f(x)) }', ['f', '(anonymous in f)']],
    [
      'through a name that is declared later',
      'function f() { late() } var late = function () { f() }',
      ['f', 'late'],
    ],
  ] as const)('%s', (_, source, names) => {
    expect(recursive(source)).toEqual(names);
  });

  it.each([
    ['nobody calls it', 'function f() {} f(); function g() { f() }'],
    ['a parameter has the name', 'function f(f) { f() }'],
    [
      'another function nearer has the name',
      'function f() { function f() { return 1 + g() } f() } function g() {}',
    ],
    [
      'a method of the class above is meant',
      'class A { m() { g() } } class B extends A { m() { super.m() } }',
    ],
    ['only a value is called', 'function f(x) { x.y[f]() }'],
    [
      'methods of the classes above are meant, and one hands a function on',
      'class A { m() {} } class B extends A { m() { [1].map(() => super.m()) } } class C extends B { m() { super.m() } }',
    ],
    ['it waits where nobody can tell', 'async function f(o) { with (o) await f() }'],
    ['it is read by a name that only calls mean', 'const o = { get x() { return o.x() } }'],
  ])('not where %s', (_, source) => {
    expect(recursive(source)).toEqual([]);
  });

  it('is found among many that share a name, each in its own function', () => {
    const scopes = Array.from(
      { length: 20 },
      (_, i) => `function s${i}() { function e() { ${i === 7 ? 'e' : 't'}() } }`,
    );
    expect(recursive(scopes.join('\n'))).toEqual(['e']);
  });

  it('is whoever can be reached from itself, in any graph', () => {
    const node = fc.nat(11);
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 30 }), (edges) => {
        const graph = new CallGraph();
        for (let i = 0; i < 12; i++) graph.addFunction(-1, []);
        for (const [caller, index] of edges) graph.addCallback(caller, index);
        const reached = (from: number): Set<number> => {
          const seen = new Set<number>();
          const next = [from];
          while (next.length > 0) {
            const at = next.pop();
            for (const [caller, index] of edges)
              if (caller === at && !seen.has(index)) next.push((seen.add(index), index));
          }
          return seen;
        };
        const expected = Array.from({ length: 12 }, (_, i) => Number(reached(i).has(i)));
        expect([...graph.findRecursive()]).toEqual(expected);
      }),
    );
  });
});
