const Inferred = class { go() { return 1 } };
const Outer = class Inner { go() { return Inner === Outer } static make() { return new Inner() } };
const o = { Prop: class { go() { return 2 } } };
log(new Inferred().go(), Outer.make().go(), new o.Prop().go());
log(new (class { go() { return 3 } })().go(), Inferred.name, Outer.name, o.Prop.name);
const mixin = (B) => class extends B { mixed() { return super.go() } };
log(new (mixin(Inferred))().mixed(), ((C = class { static x() { return 'x' } }) => C.x())());
