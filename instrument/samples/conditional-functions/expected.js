typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/if (true) { function a() {var _$c=_$on&&_$e0(~0); return _$c&&_$x(_$c), 'a1' } } else { function a() {var _$c=_$on&&_$e0(~4); return _$c&&_$x(_$c), 'a2' } }
log(a());
function host(flag) {const _$c=_$on&&_$e1(8,flag);try{ if (flag) { function pick() {var _$c=_$on&&_$e0(~12); return _$c&&_$x(_$c), 'yes' } } else { function pick() {var _$c=_$on&&_$e0(~16); return _$c&&_$x(_$c), 'no' } } return pick() }finally{_$c&&_$x(_$c)}}
log(host(true), host(false));
function tryFunctions() {const _$c=_$on&&_$e0(20);try{ try { function g() {var _$c=_$on&&_$e0(~24); return _$c&&_$x(_$c), 't' } } finally {if(_$on)_$j(_$c); log(g()) } return g() }finally{_$c&&_$x(_$c)}}
log(tryFunctions());
