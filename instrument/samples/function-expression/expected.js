typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const add = function (a, b) {var _$c=_$on&&_$e2(~0,a,b),_$b; return _$b=( a + b),_$c&&_$x(_$c),_$b };
const factorial = function self(n) {var _$b=_$on&&_$z1(~4,n); return _$b=( n < 2 ? 1 : n * self(n - 1)),_$on?_$o(~4,_$b):_$b };
log(add(1, 2), factorial(4));
// Its own name inside is a constant that ignores assignment.
const stubborn = function self() {var _$c=_$on&&_$e0(~8),_$b; self = 1; return _$b=( typeof self),_$c&&_$x(_$c),_$b };
log(stubborn(), typeof self);
log((function () {var _$c=_$on&&_$e0(~12),_$b; return _$b=( this === undefined),_$c&&_$x(_$c),_$b })(), function () {var _$c=_$on&&_$e0(~16);;_$c&&_$x(_$c)}.name, add.name, factorial.name);
