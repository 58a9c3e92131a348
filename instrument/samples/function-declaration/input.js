// Declarations run before their text, call each other, and return what they return.
log(early(1));
function early(a) {
  return late(a, 2) + 1;
}
function late(a, b) { return a * 10 + b }
function nothing() {}
log(nothing(), nothing.call({}, 1, 2));
log(late('surplus', 1, 2, 3), late());
