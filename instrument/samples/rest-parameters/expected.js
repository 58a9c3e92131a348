typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function all(...xs) {const _$c=_$on&&_$e1(0,xs);try{ return xs }finally{_$c&&_$x(_$c)}}
function some(a, b = 2, ...rest) {const _$c=_$on&&_$e3(4,a,b,rest);try{ return [a, b, rest] }finally{_$c&&_$x(_$c)}}
const arrow = (...xs) => {let _$c=_$on&&_$e1(8,xs);try{return(xs.length)}finally{_$c&&_$x(_$c);}};
function swapped(...[a, b]) {const _$c=_$on&&_$e1(12,_$k(1));try{ return [b, a] }finally{_$c&&_$x(_$c)}}
const counted = (...{ length }) => {let _$c=_$on&&_$e1(16,_$k(1));try{return(length)}finally{_$c&&_$x(_$c);}};
log(all(), all(1, 2), some(1), some(1, 2, 3, 4), arrow(1, 2, 3), swapped(1, 2), counted(1, 2), all.length, some.length);
