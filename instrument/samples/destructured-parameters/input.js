function point({ x, y }) { return x + y }
function pair([a, b], c) { return [a, b, c] }
function defaulted({ x = 1, y: { z } = { z: 2 } } = {}) { return [x, z] }
function arrayDefault([a = 1] = []) { return a }
const arrow = ({ x }, [y], { z } = { z: 3 }) => x + y + z;
function mixed(a, { b, ...others }, ...[c]) { return [a, b, others, c] }
function computed({ ['k' + 1]: v }, { 'quoted-key': q } = {}) { return [v, q] }
class K { constructor({ a }) { this.a = a } set pair([a, b]) { this.a = a + b } static of({ a }) { return new K({ a }) } }
log(point({ x: 1, y: 2 }), pair([1, 2], 3), defaulted(), defaulted({ x: 5 }), arrayDefault(), arrow({ x: 1 }, [2]));
log(mixed(1, { b: 2, c: 3 }, 4), computed({ k1: 1 }), K.of({ a: 1 }));
const k = new K({ a: 0 });
k.pair = [3, 4];
log(k, defaulted.length);
try { point() } catch (e) { log(e.name) }
function many({ alpha, beta, gamma, delta, epsilon, zeta, eta, theta }) { return alpha }
log(many({ alpha: 'first' }));
