const seen = (...xs) => log(...xs);
function* inner(n) { try { let got; for (let i = 0; i < n; i++) { seen('got', got); got = yield i } return 'done' } catch (e) { seen('caught', e.message); yield 'recovered' } finally { seen('closed') } }
function* outer(n) { const r = yield* inner(n); seen(r); try { yield* inner(n) } finally { yield* [8, 9] } yield*'ab'; return yield* /* c */ (inner(1)) }
async function* later(n) { const r = yield* inner(n); yield* later2(); return r }
async function* later2() { yield* [Promise.resolve(1), 2]; yield await 3 }
const custom = { [Symbol.iterator]() { return { next: (...xs) => ({ done: xs[0] === 'end', value: xs.length }), get return() { seen('get return') }, get throw() { seen('get throw') } } } };
function* over() { return yield* custom }
log([...outer(2)]);
const a = outer(2); log(a.next('ignored'), a.next('x'), a.throw(new Error('t')), a.next(), a.return('r'), a.next(), a.next(), a.next());
const b = over(); log(b.next('a'), b.next('b'), b.next('end'));
const c = over(); c.next(); try { c.throw(new Error('t')) } catch (e) { log(e.name) }
const d = over(); d.next(); log(d.return(4));
for (const bad of [null, undefined, 1, {}, { [Symbol.iterator]: () => 1 }, { [Symbol.iterator]: () => ({ next: 1 }) }, { [Symbol.iterator]: () => ({ next: () => 1 }) }])
  try { (function* () { yield* bad })().next() } catch (e) { log(e.name) }
(async () => { for await (const x of later(2)) log(x); const it = later(2); await it.next(); log(await it.return(5)); const t = later(2); await t.next(); log(await t.throw(new Error('u')), await t.next()) })();
