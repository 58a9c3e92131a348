const seen = [];
const k = (name) => (seen.push(name), name);
class C {
  [k('a')]() { return 'a' }
  static [k('b')] = k('value of b');
  [Symbol.iterator]() { return [1, 2][Symbol.iterator]() }
  static [Symbol.hasInstance](x) { return x === 1 }
  get [k('c' + 1)]() { return 'c1' }
  ['literal']() { return 'l' }
  [(() => 'from arrow')()]() { return 'f' }
}
const c = new C();
log(c.a(), C.b, [...c], 1 instanceof C, c.c1, c.literal(), c['from arrow'](), seen);
const o = { [k('d')]() { return 'd' }, [Symbol.toPrimitive](hint) { return hint }, [k('long' + 'er than anybody would like to read in a name')]: () => 1 };
log(o.d(), `${o}`, +o, o[seen.at(-1)]());
