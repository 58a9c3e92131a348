function f(a, b) {}
const g = (a, b = 1, c) => a, h = async (...xs) => xs;
const o = { m(a) {}, get x() { return 1 }, ['k' + 1]: function () {}, [Symbol('s')]() {} };
class K { constructor(a, b, c) {} static m(a) {} f = () => {}; #p() {} }
log([f, g, h, o.m, o.k1, K, K.m, new K().f].map((x) => [x.name, x.length, 'prototype' in x]));
note(Object.getOwnPropertyNames(f)); log(Object.getOwnPropertySymbols(o).map((s) => o[s].name));
let anonymous; anonymous = function () {}; const { d = () => {} } = {}; const [e = class {}] = [];
log(anonymous.name, d.name, e.name, (() => {}).name, (function () {}).name, new Function('a', 'return a').name);
function sloppy() { return sloppy.caller === outer } function outer() { return sloppy() }
log(outer(), typeof f.arguments);
