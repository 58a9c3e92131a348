typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/class Matrix {
  multiply(other) {const _$c=_$on&&_$e1(0,other);try{ return this.add(other) }finally{_$c&&_$x(_$c)}}
  add(other) {var _$c=_$on&&_$e1(~4,other),_$b; return _$b=( ['added', other]),_$c&&_$x(_$c),_$b }
  static identity(n) {const _$c=_$on&&_$e1(8,n);try{ return new this().size(n) }finally{_$c&&_$x(_$c)}}
  size(n) {var _$c=_$on&&_$e1(~12,n); return _$c&&_$x(_$c), n }
  'quoted-name'() {var _$c=_$on&&_$e0(~16); return _$c&&_$x(_$c), 1 }
  42() {var _$c=_$on&&_$e0(~20); return _$c&&_$x(_$c), 2 }
  static async load() {const _$c=_$on&&_$e0(24);try{ return 3 }finally{_$c&&_$x(_$c)}}
  static static() {var _$c=_$on&&_$e0(~28); return _$c&&_$x(_$c), 4 }
  constructor2() {var _$c=_$on&&_$e0(~32); return _$c&&_$x(_$c), 5 }
}
const m = new Matrix();
log(m.multiply(1), Matrix.identity(3), m['quoted-name'](), m[42](), Matrix.static(), m.constructor2());
class Sub extends Matrix { add(other) {const _$c=_$on&&_$e1(36,other);try{ return super.add(other).concat('sub') }finally{_$c&&_$x(_$c)}} static identity(n) {const _$c=_$on&&_$e1(40,n);try{ return super.identity(n) + 1 }finally{_$c&&_$x(_$c)}} }
log(new Sub().multiply(2), Sub.identity(1));
try { Matrix() } catch (e) {if(_$on)_$j(0); log(e.message) }
try { new m.add() } catch (e) {if(_$on)_$j(0); log(e.name) }
