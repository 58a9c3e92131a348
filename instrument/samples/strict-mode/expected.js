'use strict';;typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/
function top() {const _$c=_$on&&_$e0(0,arguments.length);try{ return this }finally{_$c&&_$x(_$c)}}
function declared() {const _$c=_$on&&_$e0(4,arguments.length);try{ try { undeclared = 1 } catch (e) { return e.name } }finally{_$c&&_$x(_$c)}}
function frozen() {const _$c=_$on&&_$e0(8,arguments.length);try{ try { Object.freeze([]).push(1) } catch (e) { return e.name } }finally{_$c&&_$x(_$c)}}
function block() {const _$c=_$on&&_$e0(12,arguments.length);try{ { function g() {const _$c=_$on&&_$e0(16,arguments.length);try{ return 'block' }finally{_$c&&_$x(_$c)}} g() } try { return g() } catch (e) { return e.name } }finally{_$c&&_$x(_$c)}}
function args(a) {const _$c=_$on&&_$e1(20,a,arguments.length);try{ a = 2; return arguments[0] }finally{_$c&&_$x(_$c)}}
log(top(), declared(), frozen(), block(), args(1), (() => {let _$c=_$on&&_$e0(24);try{return(this === globalThis)}finally{_$c&&_$x(_$c);}})());
