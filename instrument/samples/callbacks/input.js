log([2, 1].sort(function (a, b) { return a - b }), 'abc'.replace(/b/, (m, at) => m + at), JSON.parse('[1,2]', (k, v) => v), [1, 2].reduce((a, b) => a + b));
log(Array.from({ length: 2 }, (_, i) => i), [...'ab'].map(String), Object.groupBy === undefined || true, new Map([[1, 2]]).forEach((v, k) => log(v, k)));
const o = { valueOf() { return 3 }, toString() { return 's' }, toJSON() { return 'j' }, then(resolve) { resolve('thenable') } };
log(o + 1, `${o}`, JSON.stringify(o));
(async () => log(await o))();
const p = new Proxy({}, { get(t, k) { return k }, has() { return true }, ownKeys() { return ['a'] } });
log(p.x, 'y' in p, Reflect.ownKeys(p));
log([1, 2, 3].find(function (x) { return x === this.n }, { n: 2 }), (function () { return [].concat(arguments[0]) }).apply(null, [[1]]));
