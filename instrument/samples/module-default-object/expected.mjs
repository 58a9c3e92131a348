typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/export default { setup() {var _$c=_$on&&_$e0(~0); return _$c&&_$x(_$c), 'setup' }, methods: { go: () => {var _$c=_$on&&_$e0(~4),_$b=('go');_$c&&_$x(_$c);return _$b} } };
import self from 'self';
log(self.setup(), self.methods.go());
