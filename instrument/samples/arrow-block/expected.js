typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const add = (a, b) => {const _$c=_$on&&_$e2(0,a,b);try{ return a + b }finally{_$c&&_$x(_$c)}};
const none = () => {const _$c=_$on&&_$e0(4);try{}finally{_$c&&_$x(_$c)}};
const outer = function () {const _$c=_$on&&_$e0(8,arguments.length);try{ return (() => {const _$c=_$on&&_$e0(12);try{ return [this.x, arguments[0]] }finally{_$c&&_$x(_$c)}})() }finally{_$c&&_$x(_$c)}};
log(add(1, 2), none(), outer.call({ x: 5 }, 'argument'));
const labelled = () => {const _$c=_$on&&_$e0(16);try{ a: { break a } return 'out' }finally{_$c&&_$x(_$c)}};
log(labelled());
