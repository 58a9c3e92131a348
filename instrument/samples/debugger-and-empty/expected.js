typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function f() {const _$c=_$on&&_$e0(0);try{ ; debugger; ; }finally{_$c&&_$x(_$c)}}
function g() {var _$c=_$on&&_$e0(~4);;;_$c&&_$x(_$c)}
const h = () => {var _$c=_$on&&_$e0(~8);;;_$c&&_$x(_$c)};
log(f(), g(), h());
