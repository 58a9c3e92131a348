function* source() { try { yield 1; yield 2 } finally { log('closed') } }
function first(xs) { for (const x of xs) return x }
function destructure([a]) { return a }
function breaks(xs) { for (const x of xs) { if (x) break } return 'broke' }
log(first(source()), destructure(source()), breaks(source()));
const custom = { [Symbol.iterator]() { return { next: () => ({ value: 1, done: false }), return() { log('returned'); return {} } } } };
log(first(custom));
