typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function F() {const _$c=_$on&&_$e0(0,arguments.length);try{ return new.target === F }finally{_$c&&_$x(_$c)}}
class A { constructor() {const _$c=_$on&&_$e0(4,arguments.length);try{ this.t = new.target }finally{_$c&&_$x(_$c)}} }
class B extends A {}
const viaArrow = function () {const _$c=_$on&&_$e0(8,arguments.length);try{ return (() => {let _$c=_$on&&_$e0(12);try{return(new.target)}finally{_$c&&_$x(_$c);}})() }finally{_$c&&_$x(_$c)}};
function G() {const _$c=_$on&&_$e0(16,arguments.length);try{ this.r = (() => {let _$c=_$on&&_$e0(20);try{return(new.target === G)}finally{_$c&&_$x(_$c);}})() }finally{_$c&&_$x(_$c)}}
log(F(), typeof new F(), new A().t === A, new B().t === B, viaArrow(), new G().r, Reflect.construct(A, [], B).t === B);
