typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const ñandú = (größe) => {let _$c=_$on&&_$e1(0,größe);try{return(größe + 1)}finally{_$c&&_$x(_$c);}};
function \u{61}bc(\u0062) {const _$c=_$on&&_$e1(4,b,arguments.length);try{ return \u0062 }finally{_$c&&_$x(_$c)}}
const 变量 = { 方法(参数,..._$s) {const _$c=_$on&&_$e1(8,参数,_$s.length+1);try{ return 参数 }finally{_$c&&_$x(_$c)}}, '👋': () => {let _$c=_$on&&_$e0(12);try{return('👋')}finally{_$c&&_$x(_$c);}} };
class Ωmega { #π = () => {let _$c=_$on&&_$e0(16);try{return(3)}finally{_$c&&_$x(_$c);}}; get π() {const _$c=_$on&&_$e0(20);try{ return this.#π() }finally{_$c&&_$x(_$c)}} }
log(ñandú(1), abc(2), 变量.方法(3), 变量['👋'](), new Ωmega().π, 'line\u2028separator'.length);
