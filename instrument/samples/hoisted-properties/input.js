function outer() {
  var g;
  function g(a, b) {}
  return g;
}
const g = outer();
note(Object.getOwnPropertyNames(g)); log(g.name, g.length, Object.getOwnPropertyDescriptor(g, 'name'), typeof new g());
function stacks() {
  var thrower;
  function thrower() { throw new Error('where') }
  try { thrower() } catch (e) { return stack(e) }
}
log(stacks());
