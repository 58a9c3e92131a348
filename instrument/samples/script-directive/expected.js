/* A comment first, then directives without semicolon */ 'use strict' // why
'and another';typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/
function f() {var _$c=_$on&&_$e0(~0); return _$c&&_$x(_$c), this }
log(f());
try { undeclared = 1 } catch (e) {if(_$on)_$j(0); log(e.name) }
