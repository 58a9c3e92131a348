typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$n=="undefined"&&Object.defineProperty(globalThis,"_$n",{value:(f,n)=>Object.defineProperty(f,"name",{value:n}),writable:true,configurable:true});/*_$*/var v = 'outer';
function closure(get = () => {let _$c=_$on&&_$e0(4);try{return(v)}finally{_$c&&_$x(_$c);}},..._$s) {const _$c=_$on&&_$e1(0,get,_$s.length+1);try{ var v = 'inner'; return [get(), v] }finally{_$c&&_$x(_$c)}}
function shared(a, get = () => {let _$c=_$on&&_$e0(12);try{return(a)}finally{_$c&&_$x(_$c);}},..._$s) {const _$c=_$on&&_$e2(8,a,get,_$s.length+2);try{ var a; const before = a; a = 'changed'; return [before, a, get()] }finally{_$c&&_$x(_$c)}}
function hoisted(a, get = () => {let _$c=_$on&&_$e0(20);try{return(a)}finally{_$c&&_$x(_$c);}},..._$s) {const _$c=_$on&&_$e2(16,a,get,_$s.length+2);try{var a=_$n(_$h0$a,"a"); function _$h0$a() {const _$c=_$on&&_$e0(24,arguments.length);try{ return 'function' }finally{_$c&&_$x(_$c)}} return [typeof a, get()] }finally{_$c&&_$x(_$c)}}
function seesFunction(get = () => {let _$c=_$on&&_$e0(32);try{return(typeof helper)}finally{_$c&&_$x(_$c);}},..._$s) {const _$c=_$on&&_$e1(28,get,_$s.length+1);try{ function helper() {const _$c=_$on&&_$e0(36,arguments.length);try{}finally{_$c&&_$x(_$c)}} return [get(), typeof helper] }finally{_$c&&_$x(_$c)}}
log(closure(), shared('passed'), hoisted('passed'), seesFunction());
function simple(a,..._$s) {const _$c=_$on&&_$e1(40,a,_$s.length+1);try{ var a; return a }finally{_$c&&_$x(_$c)}}
function assigned(a) {const _$c=_$on&&_$e1(44,a,arguments.length);try{ var a = 2; return [a, arguments[0]] }finally{_$c&&_$x(_$c)}}
log(simple(1), assigned(1));
