function outer() {
  var g;
  function g(a, b) {}
  return g;
}
const g = outer();
log(g.name, g.length, Object.getOwnPropertyNames(g), Object.getOwnPropertyDescriptor(g, 'name'), typeof new g());
function stacks() {
  var thrower;
  function thrower() { throw new Error('where') }
  try { thrower() } catch (e) { return stack(e) }
}
log(stacks());
