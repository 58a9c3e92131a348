typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/export default class { m() {const _$c=_$on&&_$e0(0,arguments.length);try{ return new.target }finally{_$c&&_$x(_$c)}} constructor() {const _$c=_$on&&_$e0(4,arguments.length);try{ log('made') }finally{_$c&&_$x(_$c)}} }
import Self from 'self';
log(new Self().m(), Self.name);
