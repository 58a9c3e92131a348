typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const o = { x: 1, f() {const _$c=_$on&&_$e0(0,arguments.length);try{ return this.x }finally{_$c&&_$x(_$c)}} };
function user(object,..._$s) {const _$c=_$on&&_$e1(4,object,_$s.length+1);try{
  with (object) {
    var get = function () { return x };
    const arrow = () => x + 1;
    class K { m() { return x + 2 } }
    function declared() { return x + 3 }
    return [get(), arrow(), new K().m(), declared(), f()];
  }
}finally{_$c&&_$x(_$c)}}
log(user(o), user({ x: 10, f: () => {let _$c=_$on&&_$e0(8);try{return('f')}finally{_$c&&_$x(_$c);}} }));
const trap = new Proxy({}, { has(_, key,..._$s) {const _$c=_$on&&_$e2(12,_,key,_$s.length+2);try{ return key === 'x' }finally{_$c&&_$x(_$c)}}, get(_, key,..._$s) {const _$c=_$on&&_$e2(16,_,key,_$s.length+2);try{ return key === Symbol.unscopables ? undefined : 'trapped' }finally{_$c&&_$x(_$c)}} });
log(user({ ...o, x: 5 }));
with (trap) { log2 = x }
log(globalThis.log2);
