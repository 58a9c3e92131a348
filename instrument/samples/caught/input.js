// An exception ends leafs without an exit: who catches it runs on as itself.
const get = (o) => o.a.b, read = (o) => get.name + o.x.y
const o = { get deep() { return get(null) } }, deeper = (p) => p.deep
function after(x) { return log(x) }
function caught() { try { get(null) } catch { after('caught') } after('behind') }
function named() { try { return get(undefined) } catch (e) { return after(e.constructor.name) } finally { after('finally') } }
function destructured() { try { get() } catch ({ message }) { after(typeof message) } }
function onlyFinally() { try { get(0) } finally { after('on the way') } }
function through() { try { onlyFinally() } catch (e) { after('through') } }
function twice() { try { try { deeper(o) } catch (e) { after('inner'); throw e } } catch (e) { after('outer') } }
function* generated() { try { yield 1; get(null) } catch (e) { yield after('generated') } try { get() } catch {} after('on'); try { yield 2 } catch (e) { after(e) } }
async function awaited() { try { get(null) } catch (e) { after('before') } try { await null; get(null) } catch (e) { after('waited') } finally { after('end') } }
async function rejected() { await 0; return read({}) }
class K { static { try { get(null) } catch { after('static') } } x = (() => { try { return get(this) } catch { return after('field') } })() }
function looped() { for (const x of [null, { a: { b: 1 } }]) { try { log(get(x)) } catch { after('loop'); continue } after('fine') } }
function uncaught() { [1].forEach(() => { try { [null].map(get) } catch (e) { after('map') } }) }
try { get(null) } catch (e) { after('top') }
caught(); log(named()); destructured(); through(); twice(); looped(); uncaught(); new K()
const g = generated(); g.next(); g.next(); g.next(); g.throw('thrown')
awaited().then(() => rejected()).catch((e) => after(e.constructor.name)).then(() => after('last'))
