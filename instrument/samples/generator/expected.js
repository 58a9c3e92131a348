typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function* count(n) {_$on&&_$x(_$e1(0,n,arguments.length)); for (let i = 0; i < n; i++) { const got = yield i; if (got) return got } }
function* outer() {_$on&&_$x(_$e0(4,arguments.length)); try { yield* count(2); yield inner() } finally { yield 'cleanup' } }
function inner() {const _$c=_$on&&_$e0(8,arguments.length);try{ return 'inner' }finally{_$c&&_$x(_$c)}}
const o = { *method(a) {_$on&&_$x(_$e1(12,a,arguments.length)); yield a }, *[Symbol.iterator]() {_$on&&_$x(_$e0(16,arguments.length)); yield* [1, 2] } };
class K { static *make(...xs) {_$on&&_$x(_$e1(20,xs)); yield* xs } *own({ a } = {}) {_$on&&_$x(_$e1(24,arguments[0]===void 0?_$k(0):arguments[0],arguments.length)); yield a } }
log([...count(3)], [...outer()], [...o.method(1)], [...o], [...K.make(1, 2)], [...new K().own({ a: 3 })]);
const g = count(5);
log(g.next(), g.next('stop'), g.next());
const h = outer();
log(h.next(), h.return('early'), h.next(), h.next());
const t = outer();
t.next();
try { log(t.throw(new Error('in'))); t.next() } catch (e) { log(e.message) }
log(Object.prototype.toString.call(count), count.prototype === Object.getPrototypeOf(g), (function* () {_$on&&_$x(_$e0(28,arguments.length)); yield 1 })().next());
