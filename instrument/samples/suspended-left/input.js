const work = (x) => log(x);
function* g() { try { work('start'); yield 1; work('never') } finally { work('closed'); yield 'in finally' } }
const abandoned = g(); abandoned.next();
const unstarted = g();
const closed = g(); closed.next(); log(closed.return('r'), closed.next());
const thrown = g(); thrown.next(); log(thrown.throw(new Error('t'))); try { thrown.next() } catch (e) { log(e.message) }
log(unstarted.return('u'), unstarted.next());
for (const x of g()) break;
const [first] = g(); log(first);
async function forever() { work('waits'); await new Promise(() => {}); work('never') }
forever();
async function throughout() { try { await Promise.reject(new Error('a')) } finally { work('finally') } }
throughout().catch((e) => work(e.message));
async function close() { for (const x of g()) await Promise.reject(new Error('while iterating')) }
close().catch((e) => work(e.message));
// Two that run one another.
function* ping() { work('ping'); const other = pong(me); yield* [other.next().value]; work('ping again') }
function* pong(caller) { work('pong'); try { caller.next() } catch (e) { work(e.name) } yield 1 }
const me = ping(); log([...me]);
const driver = (f) => new Promise((resolve) => { const it = f(); const step = (v) => { const r = it.next(v); if (r.done) resolve(r.value); else Promise.resolve(r.value).then(step) }; step() });
driver(function* () { const a = yield 1; work(a); const b = yield Promise.resolve(2); work(b); return a + b }).then(work);
