const o = { f(x) { return x }, get maybe() { return null } };
const call = (a) => a?.f?.(1), deep = (a) => a?.b.c.d(2), or = (a) => a || (() => 'or')(), nullish = (a) => a ?? (() => 'nullish')();
log(call(o), call(), deep(), or(0), nullish(null), o.maybe?.(), (o.g ??= (x) => x)(3));
