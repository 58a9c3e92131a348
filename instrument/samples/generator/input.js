function* count(n) { for (let i = 0; i < n; i++) { const got = yield i; if (got) return got } }
function* outer() { try { yield* count(2); yield inner() } finally { yield 'cleanup' } }
function inner() { return 'inner' }
const o = { *method(a) { yield a }, *[Symbol.iterator]() { yield* [1, 2] } };
class K { static *make(...xs) { yield* xs } *own({ a } = {}) { yield a } }
log([...count(3)], [...outer()], [...o.method(1)], [...o], [...K.make(1, 2)], [...new K().own({ a: 3 })]);
const g = count(5);
log(g.next(), g.next('stop'), g.next());
const h = outer();
log(h.next(), h.return('early'), h.next(), h.next());
const t = outer();
t.next();
try { log(t.throw(new Error('in'))); t.next() } catch (e) { log(e.message) }
log(Object.prototype.toString.call(count), count.prototype === Object.getPrototypeOf(g), (function* () { yield 1 })().next());
