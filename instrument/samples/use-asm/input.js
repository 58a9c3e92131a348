function Module(stdlib) {
  'use asm';
  function add(a, b) { a = a | 0; b = b | 0; return (a + b) | 0 }
  return { add: add };
}
log(Module({}).add(1, 2));
function after() { return 'instrumented' }
log(after());
