/* function fake() {} */ // => { }
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function f(/* a */ a /* b */, // c
  b /* d */ = /* e */ 2 /* f */) /* g */ {const _$c=_$on&&_$e2(0,a,b,arguments.length);try{ /* h */ return a + b // }
  // } )
}finally{_$c&&_$x(_$c)}}
const g = (/* none */) /* => */ => /* { */ {let _$c=_$on&&_$e0(4);try{return(1)}finally{_$c&&_$x(_$c);}} /* } */;
const h = x // =>
  + 1;
var x = 1;
class K /* a */ { /* b */ m /* c */ ( /* d */ ) /* e */ {const _$c=_$on&&_$e0(8,arguments.length);try{ /* f */ }finally{_$c&&_$x(_$c)}} /* g */ }
function empty() {const _$c=_$on&&_$e0(12,arguments.length);try{ /* nothing */ }finally{_$c&&_$x(_$c)}}
function last() {const _$c=_$on&&_$e0(16,arguments.length);try{
  return 1
  // a comment is the last thing
}finally{_$c&&_$x(_$c)}}
log(f(1), g(), new K().m(), empty(), last());
