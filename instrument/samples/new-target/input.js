function F() { return new.target === F }
class A { constructor() { this.t = new.target } }
class B extends A {}
const viaArrow = function () { return (() => new.target)() };
function G() { this.r = (() => new.target === G)() }
log(F(), typeof new F(), new A().t === A, new B().t === B, viaArrow(), new G().r, Reflect.construct(A, [], B).t === B);
