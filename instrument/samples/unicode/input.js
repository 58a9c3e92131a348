const ñandú = (größe) => größe + 1;
function \u{61}bc(\u0062) { return \u0062 }
const 变量 = { 方法(参数) { return 参数 }, '👋': () => '👋' };
class Ωmega { #π = () => 3; get π() { return this.#π() } }
log(ñandú(1), abc(2), 变量.方法(3), 变量['👋'](), new Ωmega().π, 'line\u2028separator'.length);
