typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function f() {const _$c=_$on&&_$e0(0,arguments.length);try{ ; debugger; ; }finally{_$c&&_$x(_$c)}}
function g() {const _$c=_$on&&_$e0(4,arguments.length);try{;}finally{_$c&&_$x(_$c)}}
const h = () => {const _$c=_$on&&_$e0(8);try{;}finally{_$c&&_$x(_$c)}};
log(f(), g(), h());
