/* A comment first, then directives without semicolon */ 'use strict' // why
'and another';typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/
function f() {const _$c=_$on&&_$e0(0,arguments.length);try{ return this }finally{_$c&&_$x(_$c)}}
log(f());
try { undeclared = 1 } catch (e) { log(e.name) }
