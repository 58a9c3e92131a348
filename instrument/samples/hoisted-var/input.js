// A function and a `var` of one name: the function is there from the start, the assignment wins later.
function both() {
  const before = typeof g;
  var g = 1;
  function g() { return 'function' }
  return [before, g];
}
function bare() { var g; function g() { return 'function' } return g() }
function loops() { for (var g of [1]); function g() {} return g }
function destructured() { const t = typeof g; var { g, h = g } = { g: 3 }; function g() {} return [t, g, h] }
function inBlock() { { var g = 4 } return g; function g() {} }
function catching() { try { throw 1 } catch { var g = 5 } function g() {} return g }
function strict() { 'use strict'; var g; return g(); function g() { return 'strict' } }
function replaced() { function g() { g = () => 'second'; return 'first' } var g; return [g(), g()] }
const arrow = () => { var g; function g() { return 'arrow' } return g() };
class K { m() { var g; function g() { return 'method' } return g() } constructor() { var g; function g() {} this.t = typeof g } }
log(both(), bare(), loops(), destructured(), inBlock(), catching(), strict(), replaced(), arrow(), new K().m(), new K().t);
