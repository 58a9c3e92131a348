typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/class Base { constructor(a) {const _$c=_$on&&_$e1(0,a,arguments.length);try{ this.a = a }finally{_$c&&_$x(_$c)}} }
class Direct extends Base { constructor(a) {const _$c=_$on&&_$e1(4,a,arguments.length);try{ super(a) }finally{_$c&&_$x(_$c)}} }
class Before extends Base { constructor(a, b) {const _$c=_$on&&_$e2(8,a,b,arguments.length);try{ const c = a + b; super(c); this.c = c }finally{_$c&&_$x(_$c)}} }
class Arrow extends Base { constructor() {const _$c=_$on&&_$e0(12,arguments.length);try{ const call = () => {let _$c=_$on&&_$e0(16);try{return(super('arrow'))}finally{_$c&&_$x(_$c);}}; call(); this.done = true }finally{_$c&&_$x(_$c)}} }
class Never extends Base { constructor() {const _$c=_$on&&_$e0(20,arguments.length);try{ }finally{_$c&&_$x(_$c)}} }
class Instead extends Base { constructor() {const _$c=_$on&&_$e0(24,arguments.length);try{ return { other: 1 } }finally{_$c&&_$x(_$c)}} }
class Twice extends Base { constructor() {const _$c=_$on&&_$e0(28,arguments.length);try{ super(1); super(2) }finally{_$c&&_$x(_$c)}} }
class Fields extends Base { f = this.a + 1; constructor(a) {const _$c=_$on&&_$e1(32,a,arguments.length);try{ super(a) }finally{_$c&&_$x(_$c)}} }
class Inherits extends Direct {}
class FromNull extends null { static make() {const _$c=_$on&&_$e0(36,arguments.length);try{ return 'made' }finally{_$c&&_$x(_$c)}} }
log(new Direct(1), new Before(1, 2), new Arrow(), new Instead(), new Fields(1), new Inherits(7), FromNull.make());
for (const C of [Never, Twice, FromNull]) try { new C() } catch (e) { log(C.name, e.name) }
class MyArray extends Array { constructor(...xs) {const _$c=_$on&&_$e1(40,xs);try{ super(...xs) }finally{_$c&&_$x(_$c)}} sum() {const _$c=_$on&&_$e0(44,arguments.length);try{ return this.reduce((a, b) => {let _$c=_$on&&_$e2(48,a,b);try{return(a + b)}finally{_$c&&_$x(_$c);}}, 0) }finally{_$c&&_$x(_$c)}} }
log(new MyArray(1, 2, 3).sum(), new MyArray(1, 2).map((x) => {let _$c=_$on&&_$e1(52,x);try{return(x)}finally{_$c&&_$x(_$c);}}) instanceof MyArray);
class MyError extends Error { constructor(m) {const _$c=_$on&&_$e1(56,m,arguments.length);try{ super(m); this.name = 'MyError' }finally{_$c&&_$x(_$c)}} }
try { throw new MyError('thrown') } catch (e) { log(e.name, e.message, e instanceof MyError) }
