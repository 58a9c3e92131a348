typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/const helper = (x) => {var _$c=_$on&&_$e1(~0,x),_$b=(x);_$c&&_$x(_$c);return _$b};
async function f(o) {_$on&&_$x(_$e1(4,o)); helper(0); with (o) { helper(await x) } for await (const y of [2]) log(y); try { return await null } finally { helper(1) } }
function* g(o) {_$on&&_$x(_$e1(8,o)); with (o) { yield x } function late() {var _$c=_$on&&_$e0(~12);;_$c&&_$x(_$c)} yield late.name }
async function only(o) {const _$f=_$on&&_$g(_$e1(16,o));try{ with (o) { log(x) } return _$r(await _$w( 3,_$f),_$f) }finally{_$f&&_$l(_$f)}}
const traps = []; const spy = new Proxy({ x: Promise.resolve(4) }, { has(t, k) {const _$c=_$on&&_$e2(20,t,k);try{ if (typeof k === 'string') traps.push(k); return k in t }finally{_$c&&_$x(_$c)}} });
(async () => {const _$f=_$on&&_$g(_$e0(24));try{ _$r(await _$w( f({ x: 1 }),_$f),_$f); log([...g({ x: 2 })], _$r(await _$w( only({ x: 5 }),_$f),_$f)); _$r(await _$w( f(spy),_$f),_$f); _$r(await _$w( only(spy),_$f),_$f); log(traps) }finally{_$f&&_$l(_$f)}})();
const get = (o) => {var _$c=_$on&&_$e1(~28,o),_$b=(o.a.b);_$c&&_$x(_$c);return _$b}
async function caught(o) {_$on&&_$x(_$e1(32,o)); with (o) { helper(await x); try { get(null) } catch { log('inside') } } try { with (o) { await x } get(null) } catch { helper('after') } try { get(o) } finally { helper('end') } }
caught({ x: 6 }).catch(() => {let _$c=_$on&&_$e0(36);try{return(helper('outside'))}finally{_$c&&_$x(_$c);}})
