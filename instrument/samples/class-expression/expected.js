typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const Inferred = class { go() {const _$c=_$on&&_$e0(0,arguments.length);try{ return 1 }finally{_$c&&_$x(_$c)}} };
const Outer = class Inner { go() {const _$c=_$on&&_$e0(4,arguments.length);try{ return Inner === Outer }finally{_$c&&_$x(_$c)}} static make() {const _$c=_$on&&_$e0(8,arguments.length);try{ return new Inner() }finally{_$c&&_$x(_$c)}} };
const o = { Prop: class { go() {const _$c=_$on&&_$e0(12,arguments.length);try{ return 2 }finally{_$c&&_$x(_$c)}} } };
log(new Inferred().go(), Outer.make().go(), new o.Prop().go());
log(new (class { go() {const _$c=_$on&&_$e0(16,arguments.length);try{ return 3 }finally{_$c&&_$x(_$c)}} })().go(), Inferred.name, Outer.name, o.Prop.name);
const mixin = (B) => {let _$c=_$on&&_$e1(20,B);try{return(class extends B { mixed() {const _$c=_$on&&_$e0(24,arguments.length);try{ return super.go() }finally{_$c&&_$x(_$c)}} })}finally{_$c&&_$x(_$c);}};
log(new (mixin(Inferred))().mixed(), ((C = class { static x() {const _$c=_$on&&_$e0(32,arguments.length);try{ return 'x' }finally{_$c&&_$x(_$c)}} }) => {let _$c=_$on&&_$e1(28,C);try{return(C.x())}finally{_$c&&_$x(_$c);}})());
