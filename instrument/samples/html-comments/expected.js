<!-- ignored
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function f() {const _$c=_$on&&_$e0(0,arguments.length);try{ <!-- ignored
  return 1
--> ignored
}finally{_$c&&_$x(_$c)}}
var g = (x, /*
*/ --> ignored
  y) => {let _$c=_$on&&_$e2(4,x,y);try{return(x <!-- ignored
+ y)}finally{_$c&&_$x(_$c);}}
log(f(), g(1, 2))
/* a
*/ --> ignored
