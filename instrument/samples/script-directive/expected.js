/* A comment first, then directives without semicolon */ 'use strict' // why
'and another';typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/
function f() {var _$c=_$on&&_$e0(~0),_$v; return _$v=( this),_$c&&_$x(_$c),_$v }
log(f());
try { undeclared = 1 } catch (e) {_$on&&_$x(0); log(e.name) }
