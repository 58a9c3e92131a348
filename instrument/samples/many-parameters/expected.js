typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function four(a, b, c, d) {var _$c=_$on&&_$e4(~0,a,b,c,d),_$b; return _$b=( a + b + c + d),_$c&&_$x(_$c),_$b }
function six(a, b = 2, { c }, [d], e, ...f) {var _$c=_$on&&_$en(~4,6,0,_$p(0,a,b,arguments[2],arguments[3]),_$p(4,e,f)),_$b; return _$b=( [a, b, c, d, e, f]),_$c&&_$x(_$c),_$b }
const five = (a, b, c, d, e) => {var _$c=_$on&&_$en(~8,5,0,_$p(0,a,b,c,d),_$p(4,e)),_$b=([a, b, c, d, e]);_$c&&_$x(_$c);return _$b};
async function later(a, b, c, d) {const _$c=_$on&&_$e4(12,a,b,c,d);try{ return d }finally{_$c&&_$x(_$c)}}
log(four(1, 2, 3, 4), four(1, 2, 3, 4, 5, 6), six(1, undefined, { c: 3 }, [4], 5, 6, 7), five(1, 2, 3, 4, 5), six.length);
later(1, 2, 3, 4).then(log);
