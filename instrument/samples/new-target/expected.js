typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function F() {var _$c=_$on&&_$e0(~0),_$b; return _$b=( new.target === F),_$c&&_$x(_$c),_$b }
class A { constructor() {var _$c=_$on&&_$e0(~4); this.t = new.target ;_$c&&_$x(_$c)} }
class B extends A {}
const viaArrow = function () {const _$c=_$on&&_$e0(8);try{ return (() => {var _$c=_$on&&_$e0(~12),_$b=(new.target);_$c&&_$x(_$c);return _$b})() }finally{_$c&&_$x(_$c)}};
function G() {const _$c=_$on&&_$e0(16);try{ this.r = (() => {var _$c=_$on&&_$e0(~20),_$b=(new.target === G);_$c&&_$x(_$c);return _$b})() }finally{_$c&&_$x(_$c)}}
log(F(), typeof new F(), new A().t === A, new B().t === B, viaArrow(), new G().r, Reflect.construct(A, [], B).t === B);
