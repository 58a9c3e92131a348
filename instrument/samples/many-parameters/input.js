function four(a, b, c, d) { return a + b + c + d }
function six(a, b = 2, { c }, [d], e, ...f) { return [a, b, c, d, e, f] }
const five = (a, b, c, d, e) => [a, b, c, d, e];
async function later(a, b, c, d) { return d }
log(four(1, 2, 3, 4), four(1, 2, 3, 4, 5, 6), six(1, undefined, { c: 3 }, [4], 5, 6, 7), five(1, 2, 3, 4, 5), six.length);
later(1, 2, 3, 4).then(log);
