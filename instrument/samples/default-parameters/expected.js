typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/let n = 0;
const next = () => {let _$c=_$on&&_$e0(0);try{return(++n)}finally{_$c&&_$x(_$c);}};
function f(a, b = a + 1, c = next(),..._$s) {const _$c=_$on&&_$e3(4,a,b,c,_$s.length+3);try{ return [a, b, c] }finally{_$c&&_$x(_$c)}}
log(f(1), f(1, undefined, null), f(1, 2, 3), f.length);
const g = (x = (() => {let _$c=_$on&&_$e0(12);try{return('arrow')}finally{_$c&&_$x(_$c);}})(), y = function () {const _$c=_$on&&_$e0(16,arguments.length);try{ return x }finally{_$c&&_$x(_$c)}}) => {let _$c=_$on&&_$e2(8,x,y);try{return(y())}finally{_$c&&_$x(_$c);}};
log(g(), g('given'));
function useBefore(a = b, b,..._$s) {const _$c=_$on&&_$e2(20,a,b,_$s.length+2);try{ return a }finally{_$c&&_$x(_$c)}}
try { useBefore() } catch (e) { log(e.name) }
function throwing(a = (() => {const _$c=_$on&&_$e0(28);try{ throw new Error('in default') }finally{_$c&&_$x(_$c)}})(),..._$s) {const _$c=_$on&&_$e1(24,a,_$s.length+1);try{ return a }finally{_$c&&_$x(_$c)}}
try { throwing() } catch (e) { log(e.message) }
log(throwing(1));
class K { m(a = this, b = super.toString) {const _$c=_$on&&_$e2(32,a,b,arguments.length);try{ return [a === this, typeof b] }finally{_$c&&_$x(_$c)}} }
log(new K().m());
