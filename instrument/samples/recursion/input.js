const fib = (n) => n < 2 ? n : fib(n - 1) + fib(n - 2);
function even(n) { return n === 0 ? true : odd(n - 1) }
function odd(n) { return n === 0 ? false : even(n - 1) }
log(fib(5), even(4));
function forever() { return forever() + 1 }
let caught;
try { overflow() } catch (e) { caught = e instanceof RangeError }
function overflow() { return deeper(0) }
function deeper(n) { if (n === 3) throw new RangeError(); return deeper(n + 1) }
log(caught);
function only(n) { return n ? only(n - 1) : 'only' } function onkey(n) { return n ? onkey(n - 1) : 'key' } log(only(1), onkey(1));
