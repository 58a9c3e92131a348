typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function four(a, b, c, d,..._$s) {const _$c=_$on&&_$e4(0,a,b,c,d,_$s.length+4);try{ return a + b + c + d }finally{_$c&&_$x(_$c)}}
function six(a, b = 2, { c }, [d], e, ...f) {const _$c=_$on&&_$en(4,6,0,_$p(0,a,b,arguments[2],arguments[3]),_$p(4,e,f));try{ return [a, b, c, d, e, f] }finally{_$c&&_$x(_$c)}}
const five = (a, b, c, d, e) => {let _$c=_$on&&_$en(8,5,0,_$p(0,a,b,c,d),_$p(4,e));try{return([a, b, c, d, e])}finally{_$c&&_$x(_$c);}};
async function later(a, b, c, d,..._$s) {const _$c=_$on&&_$e4(12,a,b,c,d,_$s.length+4);try{ return d }finally{_$c&&_$x(_$c)}}
log(four(1, 2, 3, 4), four(1, 2, 3, 4, 5, 6), six(1, undefined, { c: 3 }, [4], 5, 6, 7), five(1, 2, 3, 4, 5), six.length);
later(1, 2, 3, 4).then(log);
