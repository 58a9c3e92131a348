// Where an arrow ends without a semicolon, the next line must stay a line of its own.
let a = 1, b = 2
const f = x => x
const g = y => y
++a
const h = z => { return z }
(a)
let i = x => x ? y => y : z => -z
;[1].forEach(x => log(x))
const j = async () => 1
let k = () => () => { return 3 }
log(typeof h, i(1)(5), i(0)(5), k()(), a, f(1), g(2))
const list = [x => 1, x => 2, (x) => 3]; const table = { a: x => 1, b: x => (2), c: (x) => { return 3 } };
log(list.map(e => e()), Object.values(table).map(e => e()))
if (a) (x => log('if', x))(a); else (x => log('else', x))(a)
for (let m = (x => x)(0); m < 2; m++) log((x => x)(m))
label: for (const n of [1, 2].map(x => x * 2)) { if (n > 2) continue label; log(n) }
var last = x => x * 2
