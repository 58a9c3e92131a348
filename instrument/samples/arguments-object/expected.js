typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function aliased(a, b) {const _$c=_$on&&_$e2(0,a,b,arguments.length);try{ arguments[0] = 'changed'; b = 'b'; return [a, arguments[1], arguments.length] }finally{_$c&&_$x(_$c)}}
function strict(a) { 'use strict';;const _$c=_$on&&_$e1(4,a,arguments.length);try{ arguments[0] = 'changed'; return [a, arguments.length] }finally{_$c&&_$x(_$c)}}
function nonSimple(a, b = 1) {const _$c=_$on&&_$e2(8,a,b,arguments.length);try{ arguments[0] = 'changed'; return [a, arguments.length] }finally{_$c&&_$x(_$c)}}
function callee() {const _$c=_$on&&_$e0(12,arguments.length);try{ return arguments.callee === callee }finally{_$c&&_$x(_$c)}}
function arrows() {const _$c=_$on&&_$e0(16,arguments.length);try{ return (() => {let _$c=_$on&&_$e0(20);try{return(arguments.length)}finally{_$c&&_$x(_$c);}})() }finally{_$c&&_$x(_$c)}}
function spread() {const _$c=_$on&&_$e0(24,arguments.length);try{ return [...arguments].map((x) => {let _$c=_$on&&_$e1(28,x);try{return(x * 2)}finally{_$c&&_$x(_$c);}}) }finally{_$c&&_$x(_$c)}}
function apply() {const _$c=_$on&&_$e0(32,arguments.length);try{ return Math.max.apply(null, arguments) }finally{_$c&&_$x(_$c)}}
function deleted(a) {const _$c=_$on&&_$e1(36,a,arguments.length);try{ delete arguments[0]; a = 2; return arguments[0] }finally{_$c&&_$x(_$c)}}
function again(a, a) {const _$c=_$on&&_$e2(40,arguments[0],a,arguments.length);try{ return a }finally{_$c&&_$x(_$c)}}
log(aliased(1, 2, 3), strict(1), nonSimple(1), callee(), arrows(1, 2), spread(1, 2), apply(1, 3, 2), deleted(1), again(1, 2));
class K { m() {const _$c=_$on&&_$e0(44,arguments.length);try{ return arguments.length }finally{_$c&&_$x(_$c)}} static s() {const _$c=_$on&&_$e0(48,arguments.length);try{ return typeof arguments }finally{_$c&&_$x(_$c)}} }
log(new K().m(1, 2), K.s(), { m() {const _$c=_$on&&_$e0(52,arguments.length);try{ return arguments[0] }finally{_$c&&_$x(_$c)}} }.m(7));
