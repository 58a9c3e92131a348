/* function fake() {} */ // => { }
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function f(/* a */ a /* b */, // c
  b /* d */ = /* e */ 2 /* f */) /* g */ {var _$c=_$on&&_$e2(~0,a,b),_$v; /* h */ return _$v=( a + b),_$c&&_$x(_$c),_$v // }
  // } )
}
const g = (/* none */) /* => */ => /* { */ {var _$c=_$on&&_$e0(~4),_$v=(1);_$c&&_$x(_$c);return _$v} /* } */;
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
