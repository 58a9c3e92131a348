typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$n=="undefined"&&Object.defineProperty(globalThis,"_$n",{value:(f,n)=>Object.defineProperty(f,"name",{value:n}),writable:true,configurable:true});/*_$*/var v = 'outer';
function closure(get = () => {var _$c=_$on&&_$e0(~4),_$b=(v);_$c&&_$x(_$c);return _$b}) {const _$c=_$on&&_$e1(0,get);try{ var v = 'inner'; return [get(), v] }finally{_$c&&_$x(_$c)}}
function shared(a, get = () => {var _$c=_$on&&_$e0(~12),_$b=(a);_$c&&_$x(_$c);return _$b}) {const _$c=_$on&&_$e2(8,a,get);try{ var a; const before = a; a = 'changed'; return [before, a, get()] }finally{_$c&&_$x(_$c)}}
function hoisted(a, get = () => {var _$c=_$on&&_$e0(~20),_$b=(a);_$c&&_$x(_$c);return _$b}) {const _$c=_$on&&_$e2(16,a,get);try{var a=_$n(_$h0$a,"a"); function _$h0$a() {var _$c=_$on&&_$e0(~24); return _$c&&_$x(_$c), 'function' } return [typeof a, get()] }finally{_$c&&_$x(_$c)}}
function seesFunction(get = () => {var _$c=_$on&&_$e0(~32),_$b=(typeof helper);_$c&&_$x(_$c);return _$b}) {const _$c=_$on&&_$e1(28,get);try{ function helper() {var _$c=_$on&&_$e0(~36);;_$c&&_$x(_$c)} return [get(), typeof helper] }finally{_$c&&_$x(_$c)}}
log(closure(), shared('passed'), hoisted('passed'), seesFunction());
function simple(a) {var _$c=_$on&&_$e1(~40,a); var a; return _$c&&_$x(_$c), a }
function assigned(a) {var _$c=_$on&&_$e1(~44,a,arguments.length),_$b; var a = 2; return _$b=( [a, arguments[0]]),_$c&&_$x(_$c),_$b }
log(simple(1), assigned(1));
