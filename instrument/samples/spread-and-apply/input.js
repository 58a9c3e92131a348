function sum(...xs) { return xs.reduce((a, b) => a + b, 0) }
const bound = sum.bind(null, 1);
log(sum(...[1, 2], 3), bound(2), sum.call(null, 4), sum.apply(null, [5, 6]), Reflect.apply(sum, null, [7]), new (class { constructor(...a) { this.a = a } })(...[1]).a);
