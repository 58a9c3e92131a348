// Declarations run before their text, call each other, and return what they return.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/log(early(1));
function early(a,..._$s) {const _$c=_$on&&_$e1(0,a,_$s.length+1);try{
  return late(a, 2) + 1;
}finally{_$c&&_$x(_$c)}}
function late(a, b,..._$s) {const _$c=_$on&&_$e2(4,a,b,_$s.length+2);try{ return a * 10 + b }finally{_$c&&_$x(_$c)}}
function nothing() {const _$c=_$on&&_$e0(8,arguments.length);try{}finally{_$c&&_$x(_$c)}}
log(nothing(), nothing.call({}, 1, 2));
log(late('surplus', 1, 2, 3), late());
