// Sloppy functions with simple parameters share each with `arguments`; all others have a copy.
function mapped(a, b) { arguments[0] = 'x'; b = 'y'; const before = [...arguments]; delete arguments[1]; b = 'z'; return [a, before, 1 in arguments, arguments.length, typeof arguments.callee] }
function strict(a) { 'use strict'; arguments[0] = 'x'; return [a, arguments[0]] }
function defaulted(a, b = 1) { arguments[0] = 'x'; return [a, arguments.length] }
function rest(a, ...r) { arguments[0] = 'x'; return [a, r] }
function escaped(a) { return arguments } const kept = escaped(1); kept[0] = 2;
function closed(a) { const get = () => a, set = (x) => { arguments[0] = x }; set('set'); return get() }
function same(a, a) { arguments[1] = 'x'; return [a, arguments.length] }
function inEval(a) { eval('arguments[0] = "e"'); return a }
function frozen(a) { Object.defineProperty(arguments, '0', { writable: false }); a = 'x'; return arguments[0] }
function given(a, b, c) { c = 1; return arguments[2] }
log(mapped(1, 2, 3), strict(1), defaulted(1), rest(1, 2), kept, closed(1), same(1, 2), inEval(1), frozen(1), given(1, 2));
function callee(n) { return n ? arguments.callee(n - 1) + 1 : 0 } log(callee(3));
log((function (arguments) { return arguments })(1), (function () { var arguments; return typeof arguments })(), (function () { var arguments = 1; return arguments })(), ((a, b = () => arguments) => typeof b)(1));
