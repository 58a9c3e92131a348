function f(x) {
  a: for (let i = 0; i < 3; i++) { b: for (;;) { if (x) continue a; break b } c: { if (i) break c; log('c', i) } }
  d: if (x) { break d } else log('else');
  e: try { if (x) break e; return 'returned' } finally { log('finally') }
  g: switch (x) { case 1: h: do { continue h } while (false); break g; default: log('never') }
  i: with ({ x: 5 }) { break i }
  j: { (() => { j: for (;;) break j })(); break j }
  yield: for (var yield in { k: 1 }) continue yield;
  l: function m() { return 'm' }
  return m()
}
log(f(0), f(1));
const r = (x) => { o: { try { if (x) break o; return 1 } finally { if (x > 1) return 3 } } return 2 };
log(r(0), r(1), r(2));
function loop() { for (const q of (function* () { try { yield 1; yield 2 } finally { log('closed') } })()) { try { continue } finally { if (q) break } } return 'out' }
log(loop());
