typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const ñandú = (größe) => {var _$c=_$on&&_$e1(~0,größe),_$b=(größe + 1);_$c&&_$x(_$c);return _$b};
function \u{61}bc(\u0062) {var _$c=_$on&&_$e1(~4,b); return _$c&&_$x(_$c), \u0062 }
const 变量 = { 方法(参数) {var _$c=_$on&&_$e1(~8,参数); return _$c&&_$x(_$c), 参数 }, '👋': () => {var _$c=_$on&&_$e0(~12),_$b=('👋');_$c&&_$x(_$c);return _$b} };
class Ωmega { #π = () => {var _$c=_$on&&_$e0(~16),_$b=(3);_$c&&_$x(_$c);return _$b}; get π() {const _$c=_$on&&_$e0(20);try{ return this.#π() }finally{_$c&&_$x(_$c)}} }
log(ñandú(1), abc(2), 变量.方法(3), 变量['👋'](), new Ωmega().π, 'line\u2028separator'.length);
