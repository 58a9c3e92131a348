// A leaf does a few things, without calling anything but what calculates. It has no `finally`.
function nothing() {} function hello() { return 'hello' } const empty = () => {}, same = x => x, made = (x) => ({ x }), listed = x => [x, , x]
class Matrix { rows = 2; static unit = 1
  constructor(columns) { this.columns = columns } get size() { return this.rows * this.columns } set size(v) { this.rows = v / this.columns }
  get(i, j) { return this.data[i][j] } set(i, j, v) { this.data[i][j] = v; return this } static of() { return Matrix.unit } area() { return this.size + this['size'] } }
function branches(x) { if (x < 0) return -1; else if (x) return 1
  return 0 }
function void0(x) { if (x) return; x = 1 } function throws(x) { if (x > 1) throw new RangeError('too much'); if (x < 0) throw x; return x }
function many(a) { switch (a) { case 0: return 'zero'; case 1: { let b = a + 1; return b } default: a = 5; break } return a }
function next(x) { if (x) return x++
  (x) } function last(x) { return x--
} function parenthesised(x) { return(x) } function sequence(x) { return x = 1, x + 1 } function template(x) { return`a${x}b` } function keyword(x){return typeof x}
const calculated = (a, b) => Math.hypot(a, b) + Math.PI, is = (x) => Array.isArray(x) || Number.isInteger(x), chained = (o) => o?.a?.[0] ?? 'none'
function late(x) { return x
  /* after */ } function directive(x) { 'use strict'; return this === undefined } function commented(x) { return /* value */ x // x
}
function assigned(o, x) { o.x ||= x; o.x += 1; delete o.y; return 'x' in o && o instanceof Object && void 0 } var a = 1, b = function () { return b.name }
const inner = (x) => (y) => x + y, looping = (n) => { let sum = 0; for (let i = 0; i < n; i++) sum += i; return sum }
function ownName() { return ownName.name } const object = { get tick() { return 1 }, plain() { return this.tick }, [`k${1}`]() { return 'k' } }
const comparing = (p, q) => p < q, odd = { valueOf() { return many(1) } }
function inherited() { return super0 } var super0 = { __proto__: { m() { return 7 } }, get m2() { return super.m } }
const m = new Matrix(3); m.data = [[1, 2]]; m.size = 12
log(nothing(), hello(), empty(), same(1), made(2), listed(3), m.size, m.get(0, 1), m.set(0, 1, 5).get(0, 1), Matrix.of(), m.area())
log([-1, 0, 1].map(branches), void0(1), void0(0), [0, 1, 2].map(many), next(1), next(0), last(3), parenthesised(4), sequence(0), template(1), keyword(1))
log(calculated(3, 4) > 8, is([]), is(1.5), chained(null), chained({ a: [1] }), late(1), directive(), commented(2), assigned({ y: 1 }, 2))
log(inner(1)(2), looping(4), ownName(), object.plain(), object.k1(), comparing(odd, 2), typeof super0.m2, typeof inherited(), nothing.name, made.length)
for (const x of [0, 2, -1]) try { log(throws(x)) } catch (e) { log(String(e)) }
