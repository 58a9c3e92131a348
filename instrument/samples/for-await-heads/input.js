// What runs in the head of an asynchronous loop after each wait: defaults, which may wait themselves.
const work = (x) => { log('work', x); return x };
const later = async function* () { yield {}; yield { a: 0, b: [] }; yield { a: 2, b: [3] } };
async function f() {
  for await (const { a = work(1), b: [c = work('c'), d = (work('d'), work('e'))] = [] } of later()) log(a, c, d);
  for await (var { a: { g = await work('g') } = {} } of [{}, { a: { g: 5 } }]) log(g);
  let o = {}; for await ({ a: o.a = work('o'), ...o.rest } of [{ x: 1 }]) log(o);
  for await (const [h = function () {}, i = () => {}, j = class {}, k = (function () {}), l = class m {}, n = true && function () {}] of [[]]) log([h, i, j, k, l, n].map((v) => v.name));
  for await (const { a = [1].map((x) => work(x)), b = `${work('t')}` } of [{}]) log(a, b);
  for await (const p of [1]) { const q = (r = work('r')) => r; q() }
  const key = (k) => (work(k), k);
  for await (const { [key('x')]: a, [(key('y'))]: b = 2 } of [{ x: 1 }, { y: 3 }]) log(a, b);
  const into = { set v(x) { work(x) }, get self() { work('self'); return this } };
  for await (into.self.v of [1, 2]) log('set');
  for await (into.self[key('v')] of [3]) log('set');
  for await ((into).v of [4]) log('set');
  try { for await (const { a = (() => { throw new Error(work('thrown')) })() } of [{}]) log('never') } catch (e) { work(e.message) }
}
f().then(() => log('end'));
