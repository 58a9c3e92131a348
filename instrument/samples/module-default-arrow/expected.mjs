typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/export default () => {var _$c=_$on&&_$e0(~0),_$v=('arrow');_$c&&_$x(_$c);return _$v};
import self from 'self';
log(self(), self.name);
