/* function fake() {} */ // => { }
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function f(/* a */ a /* b */, // c
  b /* d */ = /* e */ 2 /* f */) /* g */ {var _$c=_$on&&_$e2(~0,a,b),_$b; /* h */ return _$b=( a + b),_$c&&_$x(_$c),_$b // }
  // } )
}
const g = (/* none */) /* => */ => /* { */ {var _$c=_$on&&_$e0(~4),_$b=(1);_$c&&_$x(_$c);return _$b} /* } */;
const h = x // =>
  + 1;
var x = 1;
class K /* a */ { /* b */ m /* c */ ( /* d */ ) /* e */ {var _$c=_$on&&_$e0(~8); /* f */ ;_$c&&_$x(_$c)} /* g */ }
function empty() {var _$c=_$on&&_$e0(~12); /* nothing */ ;_$c&&_$x(_$c)}
function last() {var _$c=_$on&&_$e0(~16);
  return _$c&&_$x(_$c), 1
  // a comment is the last thing
}
log(f(1), g(), new K().m(), empty(), last());
