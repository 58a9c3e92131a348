typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const add = (a, b) => {var _$c=_$on&&_$e2(~0,a,b),_$b; return _$b=( a + b),_$c&&_$x(_$c),_$b };
const none = () => {var _$c=_$on&&_$e0(~4);;_$c&&_$x(_$c)};
const outer = function () {const _$c=_$on&&_$e0(8,arguments.length);try{ return (() => {var _$c=_$on&&_$e0(~12),_$b; return _$b=( [this.x, arguments[0]]),_$c&&_$x(_$c),_$b })() }finally{_$c&&_$x(_$c)}};
log(add(1, 2), none(), outer.call({ x: 5 }, 'argument'));
const labelled = () => {const _$c=_$on&&_$e0(16);try{ a: { break a } return 'out' }finally{_$c&&_$x(_$c)}};
log(labelled());
