typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/async function add(a, b) {const _$f=_$on&&_$g(_$e2(0,a,b));try{ _$r(await _$w( null,_$f),_$f); return a + b }finally{_$f&&_$l(_$f)}}
async function fails() {const _$c=_$on&&_$e0(4);try{ throw new Error('rejected') }finally{_$c&&_$x(_$c)}}
async function early(x) {const _$f=_$on&&_$g(_$e1(8,x));try{ if (x) return 'early'; _$r(await _$w( 0,_$f),_$f); return 'late' }finally{_$f&&_$l(_$f)}}
const expression = async function ({ a }, [b] = [2]) {const _$f=_$on&&_$g(_$e2(12,arguments[0],arguments[1]===void 0?_$k(1):arguments[1]));try{ return (_$r(await _$w( add(a, b),_$f),_$f)) * 2 }finally{_$f&&_$l(_$f)}};
const o = { async m() {const _$c=_$on&&_$e0(16);try{ return this === o }finally{_$c&&_$x(_$c)}}, async 'quoted'() {const _$c=_$on&&_$e0(20);try{ return 'q' }finally{_$c&&_$x(_$c)}} };
class K { async m() {const _$c=_$on&&_$e0(24);try{ return super.toString === Object.prototype.toString }finally{_$c&&_$x(_$c)}} static async s(...xs) {const _$c=_$on&&_$e1(28,xs);try{ return xs }finally{_$c&&_$x(_$c)}} async #p() {const _$c=_$on&&_$e0(32);try{ return 'private' }finally{_$c&&_$x(_$c)}} go() {const _$c=_$on&&_$e0(36);try{ return this.#p() }finally{_$c&&_$x(_$c)}} }
log(add(1, 2) instanceof Promise);
(async () => {const _$f=_$on&&_$g(_$e0(40));try{
  log(_$r(await _$w( add(1, 2),_$f),_$f), _$r(await _$w( early(1),_$f),_$f), _$r(await _$w( early(0),_$f),_$f), _$r(await _$w( expression({ a: 1 }),_$f),_$f), _$r(await _$w( o.m(),_$f),_$f), _$r(await _$w( o.quoted(),_$f),_$f), _$r(await _$w( new K().m(),_$f),_$f), _$r(await _$w( K.s(1),_$f),_$f), _$r(await _$w( new K().go(),_$f),_$f));
  try { _$r(await _$w( fails(),_$f),_$f) } catch (e) {_$f&&_$r(0,_$f); log(e.message) }
}finally{_$f&&_$l(_$f)}})();
async function badDefault(a = (() => {var _$c=_$on&&_$e0(~48),_$b; throw _$b=( new Error('default')),_$c&&_$x(_$c),_$b })()) {const _$c=_$on&&_$e1(44,a);try{ return a }finally{_$c&&_$x(_$c)}}
badDefault().catch((e) => {let _$c=_$on&&_$e1(52,e);try{return(log(e.message))}finally{_$c&&_$x(_$c);}});
