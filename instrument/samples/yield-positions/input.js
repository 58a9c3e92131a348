function* operands() {
  const a = yield, b = yield 1, c = (yield 2) + (yield 3), d = [yield 4, yield], e = { k: yield 5, [yield 6]: 7 };
  const f = yield yield 7, g = (yield, yield 8), h = `${yield}${yield 9}`, i = (yield 10) ? yield 11 : yield 12;
  const j = yield/re/.exec('re')[0], k = yield [a, b, c, d, e], l = yield -1, m = yield(1, 2), n = yield function () {}.name;
  const o = yield x => x, { p = yield 13 } = {}, q = [...yield [14]];
  for (var r = (yield 15 in {}); false;);
  for (const s of yield [1]) yield s;
  return [f, g, h, i, j, k, l, m, n, typeof o, p, q, r, yield
  ];
}
const it = operands();
for (let step = it.next(), i = 0; ; step = it.next(Array.isArray(step.value) ? step.value : `s${i++}`)) {
  log(step.done, step.value);
  if (step.done) break;
}
var yield = (x) => x; log(typeof yield, yield
  (2));
function sloppy() { var await = 3, yield = 4; return [await, yield, await
  - 1] }
log(sloppy());
