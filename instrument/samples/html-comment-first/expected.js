--> a comment at the very start
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function f() {var _$c=_$on&&_$e0(~0); return _$c&&_$x(_$c), 1 }
log(f())
