typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function point({ x, y }) {const _$c=_$on&&_$e1(0,arguments[0],arguments.length);try{ return x + y }finally{_$c&&_$x(_$c)}}
function pair([a, b], c) {const _$c=_$on&&_$e2(4,arguments[0],c,arguments.length);try{ return [a, b, c] }finally{_$c&&_$x(_$c)}}
function defaulted({ x = 1, y: { z } = { z: 2 } } = {}) {const _$c=_$on&&_$e1(8,arguments[0]===void 0?_$k(0):arguments[0],arguments.length);try{ return [x, z] }finally{_$c&&_$x(_$c)}}
function arrayDefault([a = 1] = []) {const _$c=_$on&&_$e1(12,arguments[0]===void 0?_$k(1):arguments[0],arguments.length);try{ return a }finally{_$c&&_$x(_$c)}}
const arrow = ({ x }, [y], { z } = { z: 3 }) => {let _$c=_$on&&_$e3(16,_$k(0),_$k(1),_$k(0));try{return(x + y + z)}finally{_$c&&_$x(_$c);}};
function mixed(a, { b, ...others }, ...[c]) {const _$c=_$on&&_$e3(20,a,arguments[1],_$k(1));try{ return [a, b, others, c] }finally{_$c&&_$x(_$c)}}
function computed({ ['k' + 1]: v }, { 'quoted-key': q } = {}) {const _$c=_$on&&_$e2(24,arguments[0],arguments[1]===void 0?_$k(0):arguments[1],arguments.length);try{ return [v, q] }finally{_$c&&_$x(_$c)}}
class K { constructor({ a }) {const _$c=_$on&&_$e1(28,arguments[0],arguments.length);try{ this.a = a }finally{_$c&&_$x(_$c)}} set pair([a, b]) {const _$c=_$on&&_$e1(32,arguments[0]);try{ this.a = a + b }finally{_$c&&_$x(_$c)}} static of({ a }) {const _$c=_$on&&_$e1(36,arguments[0],arguments.length);try{ return new K({ a }) }finally{_$c&&_$x(_$c)}} }
log(point({ x: 1, y: 2 }), pair([1, 2], 3), defaulted(), defaulted({ x: 5 }), arrayDefault(), arrow({ x: 1 }, [2]));
log(mixed(1, { b: 2, c: 3 }, 4), computed({ k1: 1 }), K.of({ a: 1 }));
const k = new K({ a: 0 });
k.pair = [3, 4];
log(k, defaulted.length);
try { point() } catch (e) { log(e.name) }
function many({ alpha, beta, gamma, delta, epsilon, zeta, eta, theta }) {const _$c=_$on&&_$e1(40,arguments[0],arguments.length);try{ return alpha }finally{_$c&&_$x(_$c)}}
log(many({ alpha: 'first' }));
