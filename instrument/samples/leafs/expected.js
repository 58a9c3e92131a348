// A leaf does a few things, without calling anything but what calculates. It has no `finally`.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function nothing() {var _$c=_$on&&_$e0(~0);;_$c&&_$x(_$c)} function hello() {var _$c=_$on&&_$e0(~4); return _$c&&_$x(_$c), 'hello' } const empty = () => {var _$c=_$on&&_$e0(~8);;_$c&&_$x(_$c)}, same = x => {var _$c=_$on&&_$e1(~12,x),_$b=(x);_$c&&_$x(_$c);return _$b}, made = (x) => {var _$c=_$on&&_$e1(~16,x),_$b=(({ x }));_$c&&_$x(_$c);return _$b}, listed = x => {var _$c=_$on&&_$e1(~20,x),_$b=([x, , x]);_$c&&_$x(_$c);return _$b}
class Matrix { rows = 2; static unit = 1
  constructor(columns) {var _$c=_$on&&_$e1(~24,columns); this.columns = columns ;_$c&&_$x(_$c)} get size() {var _$c=_$on&&_$e0(~28),_$b; return _$b=( this.rows * this.columns),_$c&&_$x(_$c),_$b } set size(v) {var _$c=_$on&&_$e1(~32,v); this.rows = v / this.columns ;_$c&&_$x(_$c)}
  get(i, j) {var _$c=_$on&&_$e2(~36,i,j),_$b; return _$b=( this.data[i][j]),_$c&&_$x(_$c),_$b } set(i, j, v) {var _$c=_$on&&_$e3(~40,i,j,v); this.data[i][j] = v; return _$c&&_$x(_$c), this } static of() {var _$c=_$on&&_$e0(~44),_$b; return _$b=( Matrix.unit),_$c&&_$x(_$c),_$b } area() {var _$c=_$on&&_$e0(~48),_$b; return _$b=( this.size + this['size']),_$c&&_$x(_$c),_$b } }
function branches(x) {var _$c=_$on&&_$e1(~52,x),_$b; if (x < 0) return _$b=( -1),_$c&&_$x(_$c),_$b; else if (x) return _$c&&_$x(_$c), 1
  return _$c&&_$x(_$c), 0 }
function void0(x) {var _$c=_$on&&_$e1(~56,x); if (x) return void(_$c&&_$x(_$c)); x = 1 ;_$c&&_$x(_$c)} function throws(x) {var _$c=_$on&&_$e1(~60,x),_$b; if (x > 1) throw _$b=( new RangeError('too much')),_$c&&_$x(_$c),_$b; if (x < 0) throw _$c&&_$x(_$c), x; return _$c&&_$x(_$c), x }
function many(a) {var _$c=_$on&&_$e1(~64,a); switch (a) { case 0: return _$c&&_$x(_$c), 'zero'; case 1: { let b = a + 1; return _$c&&_$x(_$c), b } default: a = 5; break } return _$c&&_$x(_$c), a }
function next(x) {var _$c=_$on&&_$e1(~68,x),_$b; if (x) return _$b=( x++),_$c&&_$x(_$c),(_$b);
  (x) ;_$c&&_$x(_$c)} function last(x) {var _$c=_$on&&_$e1(~72,x),_$b; return _$b=( x--),_$c&&_$x(_$c),_$b
} function parenthesised(x) {var _$c=_$on&&_$e1(~76,x); return _$c&&_$x(_$c),(x) } function sequence(x) {var _$c=_$on&&_$e1(~80,x),_$b; return _$b=( x = 1, x + 1),_$c&&_$x(_$c),_$b } function template(x) {var _$c=_$on&&_$e1(~84,x),_$b; return _$b=(`a${x}b`),_$c&&_$x(_$c),_$b } function keyword(x){var _$c=_$on&&_$e1(~88,x),_$b;return _$b=( typeof x),_$c&&_$x(_$c),_$b}
const calculated = (a, b) => {var _$c=_$on&&_$e2(~92,a,b),_$b=(Math.hypot(a, b) + Math.PI);_$c&&_$x(_$c);return _$b}, is = (x) => {var _$c=_$on&&_$e1(~96,x),_$b=(Array.isArray(x) || Number.isInteger(x));_$c&&_$x(_$c);return _$b}, chained = (o) => {var _$c=_$on&&_$e1(~100,o),_$b=(o?.a?.[0] ?? 'none');_$c&&_$x(_$c);return _$b}
function late(x) {var _$c=_$on&&_$e1(~104,x); return _$c&&_$x(_$c), x
  /* after */ } function directive(x) { 'use strict';;var _$c=_$on&&_$e1(~108,x),_$b; return _$b=( this === undefined),_$c&&_$x(_$c),_$b } function commented(x) {var _$c=_$on&&_$e1(~112,x); return _$c&&_$x(_$c), /* value */ x // x
}
function assigned(o, x) {var _$c=_$on&&_$e2(~116,o,x),_$b; o.x ||= x; o.x += 1; delete o.y; return _$b=( 'x' in o && o instanceof Object && void 0),_$c&&_$x(_$c),_$b } var a = 1, b = function () {var _$c=_$on&&_$e0(~120),_$b; return _$b=( b.name),_$c&&_$x(_$c),_$b }
const inner = (x) => {let _$c=_$on&&_$e1(124,x);try{return((y) => {var _$c=_$on&&_$e1(~128,y),_$b=(x + y);_$c&&_$x(_$c);return _$b})}finally{_$c&&_$x(_$c);}}, looping = (n) => {const _$c=_$on&&_$e1(132,n);try{ let sum = 0; for (let i = 0; i < n; i++) sum += i; return sum }finally{_$c&&_$x(_$c)}}
function ownName() {var _$c=_$on&&_$e0(~136),_$b; return _$b=( ownName.name),_$c&&_$x(_$c),_$b } const object = { get tick() {var _$c=_$on&&_$e0(~140); return _$c&&_$x(_$c), 1 }, plain() {var _$c=_$on&&_$e0(~144),_$b; return _$b=( this.tick),_$c&&_$x(_$c),_$b }, [`k${1}`]() {var _$c=_$on&&_$e0(~148); return _$c&&_$x(_$c), 'k' } }
const comparing = (p, q) => {var _$c=_$on&&_$e2(~152,p,q),_$b=(p < q);_$c&&_$x(_$c);return _$b}, odd = { valueOf() {const _$c=_$on&&_$e0(156);try{ return many(1) }finally{_$c&&_$x(_$c)}} }
function inherited() {var _$c=_$on&&_$e0(~160); return _$c&&_$x(_$c), super0 } var super0 = { __proto__: { m() {var _$c=_$on&&_$e0(~164); return _$c&&_$x(_$c), 7 } }, get m2() {var _$c=_$on&&_$e0(~168),_$b; return _$b=( super.m),_$c&&_$x(_$c),_$b } }
const m = new Matrix(3); m.data = [[1, 2]]; m.size = 12
log(nothing(), hello(), empty(), same(1), made(2), listed(3), m.size, m.get(0, 1), m.set(0, 1, 5).get(0, 1), Matrix.of(), m.area())
log([-1, 0, 1].map(branches), void0(1), void0(0), [0, 1, 2].map(many), next(1), next(0), last(3), parenthesised(4), sequence(0), template(1), keyword(1))
log(calculated(3, 4) > 8, is([]), is(1.5), chained(null), chained({ a: [1] }), late(1), directive(), commented(2), assigned({ y: 1 }, 2))
log(inner(1)(2), looping(4), ownName(), object.plain(), object.k1(), comparing(odd, 2), typeof super0.m2, typeof inherited(), nothing.name, made.length)
for (const x of [0, 2, -1]) try { log(throws(x)) } catch (e) {if(_$on)_$j(0); log(String(e)) }
