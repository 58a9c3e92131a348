// Nothing stands against these: they stay as they are.
function outer(a) {
  const first = inner(a);
  let local = 1;
  function inner(x) { return x + helper() }
  function helper() { return local ?? 0 }
  return first;
}
try { outer(1) } catch (e) { log(e.name) }
function mutual(n) { return even(n); function even(n) { return n === 0 || odd(n - 1) } function odd(n) { return n !== 0 && even(n - 1) } }
log(mutual(3), mutual(4));
function assigned() { function g() { return 1 } g = () => 2; return g() }
function deep() { return (() => g())(); function g() { return [h()]; function h() { return 'deep' } } }
log(assigned(), deep());
