typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const r = () => {var _$c=_$on&&_$e0(~0),_$b=(/[}{)(]\/=>/.source);_$c&&_$x(_$c);return _$b};
function f(x) {var _$c=_$on&&_$e1(~4,x),_$b; return _$b=( x / 2 / 1),_$c&&_$x(_$c),_$b }
const t = (x) => {let _$c=_$on&&_$e1(8,x);try{return(`${x}}{${`${((y) => {var _$c=_$on&&_$e1(~12,y),_$b=(y);_$c&&_$x(_$c);return _$b})(x)}`}\``)}finally{_$c&&_$x(_$c);}};
function tag(strings, ...values) {const _$c=_$on&&_$e2(16,strings,values);try{ return [strings.raw.join('|'), values] }finally{_$c&&_$x(_$c)}}
const tagged = (x) => {let _$c=_$on&&_$e1(20,x);try{return(tag`a${x}b${() => {var _$c=_$on&&_$e0(~24),_$b=(x);_$c&&_$x(_$c);return _$b}}\n`)}finally{_$c&&_$x(_$c);}};
log(r(), f(8), t('x'), tagged(1)[0], tagged(1)[1][1]());
log(`${(() => {var _$c=_$on&&_$e0(~28); return _$c&&_$x(_$c), '}' })()}`, /=>{/.test('=>{'), ((a) => {var _$c=_$on&&_$e1(~32,a),_$b=(a);_$c&&_$x(_$c);return _$b})/1 > 0);
