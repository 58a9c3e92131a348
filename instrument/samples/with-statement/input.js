const o = { x: 1, f() { return this.x } };
function user(object) {
  with (object) {
    var get = function () { return x };
    const arrow = () => x + 1;
    class K { m() { return x + 2 } }
    function declared() { return x + 3 }
    return [get(), arrow(), new K().m(), declared(), f()];
  }
}
log(user(o), user({ x: 10, f: () => 'f' }));
const trap = new Proxy({}, { has(_, key) { return key === 'x' }, get(_, key) { return key === Symbol.unscopables ? undefined : 'trapped' } });
log(user({ ...o, x: 5 }));
with (trap) { log2 = x }
log(globalThis.log2);
