const p = (x) => Promise.resolve(x);
const seen = (name) => log(name);
async function* source(n, name = 'source') { try { for (let i = 0; i < n; i++) { seen(`${name} ${i}`); yield i } } finally { await null; seen(`${name} closed`) } }
function observed(iterable, key) {
  return { get [key]() { seen(`get ${key.description}`); return () => { const it = iterable[Symbol.iterator](); return {
    get next() { seen('get next'); return (...xs) => { seen(`next ${xs.length}`); return it.next() } },
    get return() { seen('get return'); return (...xs) => { seen(`return ${xs.length}`); return { done: true } } },
    get throw() { seen('get throw') } } } } };
}
async function loops() {
  for await (const x of source(2)) log('body', x);
  for await (const x of source(3)) { if (x === 1) break; log('break', x) }
  for await (var x of (((source(1))))) log(x)
  for await (const x of [1, p(2)]) { seen(x); await null; seen(x) }
  for await (const { a = seen('default'), b } of [{ b: 1 }, p({ a: 2 })]) log(a, b);
  for await /* c */ (const x /* ) of */ of /* of ( */ (source(1)) /* ) */) ;
  outer: for (const y of [1, 2]) inner: for await (const x of source(2, 'labelled')) { if (y === 1) continue outer; if (x === 0) continue inner; break outer }
  a: b: for await (const x of source(2)) c: for await (const z of source(2, 'nested')) { if (z) continue a; if (x) break b; seen('z') }
  if (0) for await (const x of []) ; else for await (const x of source(1, 'else')) if (x) log(x); else log('no');
  for await (const x of observed([1, 2], Symbol.asyncIterator)) seen('body');
  for await (const x of observed([1, p(2)], Symbol.iterator)) if (x === 2) break;
  const o = {}; for await (o.x of [p(4)]) ; for await ([o.y] of [[5]]) ; for await ((o.z) of [6]) log(o)
}
async function fails(what) {
  try { for await (const x of what) { seen(x); if (x === 1) throw new Error('body') } } catch (e) { log(e.constructor.name, e.message === 'body') } finally { seen('after') }
}
async function returns() { for await (const x of source(2)) { try { return x + 10 } finally { seen('inner') } } }
const arrow = async (xs) => { for await (const x of xs) seen(x) };
(async () => {
  await loops();
  for (const bad of [source(3), [1], [Promise.reject(new Error('r'))], null, undefined, 5, {}, { [Symbol.asyncIterator]: 1 }, { [Symbol.asyncIterator]: () => 1 },
    { [Symbol.asyncIterator]: () => ({}) }, { [Symbol.asyncIterator]: () => ({ next: () => 1 }) }, { [Symbol.iterator]: () => ({ next() { throw new Error('next') } }) },
    { [Symbol.asyncIterator]: () => ({ next() { throw new Error('next') } }) }, observed([1], Symbol.iterator), 'text']) await fails(bad);
  log(await returns()); await arrow(new Set([1, 2]));
})();
