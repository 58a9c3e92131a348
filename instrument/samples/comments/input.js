/* function fake() {} */ // => { }
function f(/* a */ a /* b */, // c
  b /* d */ = /* e */ 2 /* f */) /* g */ { /* h */ return a + b // }
  // } )
}
const g = (/* none */) /* => */ => /* { */ 1 /* } */;
const h = x // =>
  + 1;
var x = 1;
class K /* a */ { /* b */ m /* c */ ( /* d */ ) /* e */ { /* f */ } /* g */ }
function empty() { /* nothing */ }
function last() {
  return 1
  // a comment is the last thing
}
log(f(1), g(), new K().m(), empty(), last());
