async function* ticks(n) { for (let i = 0; i < n; i++) yield i }
const o = { async *each() { yield* ticks(2) } };
class K { static async *make() { yield 'made' } async *[Symbol.asyncIterator]() { yield 1 } }
(async () => {
  for await (const t of ticks(2)) log(t);
  for await (const t of o.each()) log(t);
  for await (const t of K.make()) log(t);
  for await (const t of new K()) log(t);
})();
