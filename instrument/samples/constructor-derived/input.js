class Base { constructor(a) { this.a = a } }
class Direct extends Base { constructor(a) { super(a) } }
class Before extends Base { constructor(a, b) { const c = a + b; super(c); this.c = c } }
class Arrow extends Base { constructor() { const call = () => super('arrow'); call(); this.done = true } }
class Never extends Base { constructor() { } }
class Instead extends Base { constructor() { return { other: 1 } } }
class Twice extends Base { constructor() { super(1); super(2) } }
class Fields extends Base { f = this.a + 1; constructor(a) { super(a) } }
class Inherits extends Direct {}
class FromNull extends null { static make() { return 'made' } }
log(new Direct(1), new Before(1, 2), new Arrow(), new Instead(), new Fields(1), new Inherits(7), FromNull.make());
for (const C of [Never, Twice, FromNull]) try { new C() } catch (e) { log(C.name, e.name) }
class MyArray extends Array { constructor(...xs) { super(...xs) } sum() { return this.reduce((a, b) => a + b, 0) } }
log(new MyArray(1, 2, 3).sum(), new MyArray(1, 2).map((x) => x) instanceof MyArray);
class MyError extends Error { constructor(m) { super(m); this.name = 'MyError' } }
try { throw new MyError('thrown') } catch (e) { log(e.name, e.message, e instanceof MyError) }
