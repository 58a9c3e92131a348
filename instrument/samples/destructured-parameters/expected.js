typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function point({ x, y }) {var _$c=_$on&&_$e1(~0,arguments[0]),_$b; return _$b=( x + y),_$c&&_$x(_$c),_$b }
function pair([a, b], c) {var _$c=_$on&&_$e2(~4,arguments[0],c),_$b; return _$b=( [a, b, c]),_$c&&_$x(_$c),_$b }
function defaulted({ x = 1, y: { z } = { z: 2 } } = {}) {var _$c=_$on&&_$e1(~8,arguments[0]===void 0?_$k(0):arguments[0]),_$b; return _$b=( [x, z]),_$c&&_$x(_$c),_$b }
function arrayDefault([a = 1] = []) {var _$c=_$on&&_$e1(~12,arguments[0]===void 0?_$k(1):arguments[0]); return _$c&&_$x(_$c), a }
const arrow = ({ x }, [y], { z } = { z: 3 }) => {var _$c=_$on&&_$e3(~16,_$k(0),_$k(1),_$k(0)),_$b=(x + y + z);_$c&&_$x(_$c);return _$b};
function mixed(a, { b, ...others }, ...[c]) {var _$c=_$on&&_$e3(~20,a,arguments[1],_$k(1)),_$b; return _$b=( [a, b, others, c]),_$c&&_$x(_$c),_$b }
function computed({ ['k' + 1]: v }, { 'quoted-key': q } = {}) {var _$c=_$on&&_$e2(~24,arguments[0],arguments[1]===void 0?_$k(0):arguments[1]),_$b; return _$b=( [v, q]),_$c&&_$x(_$c),_$b }
class K { constructor({ a }) {var _$c=_$on&&_$e1(~28,arguments[0]); this.a = a ;_$c&&_$x(_$c)} set pair([a, b]) {var _$c=_$on&&_$e1(~32,arguments[0]); this.a = a + b ;_$c&&_$x(_$c)} static of({ a }) {const _$c=_$on&&_$e1(36,arguments[0]);try{ return new K({ a }) }finally{_$c&&_$x(_$c)}} }
log(point({ x: 1, y: 2 }), pair([1, 2], 3), defaulted(), defaulted({ x: 5 }), arrayDefault(), arrow({ x: 1 }, [2]));
log(mixed(1, { b: 2, c: 3 }, 4), computed({ k1: 1 }), K.of({ a: 1 }));
const k = new K({ a: 0 });
k.pair = [3, 4];
log(k, defaulted.length);
try { point() } catch (e) {if(_$on)_$j(0); log(e.name) }
function many({ alpha, beta, gamma, delta, epsilon, zeta, eta, theta }) {var _$c=_$on&&_$e1(~40,arguments[0]); return _$c&&_$x(_$c), alpha }
log(many({ alpha: 'first' }));
