typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const r = () => {let _$c=_$on&&_$e0(0);try{return(/[}{)(]\/=>/.source)}finally{_$c&&_$x(_$c);}};
function f(x,..._$s) {const _$c=_$on&&_$e1(4,x,_$s.length+1);try{ return x / 2 / 1 }finally{_$c&&_$x(_$c)}}
const t = (x) => {let _$c=_$on&&_$e1(8,x);try{return(`${x}}{${`${((y) => {let _$c=_$on&&_$e1(12,y);try{return(y)}finally{_$c&&_$x(_$c);}})(x)}`}\``)}finally{_$c&&_$x(_$c);}};
function tag(strings, ...values) {const _$c=_$on&&_$e2(16,strings,values);try{ return [strings.raw.join('|'), values] }finally{_$c&&_$x(_$c)}}
const tagged = (x) => {let _$c=_$on&&_$e1(20,x);try{return(tag`a${x}b${() => {let _$c=_$on&&_$e0(24);try{return(x)}finally{_$c&&_$x(_$c);}}}\n`)}finally{_$c&&_$x(_$c);}};
log(r(), f(8), t('x'), tagged(1)[0], tagged(1)[1][1]());
log(`${(() => {const _$c=_$on&&_$e0(28);try{ return '}' }finally{_$c&&_$x(_$c)}})()}`, /=>{/.test('=>{'), ((a) => {let _$c=_$on&&_$e1(32,a);try{return(a)}finally{_$c&&_$x(_$c);}})/1 > 0);
