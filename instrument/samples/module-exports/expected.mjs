typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$r=="undefined"&&((v,w)=>Object.defineProperties(globalThis,{_$w:v,_$y:v,_$d:v,_$a:v,_$u:v,_$r:v,_$q:w}))({value:v=>v,writable:true,configurable:true},{value:(f,v)=>v,writable:true,configurable:true});/*_$*/import * as self from 'self';
export default function () {const _$c=_$on&&_$e0(0,arguments.length);try{ return 'default' }finally{_$c&&_$x(_$c)}}
export function named(a) {const _$c=_$on&&_$e1(4,a,arguments.length);try{ return a }finally{_$c&&_$x(_$c)}}
export const arrow = (x) => {let _$c=_$on&&_$e1(8,x);try{return(x)}finally{_$c&&_$x(_$c);}}, { pattern = () => {let _$c=_$on&&_$e0(12);try{return('pattern')}finally{_$c&&_$x(_$c);}} } = {};
export class K { m() {const _$c=_$on&&_$e0(16,arguments.length);try{ return 'm' }finally{_$c&&_$x(_$c)}} }
export { named as other };
export async function later() {const _$f=_$on&&_$g(_$e0(20,arguments.length));try{ return _$r(await _$w( 1,_$f),_$f) }finally{_$f&&_$l(_$f)}}
log(self.default?.(), named(1), arrow(2), pattern(), new K().m(), this, (function () {const _$c=_$on&&_$e0(24,arguments.length);try{ return this }finally{_$c&&_$x(_$c)}})());
log(await later(), import.meta !== undefined);
