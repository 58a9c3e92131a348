typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const fib = (n) => {_$on&&_$z1(~0,n);var _$b=(n < 2 ? n : fib(n - 1) + fib(n - 2));return _$on?_$o(~0,_$b):_$b};
function even(n) {var _$b=_$on&&_$z1(~4,n); return _$b=( n === 0 ? true : odd(n - 1)),_$on?_$o(~4,_$b):_$b }
function odd(n) {var _$b=_$on&&_$z1(~8,n); return _$b=( n === 0 ? false : even(n - 1)),_$on?_$o(~8,_$b):_$b }
log(fib(5), even(4));
function forever() {var _$b=_$on&&_$z0(~12); return _$b=( forever() + 1),_$on?_$o(~12,_$b):_$b }
let caught;
try { overflow() } catch (e) {if(_$on)_$j(0); caught = e instanceof RangeError }
function overflow() {const _$c=_$on&&_$e0(16);try{ return deeper(0) }finally{_$c&&_$x(_$c)}}
function deeper(n) {var _$b=_$on&&_$z1(~20,n); if (n === 3) throw _$b=( new RangeError()),_$on?_$o(~20,_$b):_$b; return _$b=( deeper(n + 1)),_$on?_$o(~20,_$b):_$b }
log(caught);
function only(n) {var _$b=_$on&&_$z1(~24,n); return _$b=( n ? only(n - 1) : 'only'),_$on?_$o(~24,_$b):_$b } function onkey(n) {const _$c=_$on&&_$z1(28,n);try{ return n ? onkey(n - 1) : 'key' }finally{_$c&&_$ow(_$c)}} log(only(1), onkey(1));
