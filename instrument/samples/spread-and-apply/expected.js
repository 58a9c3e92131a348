typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function sum(...xs) {const _$c=_$on&&_$e1(0,xs);try{ return xs.reduce((a, b) => {var _$c=_$on&&_$e2(~4,a,b),_$b=(a + b);_$c&&_$x(_$c);return _$b}, 0) }finally{_$c&&_$x(_$c)}}
const bound = sum.bind(null, 1);
log(sum(...[1, 2], 3), bound(2), sum.call(null, 4), sum.apply(null, [5, 6]), Reflect.apply(sum, null, [7]), new (class { constructor(...a) {var _$c=_$on&&_$e1(~8,a); this.a = a ;_$c&&_$x(_$c)} })(...[1]).a);
