function outer(a, callback = function inner() { return a }, other = () => callback()) { return other() }
log(outer(1), outer(1, () => 2));
const arrow = (a = (b) => (c) => b + c) => a(1)(2);
log(arrow());
