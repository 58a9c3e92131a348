typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/function* count(n) {const _$f=_$on&&_$g(_$e1(0,n));try{ for (let i = 0; i < n; i++) { const got = _$r(yield _$y( i,_$f),_$f); if (got) return got } }finally{_$f&&_$l(_$f)}}
function* outer() {let _$b,_$f=_$on&&_$g(_$e0(4));try{ try { 0||(_$b=yield* _$d( count(2),_$f,count),_$r(_$b,_$f,_$b=0)); _$r(yield _$y( inner(),_$f),_$f) } finally {_$f&&_$r(0,_$f); _$r(yield _$y( 'cleanup',_$f),_$f) } }finally{_$f&&_$l(_$f)}}
function inner() {var _$c=_$on&&_$e0(~8); return _$c&&_$x(_$c), 'inner' }
const o = { *method(a) {const _$f=_$on&&_$g(_$e1(12,a));try{ _$r(yield _$y( a,_$f),_$f) }finally{_$f&&_$l(_$f)}}, *[Symbol.iterator]() {let _$b,_$f=_$on&&_$g(_$e0(16));try{ 0||(_$b=yield* _$d( [1, 2],_$f),_$r(_$b,_$f,_$b=0)) }finally{_$f&&_$l(_$f)}} };
class K { static *make(...xs) {let _$b,_$f=_$on&&_$g(_$e1(20,xs));try{ 0||(_$b=yield* _$d( xs,_$f),_$r(_$b,_$f,_$b=0)) }finally{_$f&&_$l(_$f)}} *own({ a } = {}) {const _$f=_$on&&_$g(_$e1(24,arguments[0]===void 0?_$k(0):arguments[0]));try{ _$r(yield _$y( a,_$f),_$f) }finally{_$f&&_$l(_$f)}} }
log([...count(3)], [...outer()], [...o.method(1)], [...o], [...K.make(1, 2)], [...new K().own({ a: 3 })]);
const g = count(5);
log(g.next(), g.next('stop'), g.next());
const h = outer();
log(h.next(), h.return('early'), h.next(), h.next());
const t = outer();
t.next();
try { log(t.throw(new Error('in'))); t.next() } catch (e) {if(_$on)_$j(0); log(e.message) }
log(Object.prototype.toString.call(count), count.prototype === Object.getPrototypeOf(g), (function* () {const _$f=_$on&&_$g(_$e0(28));try{ _$r(yield _$y( 1,_$f),_$f) }finally{_$f&&_$l(_$f)}})().next());
