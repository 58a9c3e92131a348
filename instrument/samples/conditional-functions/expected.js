typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/if (true) { function a() {var _$c=_$on&&_$e0(~0),_$v; return _$v=( 'a1'),_$c&&_$x(_$c),_$v } } else { function a() {var _$c=_$on&&_$e0(~4),_$v; return _$v=( 'a2'),_$c&&_$x(_$c),_$v } }
log(a());
function host(flag) {const _$c=_$on&&_$e1(8,flag);try{ if (flag) { function pick() {var _$c=_$on&&_$e0(~12),_$v; return _$v=( 'yes'),_$c&&_$x(_$c),_$v } } else { function pick() {var _$c=_$on&&_$e0(~16),_$v; return _$v=( 'no'),_$c&&_$x(_$c),_$v } } return pick() }finally{_$c&&_$x(_$c)}}
log(host(true), host(false));
function tryFunctions() {const _$c=_$on&&_$e0(20);try{ try { function g() {var _$c=_$on&&_$e0(~24),_$v; return _$v=( 't'),_$c&&_$x(_$c),_$v } } finally {_$on&&_$x(0); log(g()) } return g() }finally{_$c&&_$x(_$c)}}
log(tryFunctions());
