typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/function outer(a, callback = function inner() {const _$c=_$on&&_$e0(4,arguments.length);try{ return a }finally{_$c&&_$x(_$c)}}, other = () => {let _$c=_$on&&_$e0(8);try{return(callback())}finally{_$c&&_$x(_$c);}},..._$s) {const _$c=_$on&&_$e3(0,a,callback,other,_$s.length+3);try{ return other() }finally{_$c&&_$x(_$c)}}
log(outer(1), outer(1, () => {let _$c=_$on&&_$e0(12);try{return(2)}finally{_$c&&_$x(_$c);}}));
const arrow = (a = (b) => {let _$c=_$on&&_$e1(20,b);try{return((c) => {let _$c=_$on&&_$e1(24,c);try{return(b + c)}finally{_$c&&_$x(_$c);}})}finally{_$c&&_$x(_$c);}}) => {let _$c=_$on&&_$e1(16,a);try{return(a(1)(2))}finally{_$c&&_$x(_$c);}};
log(arrow());
