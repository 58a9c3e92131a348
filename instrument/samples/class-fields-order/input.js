const note = (x) => { log(x); return x };
class A { [note('a')] = note('value a'); static [note('b')] = note('value b'); static { note('block'); var x = () => this; note(x() === A) } #c = note('value c'); c() { return this.#c } static #d = () => note('d'); static d() { return A.#d() } get #e() { return note('get') } set #e(v) { note('set ' + v) } e() { this.#e++; this.#e ||= 1; return #c in this } static async *#f() { yield this } static f() { return A.#f() } 'quoted' = () => note('quoted'); 1 = 2; static = 3; get; set; async
  f2() { return Object.keys(this) } }
class B extends A { own = note('own ' + this.c()); constructor() { note('before'); super(); note('after') } }
const b = new B(); log(b.e(), A.d(), b.f2(), b.quoted());
A.f().next().then(({ value }) => log(value === A));
try { A.prototype.c.call({}) } catch (e) { log(e.name) }
try { new (class { x = (() => { throw new Error('field') })() })() } catch (e) { log(e.message) }
try { (class { static { throw new Error('block') } }) } catch (e) { log(e.message) }
log(class { static y = this.z; static z = 1 }.y, class { static z = () => this.name; static name2 = this.z() }.name2);
