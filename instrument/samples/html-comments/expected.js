<!-- ignored
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function f() {var _$c=_$on&&_$e0(~0); <!-- ignored
  return _$c&&_$x(_$c), 1
--> ignored
}
var g = (x, /*
*/ --> ignored
  y) => {var _$c=_$on&&_$e2(~4,x,y),_$b=(x <!-- ignored
+ y);_$c&&_$x(_$c);return _$b}
log(f(), g(1, 2))
/* a
*/ --> ignored
