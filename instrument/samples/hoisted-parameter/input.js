function simple(a) { function a() { return 'function' } return [typeof a, typeof arguments[0]] }
function strict(a) { 'use strict'; function a() {} return [typeof a, typeof arguments[0]] }
function defaulted(a, b = () => a) { function a() {} return [typeof a, b()] }
function pattern({ a }) { function a() {} return typeof a }
function rest(...a) { function a() {} return typeof a }
log(simple(1), strict(1), defaulted(1), pattern({ a: 1 }), rest(1));
