var v = 'outer';
function closure(get = () => v) { var v = 'inner'; return [get(), v] }
function shared(a, get = () => a) { var a; const before = a; a = 'changed'; return [before, a, get()] }
function hoisted(a, get = () => a) { function a() { return 'function' } return [typeof a, get()] }
function seesFunction(get = () => typeof helper) { function helper() {} return [get(), typeof helper] }
log(closure(), shared('passed'), hoisted('passed'), seesFunction());
function simple(a) { var a; return a }
function assigned(a) { var a = 2; return [a, arguments[0]] }
log(simple(1), assigned(1));
