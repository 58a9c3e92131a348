typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/async function* ticks(n) {_$on&&_$x(_$e1(0,n,arguments.length)); for (let i = 0; i < n; i++) yield i }
const o = { async *each() {_$on&&_$x(_$e0(4,arguments.length)); yield* ticks(2) } };
class K { static async *make() {_$on&&_$x(_$e0(8,arguments.length)); yield 'made' } async *[Symbol.asyncIterator]() {_$on&&_$x(_$e0(12,arguments.length)); yield 1 } }
(async () => {_$on&&_$x(_$e0(16));
  for await (const t of ticks(2)) log(t);
  for await (const t of o.each()) log(t);
  for await (const t of K.make()) log(t);
  for await (const t of new K()) log(t);
})();
