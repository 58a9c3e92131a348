typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/import data from 'data:application/json,[1,2]' with { type: 'json' };
import def, * as all from 'self' with {};
export { named as again } from 'self' with { };
export default function (x) {const _$c=_$on&&_$e1(0,x,arguments.length);try{ return x }finally{_$c&&_$x(_$c)}}
export const named = () => {let _$c=_$on&&_$e0(4);try{return(data.length)}finally{_$c&&_$x(_$c);}};
const load = (type) => {let _$c=_$on&&_$e1(8,type);try{return(import('data:application/json,3', { with: { type } }))}finally{_$c&&_$x(_$c);}};
log(def(1), all.again === named, named(), all.named === named, (await load('json')).default);
try { await load('css') } catch (e) { log(e.name) }
