typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});typeof _$v=="undefined"&&Object.defineProperty(globalThis,"_$v",{value:(e,x)=>x,writable:true,configurable:true});typeof _$m=="undefined"&&Object.defineProperty(globalThis,"_$m",{value:x=>x,writable:true,configurable:true});/*_$*/const load = (address) => {let _$c=_$on&&_$e1(0,address);try{return(import(_$m(/* of */ address,_$m) /* this */))}finally{_$c&&_$x(_$c);}};
const { default: given } = await load('data:text/javascript,export default 1');
const other = await import('data:application/json,[2]', { with: { type: 'json' } });
const comma = await import(_$m((0, 'data:text/javascript,export default 3'),_$m),);
log(given, other.default, comma.default, typeof import.meta.url);
