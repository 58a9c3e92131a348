// Declarations run before their text, call each other, and return what they return.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/log(early(1));
function early(a) {const _$c=_$on&&_$e1(0,a);try{
  return late(a, 2) + 1;
}finally{_$c&&_$x(_$c)}}
function late(a, b) {var _$c=_$on&&_$e2(~4,a,b),_$b; return _$b=( a * 10 + b),_$c&&_$x(_$c),_$b }
function nothing() {var _$c=_$on&&_$e0(~8);;_$c&&_$x(_$c)}
log(nothing(), nothing.call({}, 1, 2));
log(late('surplus', 1, 2, 3), late());
