// Nothing stands against these: they stay as they are.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function outer(a,..._$s) {const _$c=_$on&&_$e1(0,a,_$s.length+1);try{
  const first = inner(a);
  let local = 1;
  function inner(x,..._$s) {const _$c=_$on&&_$e1(4,x,_$s.length+1);try{ return x + helper() }finally{_$c&&_$x(_$c)}}
  function helper() {const _$c=_$on&&_$e0(8,arguments.length);try{ return local ?? 0 }finally{_$c&&_$x(_$c)}}
  return first;
}finally{_$c&&_$x(_$c)}}
try { outer(1) } catch (e) { log(e.name) }
function mutual(n,..._$s) {const _$c=_$on&&_$e1(12,n,_$s.length+1);try{ return even(n); function even(n,..._$s) {const _$c=_$on&&_$e1(16,n,_$s.length+1);try{ return n === 0 || odd(n - 1) }finally{_$c&&_$x(_$c)}} function odd(n,..._$s) {const _$c=_$on&&_$e1(20,n,_$s.length+1);try{ return n !== 0 && even(n - 1) }finally{_$c&&_$x(_$c)}} }finally{_$c&&_$x(_$c)}}
log(mutual(3), mutual(4));
function assigned() {const _$c=_$on&&_$e0(24,arguments.length);try{ function g() {const _$c=_$on&&_$e0(28,arguments.length);try{ return 1 }finally{_$c&&_$x(_$c)}} g = () => {let _$c=_$on&&_$e0(32);try{return(2)}finally{_$c&&_$x(_$c);}}; return g() }finally{_$c&&_$x(_$c)}}
function deep() {const _$c=_$on&&_$e0(36,arguments.length);try{ return (() => {let _$c=_$on&&_$e0(40);try{return(g())}finally{_$c&&_$x(_$c);}})(); function g() {const _$c=_$on&&_$e0(44,arguments.length);try{ return [h()]; function h() {const _$c=_$on&&_$e0(48,arguments.length);try{ return 'deep' }finally{_$c&&_$x(_$c)}} }finally{_$c&&_$x(_$c)}} }finally{_$c&&_$x(_$c)}}
log(assigned(), deep());
