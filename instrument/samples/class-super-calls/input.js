class A { constructor(x) { this.x = x; log(new.target === A, new.target.name) } m(y) { return [this.x, y] } get g() { return this.x } set g(v) { this.x = v } static s() { return this.name } }
class B extends A { constructor(x, y = () => super.m) { const early = () => super(x); log(typeof y); try { this } catch (e) { log(e.name) } early(); try { early() } catch (e) { log(e.name) } this.y = y } m(z) { return super.m(z).concat(super['m'](1)) } get g() { return super.g + 1 } set g(v) { super.g = v } static s() { return `${super.s()}!` } }
const b = new B(3); b.g = 5; log(b.m(4), b.g, b.x, B.s(), b.y() === A.prototype.m);
class C extends B { constructor() { return Object.create(new.target.prototype, { own: { value: 1 } }) } } log(new C().own, new C() instanceof B);
class D extends A { constructor() { } } try { new D() } catch (e) { log(e.name) }
class E extends A { constructor() { return 1 } } try { new E() } catch (e) { log(e.name) }
class F extends A { constructor() { try { super(1); return } finally { this.done = true } } } log(new F().done);
class G extends A { constructor() { for (const x of [1]) { super(x); return { x: 'other' } } } } log(new G().x);
class H extends A { } log(new H(9).x, Reflect.construct(A, [1], class I {}) instanceof A);
class J extends null { static f() { return super.x } } log(J.f()); try { new J() } catch (e) { log(e.name) }
const o = { __proto__: { m() { return 'base' } }, m() { return super.m() + (() => super.m())() } }; log(o.m());
try { A(1) } catch (e) { log(e.name) }
function K() { return new.target } log(new K() instanceof K, K() === undefined, (() => new (function () { this.t = (() => new.target)() })().t)().length);
