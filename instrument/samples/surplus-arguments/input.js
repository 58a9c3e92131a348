// Surplus arguments are told of functions that can see them: in whose own text `arguments` or `eval` stands.
function none() { return 'none' } function two(a, b) { return [a, b] } function spaced( a , b ) { return a } function empty( ) {}
function trailing(a, b,) { return a } function commented(a /* a) */) { return a } function inside(/* nothing */) { return 1 }
function lines(
  a, // the first
  b
) { return [a, b] }
function again(a) { var a; return a } function given(a) { var a = 1; return a } function declared(a) { return a; function a() {} }
function same(a, a) { return a } function strict(a) { 'use strict'; return a } function directive(a) { 'none'; return a }
function escaped(a) { return \u0061rguments.length } function evaluated(a) { return eval('arguments.length') }
function arrow(a) { return () => arguments.length } function inner(a) { return function () { return arguments.length } }
function defaulted(a, b = () => a) { var a = 'var'; return [a, b()] } function taken({ a }, [b]) { return a + b } function patterned(a, { b } = { b: 2 }) { return b }
function named(rest, length) { return [rest, length] } function* generated(a) { yield a } async function awaited(a) { await a; return a }
class Base { constructor(a) { this.a = a } method(a) { return [a, new.target] } static made(a) { return new this(a) } get x() { return 1 } set x(v) {} '#'(a) {} [`k`]() { return super.toString === Object.prototype.toString } }
class Derived extends Base { constructor(a) { super(a); this.b = a } method() { return super.method(...[1, 2, 3]) } }
const o = { m(a) { return a }, async n() {}, *g(a) { yield a }, get get() { return 1 }, 'quoted'(a) { return a }, 1() { return 'one' }, async: function async() { return 'async' } };
function seen(a) { return look() } function look() { return [seen.arguments.length, seen.arguments[1], typeof seen.caller] }
function closure(a) { return () => a++ } function nested(a) { { function a() {} } return typeof a }
const many = (f) => f(1, 2, 3, 4);
log([none, two, spaced, empty, trailing, commented, inside, lines, again, given, same, strict, directive, escaped, evaluated, named, nested, seen].map(many));
log(typeof many(declared), many(arrow)(), many(inner)(5), defaulted(), defaulted(1, undefined, 3), taken({ a: 1 }, [2], 3), patterned(1), closure(1, 2)(), [...generated(1, 2)]);
log(many(Base.made.bind(Derived)), new Derived(1, 2).method(), new Base(1).k(9), o.m(1, 2), o[1](2), o.async(3), [...o.g(1, 2)]);
log([none, two, trailing, strict, defaulted, Base, o.m, awaited].map((f) => [f.length, f.name, note(Reflect.ownKeys(f))]));
awaited(1, 2).then((a) => log('awaited', a));
