class Tree {
  #left; constructor(left, value, right) { this.#left = left; this.value = value; this.right = right }
  *walk() { if (this.#left) yield* this.#left.walk(); yield this.value; if (this.right) yield* this.right.walk() }
  *[Symbol.iterator]() { yield* this.walk(); yield* this['walk'](); yield* this.right ?? [] }
  get own() { log('read'); return this }
}
class Twice extends Tree { *walk() { yield* super.walk(); yield* this.own.own.right?.walk() ?? []; yield* (this.own.walk2()) } *walk2() { yield 'last' } }
const tree = new Twice(new Tree(null, 1, null), 2, new Tree(null, 3, null));
log([...tree]);
function* count(n) { if (n > 0) { yield* count(n - 1); yield n } }
const steps = { up: { by: count } };
let reads = 0; Object.defineProperty(globalThis, 'unknown', { get() { reads++; return count }, configurable: true });
function* all(\u0061, b) { yield* \u0061(1); yield* b(1); yield* steps.up.by(2); yield* unknown(1); yield* count.call(null, 1); return yield* count(1) }
log([...all(count, count)], reads);
const open = all(count, count); log(open.next(), open.next(), open.return('r'), open.next());
async function* later() { yield* count(2) }
(async () => { for await (const x of later()) log(x) })();
