typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function outer(a, callback = function inner() {var _$c=_$on&&_$e0(~4); return _$c&&_$x(_$c), a }, other = () => {let _$c=_$on&&_$e0(8);try{return(callback())}finally{_$c&&_$x(_$c);}}) {const _$c=_$on&&_$e3(0,a,callback,other);try{ return other() }finally{_$c&&_$x(_$c)}}
log(outer(1), outer(1, () => {var _$c=_$on&&_$e0(~12),_$b=(2);_$c&&_$x(_$c);return _$b}));
const arrow = (a = (b) => {let _$c=_$on&&_$e1(20,b);try{return((c) => {var _$c=_$on&&_$e1(~24,c),_$b=(b + c);_$c&&_$x(_$c);return _$b})}finally{_$c&&_$x(_$c);}}) => {let _$c=_$on&&_$e1(16,a);try{return(a(1)(2))}finally{_$c&&_$x(_$c);}};
log(arrow());
