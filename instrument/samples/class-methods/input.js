class Matrix {
  multiply(other) { return this.add(other) }
  add(other) { return ['added', other] }
  static identity(n) { return new this().size(n) }
  size(n) { return n }
  'quoted-name'() { return 1 }
  42() { return 2 }
  static async load() { return 3 }
  static static() { return 4 }
  constructor2() { return 5 }
}
const m = new Matrix();
log(m.multiply(1), Matrix.identity(3), m['quoted-name'](), m[42](), Matrix.static(), m.constructor2());
class Sub extends Matrix { add(other) { return super.add(other).concat('sub') } static identity(n) { return super.identity(n) + 1 } }
log(new Sub().multiply(2), Sub.identity(1));
try { Matrix() } catch (e) { log(e.message) }
try { new m.add() } catch (e) { log(e.name) }
