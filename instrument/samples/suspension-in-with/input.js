const helper = (x) => x;
async function f(o) { helper(0); with (o) { helper(await x) } for await (const y of [2]) log(y); try { return await null } finally { helper(1) } }
function* g(o) { with (o) { yield x } function late() {} yield late.name }
async function only(o) { with (o) { log(x) } return await 3 }
const traps = []; const spy = new Proxy({ x: Promise.resolve(4) }, { has(t, k) { if (typeof k === 'string') traps.push(k); return k in t } });
(async () => { await f({ x: 1 }); log([...g({ x: 2 })], await only({ x: 5 })); await f(spy); await only(spy); log(traps) })();
const get = (o) => o.a.b
async function caught(o) { with (o) { helper(await x); try { get(null) } catch { log('inside') } } try { with (o) { await x } get(null) } catch { helper('after') } try { get(o) } finally { helper('end') } }
caught({ x: 6 }).catch(() => helper('outside'))
