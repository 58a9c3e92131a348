typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/class Matrix {
  multiply(other) {const _$c=_$on&&_$e1(0,other,arguments.length);try{ return this.add(other) }finally{_$c&&_$x(_$c)}}
  add(other) {const _$c=_$on&&_$e1(4,other,arguments.length);try{ return ['added', other] }finally{_$c&&_$x(_$c)}}
  static identity(n) {const _$c=_$on&&_$e1(8,n,arguments.length);try{ return new this().size(n) }finally{_$c&&_$x(_$c)}}
  size(n) {const _$c=_$on&&_$e1(12,n,arguments.length);try{ return n }finally{_$c&&_$x(_$c)}}
  'quoted-name'() {const _$c=_$on&&_$e0(16,arguments.length);try{ return 1 }finally{_$c&&_$x(_$c)}}
  42() {const _$c=_$on&&_$e0(20,arguments.length);try{ return 2 }finally{_$c&&_$x(_$c)}}
  static async load() {const _$c=_$on&&_$e0(24,arguments.length);try{ return 3 }finally{_$c&&_$x(_$c)}}
  static static() {const _$c=_$on&&_$e0(28,arguments.length);try{ return 4 }finally{_$c&&_$x(_$c)}}
  constructor2() {const _$c=_$on&&_$e0(32,arguments.length);try{ return 5 }finally{_$c&&_$x(_$c)}}
}
const m = new Matrix();
log(m.multiply(1), Matrix.identity(3), m['quoted-name'](), m[42](), Matrix.static(), m.constructor2());
class Sub extends Matrix { add(other) {const _$c=_$on&&_$e1(36,other,arguments.length);try{ return super.add(other).concat('sub') }finally{_$c&&_$x(_$c)}} static identity(n) {const _$c=_$on&&_$e1(40,n,arguments.length);try{ return super.identity(n) + 1 }finally{_$c&&_$x(_$c)}} }
log(new Sub().multiply(2), Sub.identity(1));
try { Matrix() } catch (e) { log(e.message) }
try { new m.add() } catch (e) { log(e.name) }
