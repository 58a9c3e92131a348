typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function* source() {_$on&&_$x(_$e0(0,arguments.length)); try { yield 1; yield 2 } finally { log('closed') } }
function first(xs) {const _$c=_$on&&_$e1(4,xs,arguments.length);try{ for (const x of xs) return x }finally{_$c&&_$x(_$c)}}
function destructure([a]) {const _$c=_$on&&_$e1(8,arguments[0],arguments.length);try{ return a }finally{_$c&&_$x(_$c)}}
function breaks(xs) {const _$c=_$on&&_$e1(12,xs,arguments.length);try{ for (const x of xs) { if (x) break } return 'broke' }finally{_$c&&_$x(_$c)}}
log(first(source()), destructure(source()), breaks(source()));
const custom = { [Symbol.iterator]() {const _$c=_$on&&_$e0(16,arguments.length);try{ return { next: () => {let _$c=_$on&&_$e0(20);try{return(({ value: 1, done: false }))}finally{_$c&&_$x(_$c);}}, return() {const _$c=_$on&&_$e0(24,arguments.length);try{ log('returned'); return {} }finally{_$c&&_$x(_$c)}} } }finally{_$c&&_$x(_$c)}} };
log(first(custom));
