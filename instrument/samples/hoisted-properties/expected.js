typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$n=="undefined"&&Object.defineProperty(globalThis,"_$n",{value:(f,n)=>Object.defineProperty(f,"name",{value:n}),writable:true,configurable:true});/*_$*/function outer() {const _$c=_$on&&_$e0(0);try{var g=_$n(_$h0$g,"g");
  var g;
  function _$h0$g(a, b) {var _$c=_$on&&_$e2(~4,a,b);;_$c&&_$x(_$c)}
  return g;
}finally{_$c&&_$x(_$c)}}
const g = outer();
note(Object.getOwnPropertyNames(g)); log(g.name, g.length, Object.getOwnPropertyDescriptor(g, 'name'), typeof new g());
function stacks() {const _$c=_$on&&_$e0(8);try{var thrower=_$n(_$h0$thrower,"thrower");
  var thrower;
  function _$h0$thrower() {var _$c=_$on&&_$e0(~12),_$b; throw _$b=( new Error('where')),_$c&&_$x(_$c),_$b }
  try { thrower() } catch (e) {if(_$on)_$j(_$c); return stack(e) }
}finally{_$c&&_$x(_$c)}}
log(stacks());
