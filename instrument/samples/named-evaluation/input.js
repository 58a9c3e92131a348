// Names that the language gives by the place are given by it still.
const a = () => {}, b = function () {}, c = class {}, d = (() => {}), e = (function () {}), { f = () => {} } = {}, [g = class {}] = [];
let h; h = () => {}; let i; [i = function () {}] = []; let j; ({ j = () => {} } = {}); let k; k ??= () => {}; let l = 0; l ||= class {};
const o = { m: () => {}, ['n' + 1]: () => {}, get p() { return 1 }, [Symbol('s')]: class {}, async q() {}, *r() {} };
class K { static s = () => {}; t = () => {}; static #u = function () {}; static u() { return K.#u.name } static [`v${1}`] = class {}; static name2 = K.name }
const params = (w = () => {}, { x = class {} } = {}) => [w.name, x.name];
const not = [(0, () => {}).name, (() => {}).name, (true && (() => {})).name, [() => {}][0].name, ((z) => z.name)(() => {})];
log([a, b, c, d, e, f, g, h, i, j, k, l, o.m, o.n1, o.q, o.r, K.s, new K().t, K.v1].map((x) => x.name), K.u(), K.name2, params(), not);
log(Object.getOwnPropertyDescriptor(o, 'p').get.name, o[Object.getOwnPropertySymbols(o)[0]].name);
var y = function z() { return z.name }; var { aa = function () {} } = {}; log(y.name, y(), aa.name);
async function* ab(x = function () {}) { yield x.name; return (await (async () => {})()) } ab().next().then(({ value }) => log(value));
