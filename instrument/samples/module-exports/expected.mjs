typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/import * as self from 'self';
export default function () {var _$c=_$on&&_$e0(~0); return _$c&&_$x(_$c), 'default' }
export function named(a) {var _$c=_$on&&_$e1(~4,a); return _$c&&_$x(_$c), a }
export const arrow = (x) => {var _$c=_$on&&_$e1(~8,x),_$b=(x);_$c&&_$x(_$c);return _$b}, { pattern = () => {var _$c=_$on&&_$e0(~12),_$b=('pattern');_$c&&_$x(_$c);return _$b} } = {};
export class K { m() {var _$c=_$on&&_$e0(~16); return _$c&&_$x(_$c), 'm' } }
export { named as other };
export async function later() {const _$f=_$on&&_$g(_$e0(20));try{ return _$r(await _$w( 1,_$f),_$f) }finally{_$f&&_$l(_$f)}}
log(self.default?.(), named(1), arrow(2), pattern(), new K().m(), this, (function () {var _$c=_$on&&_$e0(~24); return _$c&&_$x(_$c), this })());
log(await later(), import.meta !== undefined);
