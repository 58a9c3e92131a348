// Nothing stands against these: they stay as they are.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function outer(a) {const _$c=_$on&&_$e1(0,a);try{
  const first = inner(a);
  let local = 1;
  function inner(x) {const _$c=_$on&&_$e1(4,x);try{ return x + helper() }finally{_$c&&_$x(_$c)}}
  function helper() {var _$c=_$on&&_$e0(~8),_$b; return _$b=( local ?? 0),_$c&&_$x(_$c),_$b }
  return first;
}finally{_$c&&_$x(_$c)}}
try { outer(1) } catch (e) {if(_$on)_$j(0); log(e.name) }
function mutual(n) {const _$c=_$on&&_$e1(12,n);try{ return even(n); function even(n) {var _$b=_$on&&_$z1(~16,n); return _$b=( n === 0 || odd(n - 1)),_$on?_$o(~16,_$b):_$b } function odd(n) {var _$b=_$on&&_$z1(~20,n); return _$b=( n !== 0 && even(n - 1)),_$on?_$o(~20,_$b):_$b } }finally{_$c&&_$x(_$c)}}
log(mutual(3), mutual(4));
function assigned() {const _$c=_$on&&_$e0(24);try{ function g() {var _$c=_$on&&_$e0(~28); return _$c&&_$x(_$c), 1 } g = () => {var _$c=_$on&&_$e0(~32),_$b=(2);_$c&&_$x(_$c);return _$b}; return g() }finally{_$c&&_$x(_$c)}}
function deep() {const _$c=_$on&&_$e0(36);try{ return (() => {let _$c=_$on&&_$e0(40);try{return(g())}finally{_$c&&_$x(_$c);}})(); function g() {const _$c=_$on&&_$e0(44);try{ return [h()]; function h() {var _$c=_$on&&_$e0(~48); return _$c&&_$x(_$c), 'deep' } }finally{_$c&&_$x(_$c)}} }finally{_$c&&_$x(_$c)}}
log(assigned(), deep());
