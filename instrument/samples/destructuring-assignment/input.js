let a, b; const o = {};
({ a = () => 'a', b: o.x = function () { return 'b' } } = {});
[b = (x) => x, o['y'] = () => 'y'] = [];
log(a(), o.x(), b(1), o.y(), a.name, b.name);
for (const { f = () => 'loop' } of [{}]) log(f());
try { throw {} } catch ({ g = () => 'caught' }) { log(g()) }
