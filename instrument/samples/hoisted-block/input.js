// A function in an inner block overwrites one at the top, in sloppy code, when its text is reached.
function overwrites() {
  const before = g();
  { function g() { return 'inner' } }
  return [before, g()];
  function g() { return 'top' }
}
function conditional(yes) { function g() { return 'top' } if (yes) function g() { return 'if' } return g() }
function cases(n) { switch (n) { case 1: function g() { return 'case' } } return g(); function g() { return 'top' } }
function strict() { 'use strict'; function g() { return 'top' } { function g() { return 'inner' } g() } return g() }
function onlyInner() { const before = typeof g; { function g() { return 'inner' } } return [before, g()] }
log(overwrites(), conditional(true), conditional(false), cases(1), cases(2), strict(), onlyInner());
