// Functions that only hand their arguments on are recorded in a second body.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function add(a, b) {var _$c=_$on&&_$e2(~0,a,b,arguments.length),_$b; return _$b=( a + (b ?? 0) + arguments.length),_$c&&_$x(_$c),_$b } const parent = { add, fail() {var _$c=_$on&&_$e0(~4),_$b; throw _$b=( new Error('failed')),_$c&&_$x(_$c),_$b } }
function all() { if(_$on){const _$c=_$e0(8,arguments.length);try{return add.apply(this, arguments)}finally{_$c&&_$x(_$c)}}/*_$c*/return add.apply(this, arguments) }
function named(a) { if(_$on){const _$c=_$e1(12,a,arguments.length);try{return parent.add.apply(parent, arguments)}finally{_$c&&_$x(_$c)}}/*_$c*/return parent.add.apply(parent, arguments) } function voided() { if(_$on){const _$c=_$e0(16,arguments.length);try{add.apply(null, arguments)}finally{_$c&&_$x(_$c)}return}/*_$c*/add.apply(null, arguments) }
var Class = { create: function() {const _$c=_$on&&_$e0(20);try{
    return function() {
      if(_$on){const _$c=_$e0(24,arguments.length);try{this.initialize.apply(this, arguments);}finally{_$c&&_$x(_$c)}return}/*_$c*/this.initialize.apply(this, arguments);
    }
  }finally{_$c&&_$x(_$c)}} }
const Point = Class.create(); Point.prototype.initialize = function (x, y) {var _$c=_$on&&_$e2(~28,x,y,arguments.length); this.x = x; this.y = y; this.n = arguments.length ;_$c&&_$x(_$c)}
function derived() { if(_$on){const _$c=_$e0(32,arguments.length);try{return add !== null && add.apply(this, arguments) || this}finally{_$c&&_$x(_$c)}}/*_$c*/return add !== null && add.apply(this, arguments) || this } function without() { if(_$on){const _$c=_$e0(36,arguments.length);try{return add.apply(this, arguments)}finally{_$c&&_$x(_$c)}}/*_$c*/return add.apply(this, arguments)
}
function strict() { 'use strict';;const _$c=_$on&&_$e0(40,arguments.length);try{ return add.apply(this, arguments) }finally{_$c&&_$x(_$c)}} function fails() { if(_$on){const _$c=_$e0(44,arguments.length);try{return parent.fail.apply(parent, arguments)}finally{_$c&&_$x(_$c)}}/*_$c*/return parent.fail.apply(parent, arguments) }
const o = { m() { if(_$on){const _$c=_$e0(48,arguments.length);try{return add.apply(this, arguments)}finally{_$c&&_$x(_$c)}}/*_$c*/return add.apply(this, arguments) }, get g() { if(_$on){const _$c=_$e0(52);try{return add.apply(this, arguments)}finally{_$c&&_$x(_$c)}}/*_$c*/return add.apply(this, arguments) } }
function two() {const _$c=_$on&&_$e0(56,arguments.length);try{ add.apply(this, arguments); return 2 }finally{_$c&&_$x(_$c)}} function template() {const _$c=_$on&&_$e0(60,arguments.length);try{ return add.apply(`a`, arguments) }finally{_$c&&_$x(_$c)}} function given(f) { if(_$on){const _$c=_$e1(64,f,arguments.length);try{return f.apply(this, arguments)}finally{_$c&&_$x(_$c)}}/*_$c*/return f.apply(this, arguments) }
function inner() {const _$c=_$on&&_$e0(68,arguments.length);try{ return add.apply(this, arguments) + [1].map(function (x) {var _$c=_$on&&_$e1(~72,x),_$b; return _$b=( x + 1),_$c&&_$x(_$c),_$b })[0] }finally{_$c&&_$x(_$c)}} function multi() {const _$c=_$on&&_$e0(76,arguments.length);try{ return add.apply(this,
  arguments) }finally{_$c&&_$x(_$c)}} function assigned() { if(_$on){const _$c=_$e0(80,arguments.length);try{this.last = add.apply(this, arguments)}finally{_$c&&_$x(_$c)}return}/*_$c*/this.last = add.apply(this, arguments) }
log(all(1, 2), all(), named(1, 2, 3), voided(1), new Point(1, 2), new Point(1, 2, 3).n, derived(1), without(1), strict(2), o.m(1, 1), o.g)
log(two(1), template('t'), typeof given(add), inner(1), multi(1), assigned.call(o, 3), o.last, all.length, named.length)
try { fails(1) } catch (error) {if(_$on)_$j(0); log(error.message, /input\.js:(\d+)/.exec(error.stack)?.[1]) }
