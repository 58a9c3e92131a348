typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const async = (x) => {let _$c=_$on&&_$e1(0,x);try{return('async called')}finally{_$c&&_$x(_$c);}}, get = 1, set = 2, of = 3, let_ = 4;
const o = { async, get, set, of, static: 5, await: 6, yield: 7 };
log(async(1), async ? 'value' : 0, o);
class K { static() {const _$c=_$on&&_$e0(4,arguments.length);try{ return 1 }finally{_$c&&_$x(_$c)}} get() {const _$c=_$on&&_$e0(8,arguments.length);try{ return 2 }finally{_$c&&_$x(_$c)}} set() {const _$c=_$on&&_$e0(12,arguments.length);try{ return 3 }finally{_$c&&_$x(_$c)}} async() {const _$c=_$on&&_$e0(16,arguments.length);try{ return 4 }finally{_$c&&_$x(_$c)}} static get get() {const _$c=_$on&&_$e0(20);try{ return 5 }finally{_$c&&_$x(_$c)}} static set() {const _$c=_$on&&_$e0(24,arguments.length);try{ return 6 }finally{_$c&&_$x(_$c)}} static async async() {_$on&&_$x(_$e0(28,arguments.length)); return 7 } static static = () => {let _$c=_$on&&_$e0(32);try{return(8)}finally{_$c&&_$x(_$c);}} }
log(new K().static(), new K().get(), new K().set(), new K().async(), K.get, K.set(), K.static());
var yield = (await) => {let _$c=_$on&&_$e1(36,await);try{return(await)}finally{_$c&&_$x(_$c);}}, await = yield(1);
log(await, ((let_) => {let _$c=_$on&&_$e1(40,let_);try{return(let_)}finally{_$c&&_$x(_$c);}})(2));
