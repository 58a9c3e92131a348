typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const async = (x) => {var _$c=_$on&&_$e1(~0,x),_$b=('async called');_$c&&_$x(_$c);return _$b}, get = 1, set = 2, of = 3, let_ = 4;
const o = { async, get, set, of, static: 5, await: 6, yield: 7 };
log(async(1), async ? 'value' : 0, o);
class K { static() {var _$c=_$on&&_$e0(~4); return _$c&&_$x(_$c), 1 } get() {var _$c=_$on&&_$e0(~8); return _$c&&_$x(_$c), 2 } set() {var _$c=_$on&&_$e0(~12); return _$c&&_$x(_$c), 3 } async() {var _$c=_$on&&_$e0(~16); return _$c&&_$x(_$c), 4 } static get get() {var _$c=_$on&&_$e0(~20); return _$c&&_$x(_$c), 5 } static set() {var _$c=_$on&&_$e0(~24); return _$c&&_$x(_$c), 6 } static async async() {const _$c=_$on&&_$e0(28);try{ return 7 }finally{_$c&&_$x(_$c)}} static static = () => {var _$c=_$on&&_$e0(~32),_$b=(8);_$c&&_$x(_$c);return _$b} }
log(new K().static(), new K().get(), new K().set(), new K().async(), K.get, K.set(), K.static());
var yield = (await) => {var _$c=_$on&&_$e1(~36,await),_$b=(await);_$c&&_$x(_$c);return _$b}, await = yield(1);
log(await, ((let_) => {var _$c=_$on&&_$e1(~40,let_),_$b=(let_);_$c&&_$x(_$c);return _$b})(2));
