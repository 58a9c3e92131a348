let n = 0;
const next = () => ++n;
function f(a, b = a + 1, c = next()) { return [a, b, c] }
log(f(1), f(1, undefined, null), f(1, 2, 3), f.length);
const g = (x = (() => 'arrow')(), y = function () { return x }) => y();
log(g(), g('given'));
function useBefore(a = b, b) { return a }
try { useBefore() } catch (e) { log(e.name) }
function throwing(a = (() => { throw new Error('in default') })()) { return a }
try { throwing() } catch (e) { log(e.message) }
log(throwing(1));
class K { m(a = this, b = super.toString) { return [a === this, typeof b] } }
log(new K().m());
