const add = (a, b) => { return a + b };
const none = () => {};
const outer = function () { return (() => { return [this.x, arguments[0]] })() };
log(add(1, 2), none(), outer.call({ x: 5 }, 'argument'));
const labelled = () => { a: { break a } return 'out' };
log(labelled());
