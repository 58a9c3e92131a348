function aliased(a, b) { arguments[0] = 'changed'; b = 'b'; return [a, arguments[1], arguments.length] }
function strict(a) { 'use strict'; arguments[0] = 'changed'; return [a, arguments.length] }
function nonSimple(a, b = 1) { arguments[0] = 'changed'; return [a, arguments.length] }
function callee() { return arguments.callee === callee }
function arrows() { return (() => arguments.length)() }
function spread() { return [...arguments].map((x) => x * 2) }
function apply() { return Math.max.apply(null, arguments) }
function deleted(a) { delete arguments[0]; a = 2; return arguments[0] }
function again(a, a) { return a }
log(aliased(1, 2, 3), strict(1), nonSimple(1), callee(), arrows(1, 2), spread(1, 2), apply(1, 3, 2), deleted(1), again(1, 2));
class K { m() { return arguments.length } static s() { return typeof arguments } }
log(new K().m(1, 2), K.s(), { m() { return arguments[0] } }.m(7));
