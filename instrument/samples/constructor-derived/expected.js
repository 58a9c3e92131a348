typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/class Base { constructor(a) {var _$c=_$on&&_$e1(~0,a); this.a = a ;_$c&&_$x(_$c)} }
class Direct extends Base { constructor(a) {const _$c=_$on&&_$e1(4,a);try{ super(a) }finally{_$c&&_$x(_$c)}} }
class Before extends Base { constructor(a, b) {const _$c=_$on&&_$e2(8,a,b);try{ const c = a + b; super(c); this.c = c }finally{_$c&&_$x(_$c)}} }
class Arrow extends Base { constructor() {const _$c=_$on&&_$e0(12);try{ const call = () => {let _$c=_$on&&_$e0(16);try{return(super('arrow'))}finally{_$c&&_$x(_$c);}}; call(); this.done = true }finally{_$c&&_$x(_$c)}} }
class Never extends Base { constructor() {var _$c=_$on&&_$e0(~20); ;_$c&&_$x(_$c)} }
class Instead extends Base { constructor() {var _$c=_$on&&_$e0(~24),_$b; return _$b=( { other: 1 }),_$c&&_$x(_$c),_$b } }
class Twice extends Base { constructor() {const _$c=_$on&&_$e0(28);try{ super(1); super(2) }finally{_$c&&_$x(_$c)}} }
class Fields extends Base { f = this.a + 1; constructor(a) {const _$c=_$on&&_$e1(32,a);try{ super(a) }finally{_$c&&_$x(_$c)}} }
class Inherits extends Direct {}
class FromNull extends null { static make() {var _$c=_$on&&_$e0(~36); return _$c&&_$x(_$c), 'made' } }
log(new Direct(1), new Before(1, 2), new Arrow(), new Instead(), new Fields(1), new Inherits(7), FromNull.make());
for (const C of [Never, Twice, FromNull]) try { new C() } catch (e) {if(_$on)_$j(0); log(C.name, e.name) }
class MyArray extends Array { constructor(...xs) {const _$c=_$on&&_$e1(40,xs);try{ super(...xs) }finally{_$c&&_$x(_$c)}} sum() {const _$c=_$on&&_$e0(44);try{ return this.reduce((a, b) => {var _$c=_$on&&_$e2(~48,a,b),_$b=(a + b);_$c&&_$x(_$c);return _$b}, 0) }finally{_$c&&_$x(_$c)}} }
log(new MyArray(1, 2, 3).sum(), new MyArray(1, 2).map((x) => {var _$c=_$on&&_$e1(~52,x),_$b=(x);_$c&&_$x(_$c);return _$b}) instanceof MyArray);
class MyError extends Error { constructor(m) {const _$c=_$on&&_$e1(56,m);try{ super(m); this.name = 'MyError' }finally{_$c&&_$x(_$c)}} }
try { throw new MyError('thrown') } catch (e) {if(_$on)_$j(0); log(e.name, e.message, e instanceof MyError) }
