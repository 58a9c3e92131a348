typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/export default { setup() {const _$c=_$on&&_$e0(0,arguments.length);try{ return 'setup' }finally{_$c&&_$x(_$c)}}, methods: { go: () => {let _$c=_$on&&_$e0(4);try{return('go')}finally{_$c&&_$x(_$c);}} } };
import self from 'self';
log(self.setup(), self.methods.go());
