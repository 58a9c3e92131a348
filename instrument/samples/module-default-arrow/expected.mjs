typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/export default () => {var _$c=_$on&&_$e0(~0),_$b=('arrow');_$c&&_$x(_$c);return _$b};
import self from 'self';
log(self(), self.name);
