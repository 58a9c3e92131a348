typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const Inferred = class { go() {var _$c=_$on&&_$e0(~0); return _$c&&_$x(_$c), 1 } };
const Outer = class Inner { go() {var _$c=_$on&&_$e0(~4),_$b; return _$b=( Inner === Outer),_$c&&_$x(_$c),_$b } static make() {const _$c=_$on&&_$e0(8);try{ return new Inner() }finally{_$c&&_$x(_$c)}} };
const o = { Prop: class { go() {var _$c=_$on&&_$e0(~12); return _$c&&_$x(_$c), 2 } } };
log(new Inferred().go(), Outer.make().go(), new o.Prop().go());
log(new (class { go() {var _$c=_$on&&_$e0(~16); return _$c&&_$x(_$c), 3 } })().go(), Inferred.name, Outer.name, o.Prop.name);
const mixin = (B) => {let _$c=_$on&&_$e1(20,B);try{return(class extends B { mixed() {const _$c=_$on&&_$e0(24);try{ return super.go() }finally{_$c&&_$x(_$c)}} })}finally{_$c&&_$x(_$c);}};
log(new (mixin(Inferred))().mixed(), ((C = class { static x() {var _$c=_$on&&_$e0(~32); return _$c&&_$x(_$c), 'x' } }) => {let _$c=_$on&&_$e1(28,C);try{return(C.x())}finally{_$c&&_$x(_$c);}})());
