const add = function (a, b) { return a + b };
const factorial = function self(n) { return n < 2 ? 1 : n * self(n - 1) };
log(add(1, 2), factorial(4));
// Its own name inside is a constant that ignores assignment.
const stubborn = function self() { self = 1; return typeof self };
log(stubborn(), typeof self);
log((function () { return this === undefined })(), function () {}.name, add.name, factorial.name);
