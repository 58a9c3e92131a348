function outer() {
  const inner = () =>
    fail(
      1,
    );
  return inner();
}

function fail(n) {
  // line 9
  throw new Error('here');
}
class K {
  constructor() { fail() }
  get x() {
    return [1].map(() => {
      fail();
    });
  }
}
for (const f of [outer, () => new K(), () => Object.create(K.prototype).x, () => fail(2)])
  try { f() } catch (e) { log(stack(e)) }
