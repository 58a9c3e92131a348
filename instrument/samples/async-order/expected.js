// What runs in which turn of the microtask queue stays as it was.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/const order = [];
const note = (x) => {let _$c=_$on&&_$e1(0,x);try{return(order.push(x))}finally{_$c&&_$x(_$c);}};
async function a() {const _$f=_$on&&_$g(_$e0(4));try{ note('a1'); _$r(await _$w( b(),_$f),_$f); note('a2') }finally{_$f&&_$l(_$f)}}
async function b() {const _$f=_$on&&_$g(_$e0(8));try{ note('b1'); _$r(await _$w( null,_$f),_$f); note('b2') }finally{_$f&&_$l(_$f)}}
a().then(() => {let _$c=_$on&&_$e0(12);try{return(note('then'))}finally{_$c&&_$x(_$c);}});
Promise.resolve().then(() => {let _$c=_$on&&_$e0(16);try{return(note('micro 1'))}finally{_$c&&_$x(_$c);}}).then(() => {let _$c=_$on&&_$e0(20);try{return(note('micro 2'))}finally{_$c&&_$x(_$c);}});
note('sync');
(async () => {let _$f=_$on&&_$g(_$e0(24));try{return(note(_$r(await _$w( 'value',_$f),_$f)))}finally{_$f&&_$l(_$f);}})();
(async () => {const _$f=_$on&&_$g(_$e0(28));try{ for (let i = 0; i < 6; i++) _$r(await _$w( null,_$f),_$f); log(order) }finally{_$f&&_$l(_$f)}})();
