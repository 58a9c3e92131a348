typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const o = { x: 1, f() {var _$c=_$on&&_$e0(~0),_$b; return _$b=( this.x),_$c&&_$x(_$c),_$b } };
function user(object) {const _$c=_$on&&_$e1(4,object);try{
  with (object) {
    var get = function () { return x };
    const arrow = () => x + 1;
    class K { m() { return x + 2 } }
    function declared() { return x + 3 }
    return [get(), arrow(), new K().m(), declared(), f()];
  }
}finally{_$c&&_$x(_$c)}}
log(user(o), user({ x: 10, f: () => {var _$c=_$on&&_$e0(~8),_$b=('f');_$c&&_$x(_$c);return _$b} }));
const trap = new Proxy({}, { has(_, key) {var _$c=_$on&&_$e2(~12,_,key),_$b; return _$b=( key === 'x'),_$c&&_$x(_$c),_$b }, get(_, key) {var _$c=_$on&&_$e2(~16,_,key),_$b; return _$b=( key === Symbol.unscopables ? undefined : 'trapped'),_$c&&_$x(_$c),_$b } });
log(user({ ...o, x: 5 }));
with (trap) { log2 = x }
log(globalThis.log2);
