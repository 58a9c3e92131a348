class A { m(x) { return 'A' + x } static s() { return 'sA' } get v() { return 1 } }
class B extends A { m(x) { return super.m(x) + 'B' } static s() { return super.s() + 'B' } get v() { return super.v + 1 } arrow() { return (() => super.m('='))() } async later() { return super.m('async') } *gen() { yield super.m('gen') } f = () => super.m('field') }
const proto = { m() { return 'proto' } };
const o = { __proto__: proto, m() { return super.m() + '!' }, get x() { return super.m() } };
log(new B().m(1), B.s(), new B().v, new B().arrow(), [...new B().gen()], new B().f(), o.m(), o.x);
class Walk { go(n) { return n === 0 ? [] : [n, ...this.go(n - 1)] } } class Deeper extends Walk { go(n) { return super.go(n) } } class Deepest extends Deeper { go(n) { const m = n; return super.go(m) } }
log(new Deepest().go(2));
