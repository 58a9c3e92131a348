typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/let n = 0;
const next = () => {var _$c=_$on&&_$e0(~0),_$b=(++n);_$c&&_$x(_$c);return _$b};
function f(a, b = a + 1, c = next()) {var _$c=_$on&&_$e3(~4,a,b,c),_$b; return _$b=( [a, b, c]),_$c&&_$x(_$c),_$b }
log(f(1), f(1, undefined, null), f(1, 2, 3), f.length);
const g = (x = (() => {var _$c=_$on&&_$e0(~12),_$b=('arrow');_$c&&_$x(_$c);return _$b})(), y = function () {var _$c=_$on&&_$e0(~16); return _$c&&_$x(_$c), x }) => {let _$c=_$on&&_$e2(8,x,y);try{return(y())}finally{_$c&&_$x(_$c);}};
log(g(), g('given'));
function useBefore(a = b, b) {var _$c=_$on&&_$e2(~20,a,b); return _$c&&_$x(_$c), a }
try { useBefore() } catch (e) {if(_$on)_$j(0); log(e.name) }
function throwing(a = (() => {var _$c=_$on&&_$e0(~28),_$b; throw _$b=( new Error('in default')),_$c&&_$x(_$c),_$b })()) {var _$c=_$on&&_$e1(~24,a); return _$c&&_$x(_$c), a }
try { throwing() } catch (e) {if(_$on)_$j(0); log(e.message) }
log(throwing(1));
class K { m(a = this, b = super.toString) {var _$c=_$on&&_$e2(~32,a,b),_$b; return _$b=( [a === this, typeof b]),_$c&&_$x(_$c),_$b } }
log(new K().m());
