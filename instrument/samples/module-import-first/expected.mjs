typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/import { f as g } from 'self';
export function f() {const _$c=_$on&&_$e0(0,arguments.length);try{ return 'hoisted' }finally{_$c&&_$x(_$c)}}
log(g());
