function sloppy() { return g(); function g() { return 1 } function g() { return 2 } }
function strict() { 'use strict'; return g(); function g() { return 1 } function g() { return 2 } }
function kinds() { return [typeof g(), typeof g().next]; function g() {} function* g() {} }
function async2() { return g() instanceof Promise; async function g() {} async function g() {} }
function three() { function g() { return 1 } var a = g(); function g() { return 2 } var b = g(); function g() { return 3 } return [a, b, g()] }
log(sloppy(), strict(), kinds(), async2(), three());
