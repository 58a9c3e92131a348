typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const fib = (n) => {let _$c=_$on&&_$e1(0,n);try{return(n < 2 ? n : fib(n - 1) + fib(n - 2))}finally{_$c&&_$x(_$c);}};
function even(n) {const _$c=_$on&&_$e1(4,n);try{ return n === 0 ? true : odd(n - 1) }finally{_$c&&_$x(_$c)}}
function odd(n) {const _$c=_$on&&_$e1(8,n);try{ return n === 0 ? false : even(n - 1) }finally{_$c&&_$x(_$c)}}
log(fib(5), even(4));
function forever() {const _$c=_$on&&_$e0(12);try{ return forever() + 1 }finally{_$c&&_$x(_$c)}}
let caught;
try { overflow() } catch (e) {if(_$on)_$x(0); caught = e instanceof RangeError }
function overflow() {const _$c=_$on&&_$e0(16);try{ return deeper(0) }finally{_$c&&_$x(_$c)}}
function deeper(n) {const _$c=_$on&&_$e1(20,n);try{ if (n === 3) throw new RangeError(); return deeper(n + 1) }finally{_$c&&_$x(_$c)}}
log(caught);
