// What calls itself is left in front of each of its ends, unless it catches; whoever catches what ends it runs on as itself.
function count(n) { if (n === 0) return 0; return count(n - 1) + 1 }
function nothing(n) { if (n > 1) return
  if (n > 0) { nothing(n + 1); return; } nothing(1) }
const arrow = (n) => n ? arrow(n - 1) : [n], tail = n => { if (n) tail(n - 1) }
function goesOn(n) { let f; if (n) return f = () => goesOn(0)
  (log('never called')); if (n === 0) return n++
  [log('unreached')]
  return -goesOn(n - 1) }
function named(n) { if (n) return named(n - 1); return function () {} }
const inferred = (n) => n ? inferred(n - 1) : () => {}, wrapped = (n) => n ? wrapped(n - 1) : (0, class {})
function holds(n) { var x = inner(n); { function inner(m) { return m * 2 } } function inner(m) { return m } return n > 0 ? holds(n - 1) + x : typeof inner }
function sloppy(a, b = () => a) { arguments[0] = 'changed'; return arguments.length > 1 ? sloppy(a) : [a, b(), arguments[0]] }
function mapped(a) { arguments[0] = 5; return a === 5 && arguments.length > 1 ? mapped(1) : a }
function* steps() { try { yield 1; yield 2 } finally { log('closed') } }
function closes(n) { for (const x of steps()) { if (n === x) return closes(x + 1); if (x > 1) break } return 'end' }
function labels(n) { outer: for (;;) { for (;;) { if (n > 2) break outer; return labels(n + 1) } } return n }
function switches(node) { switch (node[0]) { case '+': return switches(node[1]) + switches(node[2]); case '-': return -switches(node[1]); default: return node[1] } }
function ends(n) { if (n > 9) return ends(9); if (n > 8) return 8; if (n > 7) return 7; if (n > 6) return 6; if (n > 5) return 5; if (n > 4) return 4; if (n > 3) return 3; if (n > 2) return 2; return 1 }
function evaluates(n) { return n ? evaluates(n - 1) : eval('typeof n') }
function caught(n) { try { return n ? caught(n - 1) : fails(2) } catch (e) { return after(e.message) } finally { after('finally') } }
function fails(n) { if (n === 0) throw new TypeError('deep'); return fails(n - 1) }
function disposes(n) { var o = { get x() { return fails(1) } }; return n ? disposes(n - 1) : o.x }
function after(x) { return log(x) }
function tries(n) { try { if (n === 0) throw new TypeError('zero'); if (n === 1) return missing; if (n > 8) return fails(1); return tries(n - 1) + after(n) } catch (e) { if (n > 8) throw after(e.message); return after(e.name) } }
function between(n) { return n ? between(n - 1) : safely(() => fails(3)) }
function safely(f) { try { return f() } catch (e) { return after('safely') } }
function walk(tree) { let sum = 1; tree.children.forEach((child) => { sum += walk(child) }); return sum }
function Old(n) { if (!(this instanceof Old)) return new Old(n); this.n = n; if (n) this.next = Old(n - 1) }
class K { static s(n) { return n ? K.s(n - 1) : 's' } #p(n) { return n ? this.#p(n - 1) : 'p' } p() { return this.#p(2) } m(n) { return n ? this.m(n - 1) : new.target } get g() { return this.n-- ? this.g : 'g' } n = 2; field = (n) => n ? this.field(n - 1) : this.n }
class L extends K { m(n) { return super.m(n) } }
const o = { visit(n) { return n ? this.visit(n - 1) : 'v' }, 'a-b'(n) { return n && this['a-b'](n - 1) }, [`c`](n) { return n && this.c(n - 1) } }
function five(a, b, c, d, e) { return e ? five(a, b, c, d, e - 1) : [a, d] }
function sequence(n) { return n > 0, n ? sequence(n - 1) : this }
log(count(3), nothing(0), arrow(2), tail(2), typeof goesOn(1), goesOn(2), named(1).name, inferred(1).name, wrapped(1).name)
log(holds(1), sloppy(1), sloppy(1, () => 2), mapped(1, 2), closes(1), labels(0), switches(['+', ['n', 2], ['-', ['n', 3]]]), ends(12), evaluates(1))
caught(1); log(tries(0), tries(3)); try { tries(9) } catch (e) { after(e) } log(between(1)); try { disposes(1) } catch (e) { after(e.name) }
log(walk({ children: [{ children: [] }, { children: [{ children: [] }] }] }), Old(2).next.next.n, K.s(1), new K().p(), new K().m(1), new K().g, new K().field(2), new L().m(1))
log(o.visit(1), o['a-b'](1), o.c(1), five(1, 2, 3, 4, 1), sequence.call('t', 1) === globalThis, count.length, count.name)
