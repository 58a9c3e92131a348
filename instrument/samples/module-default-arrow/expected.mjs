typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/export default () => {let _$c=_$on&&_$e0(0);try{return('arrow')}finally{_$c&&_$x(_$c);}};
import self from 'self';
log(self(), self.name);
