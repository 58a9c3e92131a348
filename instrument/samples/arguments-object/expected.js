typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function aliased(a, b) {var _$c=_$on&&_$e2(~0,a,b,arguments.length),_$b; arguments[0] = 'changed'; b = 'b'; return _$b=( [a, arguments[1], arguments.length]),_$c&&_$x(_$c),_$b }
function strict(a) { 'use strict';;var _$c=_$on&&_$e1(~4,a,arguments.length),_$b; arguments[0] = 'changed'; return _$b=( [a, arguments.length]),_$c&&_$x(_$c),_$b }
function nonSimple(a, b = 1) {var _$c=_$on&&_$e2(~8,a,b,arguments.length),_$b; arguments[0] = 'changed'; return _$b=( [a, arguments.length]),_$c&&_$x(_$c),_$b }
function callee() {var _$c=_$on&&_$e0(~12,arguments.length),_$b; return _$b=( arguments.callee === callee),_$c&&_$x(_$c),_$b }
function arrows() {const _$c=_$on&&_$e0(16,arguments.length);try{ return (() => {var _$c=_$on&&_$e0(~20),_$b=(arguments.length);_$c&&_$x(_$c);return _$b})() }finally{_$c&&_$x(_$c)}}
function spread() {const _$c=_$on&&_$e0(24,arguments.length);try{ return [...arguments].map((x) => {var _$c=_$on&&_$e1(~28,x),_$b=(x * 2);_$c&&_$x(_$c);return _$b}) }finally{_$c&&_$x(_$c)}}
function apply() { if(_$on){const _$c=_$e0(32,arguments.length);try{return Math.max.apply(null, arguments)}finally{_$c&&_$x(_$c)}}/*_$c*/return Math.max.apply(null, arguments) }
function deleted(a) {var _$c=_$on&&_$e1(~36,a,arguments.length),_$b; delete arguments[0]; a = 2; return _$b=( arguments[0]),_$c&&_$x(_$c),_$b }
function again(a, a) {var _$c=_$on&&_$e2(~40,arguments[0],a); return _$c&&_$x(_$c), a }
log(aliased(1, 2, 3), strict(1), nonSimple(1), callee(), arrows(1, 2), spread(1, 2), apply(1, 3, 2), deleted(1), again(1, 2));
class K { m() {var _$c=_$on&&_$e0(~44,arguments.length),_$b; return _$b=( arguments.length),_$c&&_$x(_$c),_$b } static s() {var _$c=_$on&&_$e0(~48,arguments.length),_$b; return _$b=( typeof arguments),_$c&&_$x(_$c),_$b } }
log(new K().m(1, 2), K.s(), { m() {var _$c=_$on&&_$e0(~52,arguments.length),_$b; return _$b=( arguments[0]),_$c&&_$x(_$c),_$b } }.m(7));
