const order = [], note = (x) => order.push(x);
const late = (x) => ({ then(f) { note(`then ${x}`); f(x) } });
async function* plain() { return late(1) }
async function* sequence() { return note('a'), late(2) }
async function* parens() { return(note('b'), late(3)) }
async function* handled() { try { return Promise.reject(new Error('r')) } catch (e) { note(e.message); return late(4) } finally { note('finally'); await null; note('after') } }
async function* overrides() { try { return late(5) } finally { return late(6) } }
async function* both() { return await (yield late(7)); }
async function* nothing() { yield; return }
const turns = (n) => { note(`turn ${n}`); return n > 0 ? Promise.resolve(n - 1).then(turns) : null };
turns(20);
for (const make of [plain, sequence, parens, handled, overrides, both, nothing]) {
  const it = make();
  it.next().then((r) => { note([r.value, r.done]); return it.next(late(8)) }).then((r) => note([r.value, r.done]), (e) => note(e.message));
}
const g = both(); g.return(late(9)).then((r) => note(['unstarted', r.value]));
const h = both(); h.next(); h.return(late(10)).then((r) => note(['suspended', r.value])); h.throw(new Error('done')).catch((e) => note(e.message));
turns(1).then(async () => { for (let i = 0; i < 40; i++) await null; log(order) });
