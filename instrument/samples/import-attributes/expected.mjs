typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/import data from 'data:application/json,[1,2]' with { type: 'json' };
import def, * as all from 'self' with {};
export { named as again } from 'self' with { };
export default function (x) {var _$c=_$on&&_$e1(~0,x); return _$c&&_$x(_$c), x }
export const named = () => {var _$c=_$on&&_$e0(~4),_$b=(data.length);_$c&&_$x(_$c);return _$b};
const load = (type) => {let _$c=_$on&&_$e1(8,type);try{return(import('data:application/json,3', { with: { type } }))}finally{_$c&&_$x(_$c);}};
log(def(1), all.again === named, named(), all.named === named, (await load('json')).default);
try { await load('css') } catch (e) {if(_$on)_$j(0); log(e.name) }
