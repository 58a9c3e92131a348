typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/async function add(a, b) {_$on&&_$x(_$e2(0,a,b,arguments.length)); await null; return a + b }
async function fails() {_$on&&_$x(_$e0(4,arguments.length)); throw new Error('rejected') }
async function early(x) {_$on&&_$x(_$e1(8,x,arguments.length)); if (x) return 'early'; await 0; return 'late' }
const expression = async function ({ a }, [b] = [2]) {_$on&&_$x(_$e2(12,arguments[0],arguments[1]===void 0?_$k(1):arguments[1],arguments.length)); return (await add(a, b)) * 2 };
const o = { async m() {_$on&&_$x(_$e0(16,arguments.length)); return this === o }, async 'quoted'() {_$on&&_$x(_$e0(20,arguments.length)); return 'q' } };
class K { async m() {_$on&&_$x(_$e0(24,arguments.length)); return super.toString === Object.prototype.toString } static async s(...xs) {_$on&&_$x(_$e1(28,xs)); return xs } async #p() {_$on&&_$x(_$e0(32,arguments.length)); return 'private' } go() {const _$c=_$on&&_$e0(36,arguments.length);try{ return this.#p() }finally{_$c&&_$x(_$c)}} }
log(add(1, 2) instanceof Promise);
(async () => {_$on&&_$x(_$e0(40));
  log(await add(1, 2), await early(1), await early(0), await expression({ a: 1 }), await o.m(), await o.quoted(), await new K().m(), await K.s(1), await new K().go());
  try { await fails() } catch (e) { log(e.message) }
})();
async function badDefault(a = (() => {const _$c=_$on&&_$e0(48);try{ throw new Error('default') }finally{_$c&&_$x(_$c)}})()) {_$on&&_$x(_$e1(44,a,arguments.length)); return a }
badDefault().catch((e) => {let _$c=_$on&&_$e1(52,e);try{return(log(e.message))}finally{_$c&&_$x(_$c);}});
