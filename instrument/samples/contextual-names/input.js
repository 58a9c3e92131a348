const async = (x) => 'async called', get = 1, set = 2, of = 3, let_ = 4;
const o = { async, get, set, of, static: 5, await: 6, yield: 7 };
log(async(1), async ? 'value' : 0, o);
class K { static() { return 1 } get() { return 2 } set() { return 3 } async() { return 4 } static get get() { return 5 } static set() { return 6 } static async async() { return 7 } static static = () => 8 }
log(new K().static(), new K().get(), new K().set(), new K().async(), K.get, K.set(), K.static());
var yield = (await) => await, await = yield(1);
log(await, ((let_) => let_)(2));
