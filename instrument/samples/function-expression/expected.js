typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const add = function (a, b,..._$s) {const _$c=_$on&&_$e2(0,a,b,_$s.length+2);try{ return a + b }finally{_$c&&_$x(_$c)}};
const factorial = function self(n,..._$s) {const _$c=_$on&&_$e1(4,n,_$s.length+1);try{ return n < 2 ? 1 : n * self(n - 1) }finally{_$c&&_$x(_$c)}};
log(add(1, 2), factorial(4));
// Its own name inside is a constant that ignores assignment.
const stubborn = function self() {const _$c=_$on&&_$e0(8,arguments.length);try{ self = 1; return typeof self }finally{_$c&&_$x(_$c)}};
log(stubborn(), typeof self);
log((function () {const _$c=_$on&&_$e0(12,arguments.length);try{ return this === undefined }finally{_$c&&_$x(_$c)}})(), function () {const _$c=_$on&&_$e0(16,arguments.length);try{}finally{_$c&&_$x(_$c)}}.name, add.name, factorial.name);
