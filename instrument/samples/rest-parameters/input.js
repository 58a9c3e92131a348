function all(...xs) { return xs }
function some(a, b = 2, ...rest) { return [a, b, rest] }
const arrow = (...xs) => xs.length;
function swapped(...[a, b]) { return [b, a] }
const counted = (...{ length }) => length;
log(all(), all(1, 2), some(1), some(1, 2, 3, 4), arrow(1, 2, 3), swapped(1, 2), counted(1, 2), all.length, some.length);
