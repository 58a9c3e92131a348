typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const add = function (a, b) {var _$c=_$on&&_$e2(~0,a,b),_$v; return _$v=( a + b),_$c&&_$x(_$c),_$v };
const factorial = function self(n) {const _$c=_$on&&_$e1(4,n);try{ return n < 2 ? 1 : n * self(n - 1) }finally{_$c&&_$x(_$c)}};
log(add(1, 2), factorial(4));
// Its own name inside is a constant that ignores assignment.
const stubborn = function self() {var _$c=_$on&&_$e0(~8),_$v; self = 1; return _$v=( typeof self),_$c&&_$x(_$c),_$v };
log(stubborn(), typeof self);
log((function () {var _$c=_$on&&_$e0(~12),_$v; return _$v=( this === undefined),_$c&&_$x(_$c),_$v })(), function () {var _$c=_$on&&_$e0(~16);;_$c&&_$x(_$c)}.name, add.name, factorial.name);
