typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const id = async x => _$on&&void _$x(_$e1(0,x))?0:x;
const wait = async (x) => _$on&&void _$x(_$e1(4,x))?0:await x;
const object = async () => _$on&&void _$x(_$e0(8))?0:({ a: 1 });
const comma = async (x) => _$on&&void _$x(_$e1(12,x))?0:(x++, x);
const conditional = async (x) => _$on&&void _$x(_$e1(16,x))?0:x ? 'yes' : 'no';
const assigns = async (o) => _$on&&void _$x(_$e1(20,o))?0:o.x = 1;
const nested = async (a) => _$on&&void _$x(_$e1(24,a))?0:async (b) => _$on&&void _$x(_$e1(28,b))?0:a + b;
const sync = async (x) => _$on&&void _$x(_$e1(32,x))?0:((y) => {let _$c=_$on&&_$e1(36,y);try{return(x + y)}finally{_$c&&_$x(_$c);}})(1);
const block = async (x) => {_$on&&_$x(_$e1(40,x)); await 0; return x };
const newline = async (x) =>
  // comment
  _$on&&void _$x(_$e1(44,x))?0:x;
const throws = async () => {_$on&&_$x(_$e0(48)); throw new Error('a') }, throwsExpression = async (o) => _$on&&void _$x(_$e1(52,o))?0:o.x.y;
const name = async () => _$on&&void _$x(_$e0(56))?0:function () {const _$c=_$on&&_$e0(60,arguments.length);try{}finally{_$c&&_$x(_$c)}};
(async () => {_$on&&_$x(_$e0(64));
  log(await id(1), await wait(Promise.resolve(2)), await object(), await comma(3), await conditional(0), await assigns({}), await (await nested(1))(2), await sync(1), await block(4), await newline(5), (await name()).name);
  await throws().catch((e) => {let _$c=_$on&&_$e1(68,e);try{return(log(e.message))}finally{_$c&&_$x(_$c);}});
  await throwsExpression({}).catch((e) => {let _$c=_$on&&_$e1(72,e);try{return(log(e.name))}finally{_$c&&_$x(_$c);}});
})()
const tight = async x=>_$on&&void _$x(_$e1(76,x))?0:/re/.test(x), tighter = async x=>_$on&&void _$x(_$e1(80,x))?0:[x], tightest = async x=>_$on&&void _$x(_$e1(84,x))?0:-x
Promise.all([tight('re'), tighter(1), tightest(2)]).then(log)
