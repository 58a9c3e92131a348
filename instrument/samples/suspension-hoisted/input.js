async function f(g) { var h; await null; function g() { return 'g' } async function h() { await 1; return 'h' } function* k() { yield 'k' } return [g.name, await h(), h.name, ...k()] }
function* s() { 'use strict'
  function twice() { return 1 } function twice() { return 2 } yield twice() + twice.name }
async function e() { eval('var v = 1'); function v() {} await v; return typeof v }
const block = async (a) => { await a; function b() {} return b.name };
Promise.all([f(), [...s()], e(), block(1)]).then((xs) => log(xs));
