--> a comment at the very start
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function f() {const _$c=_$on&&_$e0(0,arguments.length);try{ return 1 }finally{_$c&&_$x(_$c)}}
log(f())
