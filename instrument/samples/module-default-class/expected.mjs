typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/export default class { m() {var _$c=_$on&&_$e0(~0),_$b; return _$b=( new.target),_$c&&_$x(_$c),_$b } constructor() {const _$c=_$on&&_$e0(4);try{ log('made') }finally{_$c&&_$x(_$c)}} }
import Self from 'self';
log(new Self().m(), Self.name);
