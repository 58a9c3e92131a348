typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/if (true) { function a() {const _$c=_$on&&_$e0(0,arguments.length);try{ return 'a1' }finally{_$c&&_$x(_$c)}} } else { function a() {const _$c=_$on&&_$e0(4,arguments.length);try{ return 'a2' }finally{_$c&&_$x(_$c)}} }
log(a());
function host(flag,..._$s) {const _$c=_$on&&_$e1(8,flag,_$s.length+1);try{ if (flag) { function pick() {const _$c=_$on&&_$e0(12,arguments.length);try{ return 'yes' }finally{_$c&&_$x(_$c)}} } else { function pick() {const _$c=_$on&&_$e0(16,arguments.length);try{ return 'no' }finally{_$c&&_$x(_$c)}} } return pick() }finally{_$c&&_$x(_$c)}}
log(host(true), host(false));
function tryFunctions() {const _$c=_$on&&_$e0(20,arguments.length);try{ try { function g() {const _$c=_$on&&_$e0(24,arguments.length);try{ return 't' }finally{_$c&&_$x(_$c)}} } finally { log(g()) } return g() }finally{_$c&&_$x(_$c)}}
log(tryFunctions());
