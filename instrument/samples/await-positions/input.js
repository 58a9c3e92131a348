const p = (x) => Promise.resolve(x), boom = (x) => Promise.reject(new Error(x));
async function operands(o, f) {
  const a = -await p(1) + await p(2) * await p(3), b = typeof await p('s'), c = !await p(0), d = void await p(1);
  const e = (await p(2)) ** 2, g = 2 ** await p(3), h = await await p(p(4)), i = `${await p(5)}-${await p(6)}`;
  const j = [await p(7), ...await p([8, 9])], k = { [await p('key')]: await p(10), ...await p({ l: 11 }) };
  const { m = await p(12), [await p('n')]: n = 13 } = await p({}), [q = await p(14)] = await p([]);
  o.x = await p(15); o[await p('y')] ??= await p(16); (await p(o)).z = await p(17); o.x += await p(1);
  const r = await p(false) ? await p(1) : await p(2), s = await p(null) ?? await p(18), t = (await p(o))?.[await p('x')];
  const u = new (await p(Array))(await p(2)), v = f(await p(1), await p(2)), w = (await p(f))`${await p('tag')}`;
  const x = await function () { return 1 }.name, y = await (async () => {})(), z = (await p(1), await p(20));
  log(a, b, c, d, e, g, h, i, j, k, m, n, q, o, r, s, t, u, v, w, x, y, z, await/re/.test('re'), await(await p('last')));
  return delete await p(1);
}
async function flow(n) {
  for (let i = await p(0); i < await p(2); i += await p(1)) log('for', i);
  for (const x of await p([1, 2])) { if (await p(x) === 2) break; log('of', x) }
  for (const x in await p({ a: 1 })) log('in', x);
  while (await p(n--)) if (await p(n) > 1) continue; else break;
  do n += 2; while (await p(n < 5))
  switch (await p(n)) { case await p(5): log('five'); break; default: log('other', n) }
  l: { if (await p(1)) break l; log('never') }
  try { throw await p(new Error('thrown')) } catch ({ message, missing = p('default') }) { log(message, await missing) }
  try { await boom('rejected') } catch (e) { log(e.message); try { await boom('again') } catch { log('caught') } } finally { log(await p('finally')) }
  try { try { return await p('return') } finally { log(await p('inner finally')) } } finally { log('outer finally') }
}
class K {
  #f = async (x) => { await null; return [this.constructor.name, x] };
  static s = async () => await p('static');
  async [(() => 'm')()]() { const { a } = await p({ a: super.toString }); return [typeof a, await this.#f(await p(3))] }
}
async function classes() {
  return class extends (await p(K)) { [await p('computed')]() { return 'c' } static [await p('field')] = 1 };
}
const arguments_ = async function () { await null; arguments[0] = 9; return [arguments.length, ...arguments] };
(async () => {
  log(await operands({}, (...xs) => xs.length), await flow(4), await new K().m(), await K.s(), await arguments_(1, 2));
  const C = await classes(); log(new C().computed(), C.field);
  await boom('out').catch((e) => log(e.message));
  await (async () => { await boom('uncaught inside') })().catch((e) => log(e.message));
})();
