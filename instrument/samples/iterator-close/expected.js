typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/function* source() {const _$f=_$on&&_$g(_$e0(0));try{ try { _$r(yield _$y( 1,_$f),_$f); _$r(yield _$y( 2,_$f),_$f) } finally {_$f&&_$r(0,_$f); log('closed') } }finally{_$f&&_$l(_$f)}}
function first(xs) {const _$c=_$on&&_$e1(4,xs);try{ for (const x of xs) return x }finally{_$c&&_$x(_$c)}}
function destructure([a]) {var _$c=_$on&&_$e1(~8,arguments[0]); return _$c&&_$x(_$c), a }
function breaks(xs) {const _$c=_$on&&_$e1(12,xs);try{ for (const x of xs) { if (x) break } return 'broke' }finally{_$c&&_$x(_$c)}}
log(first(source()), destructure(source()), breaks(source()));
const custom = { [Symbol.iterator]() {const _$c=_$on&&_$e0(16);try{ return { next: () => {var _$c=_$on&&_$e0(~20),_$b=(({ value: 1, done: false }));_$c&&_$x(_$c);return _$b}, return() {const _$c=_$on&&_$e0(24);try{ log('returned'); return {} }finally{_$c&&_$x(_$c)}} } }finally{_$c&&_$x(_$c)}} };
log(first(custom));
