typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/import { f as g } from 'self';
export function f() {var _$c=_$on&&_$e0(~0); return _$c&&_$x(_$c), 'hoisted' }
log(g());
