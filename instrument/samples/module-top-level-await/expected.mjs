typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/const work = (x) => {let _$c=_$on&&_$e1(0,x);try{return(log(x))}finally{_$c&&_$x(_$c);}};
work(await Promise.resolve('first'));
const later = async (x) => {const _$f=_$on&&_$g(_$e1(4,x));try{ _$r(await _$w( null,_$f),_$f); work(x) }finally{_$f&&_$l(_$f)}};
await later('second');
for await (const x of [Promise.resolve('third')]) work(x);
try { await Promise.reject(new Error('fourth')) } catch (e) {if(_$on)_$j(0); work(e.message) }
export const value = await (async function* () {const _$f=_$on&&_$g(_$e0(8));try{ _$r(yield _$y( 'fifth',_$f),_$f) }finally{_$f&&_$l(_$f)}})().next();
export default await later('sixth');
work(value);
