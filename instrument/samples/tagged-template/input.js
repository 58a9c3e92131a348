// The template object of a place is one, in each function that holds it; escapes that do not parse are undefined.
const seen = new Map();
function tag(strings, ...values) { if (!seen.has(strings)) seen.set(strings, seen.size); return [seen.get(strings), Object.isFrozen(strings), strings.raw, values] }
const twice = (x) => tag`a${x}\n`, other = (x) => tag`a${x}\n`;
function looped() { const all = []; for (let i = 0; i < 2; i++) all.push(tag`\u{zz}${i}`[0]); return all }
log(twice(1), twice(2), other(1), looped(), tag`\unicode`[2], (() => tag``)());
const o = { tag(strings) { return [this === o, strings[0]] }, get late() { return this.tag } };
log(o.tag`x`, o.late`y`, ((a) => a)`${(() => 1)()}`.length, new (class { constructor(s) { this.s = s } })(tag`z`).s[0]);
log((function () { return tag })()`${function () { return 1 }}`[3][0](), tag`${tag`${() => 2}`[3][0]()}`[3]);
