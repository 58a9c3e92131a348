const direct = () => {}, either = null || function () {}, both = true ? () => {} : () => {};
const wrapped = (function () {}), { fromPattern = () => {} } = {}, [fromArray = function () {}] = [];
function defaults(f = () => {}, { g = function () {} } = {}) { f(); g() }
const table = { a: () => {}, b: function () {}, c: function named() {}, d: { e() {}, f: [() => {}] }, ['g']: () => {} };
const chained = (table.h = () => {}), frozen = Object.freeze({ k() {} });
class K { static table = { of() {} }; list = { each: () => {} } }
let x = 1, assigned; assigned = x && (() => {});
const Component = memo(() => {}); function memo(f) { return f }
for (const f of [direct, either, both, wrapped, fromPattern, fromArray, defaults, table.a, table.b, table.c, table.d.e, table.d.f[0], table.g, chained, frozen.k, K.table.of, new K().list.each, assigned, Component]) f();
