async function add(a, b) { await null; return a + b }
async function fails() { throw new Error('rejected') }
async function early(x) { if (x) return 'early'; await 0; return 'late' }
const expression = async function ({ a }, [b] = [2]) { return (await add(a, b)) * 2 };
const o = { async m() { return this === o }, async 'quoted'() { return 'q' } };
class K { async m() { return super.toString === Object.prototype.toString } static async s(...xs) { return xs } async #p() { return 'private' } go() { return this.#p() } }
log(add(1, 2) instanceof Promise);
(async () => {
  log(await add(1, 2), await early(1), await early(0), await expression({ a: 1 }), await o.m(), await o.quoted(), await new K().m(), await K.s(1), await new K().go());
  try { await fails() } catch (e) { log(e.message) }
})();
async function badDefault(a = (() => { throw new Error('default') })()) { return a }
badDefault().catch((e) => log(e.message));
