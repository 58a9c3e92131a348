// What runs in which turn of the microtask queue stays as it was.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const order = [];
const note = (x) => {let _$c=_$on&&_$e1(0,x);try{return(order.push(x))}finally{_$c&&_$x(_$c);}};
async function a() {_$on&&_$x(_$e0(4,arguments.length)); note('a1'); await b(); note('a2') }
async function b() {_$on&&_$x(_$e0(8,arguments.length)); note('b1'); await null; note('b2') }
a().then(() => {let _$c=_$on&&_$e0(12);try{return(note('then'))}finally{_$c&&_$x(_$c);}});
Promise.resolve().then(() => {let _$c=_$on&&_$e0(16);try{return(note('micro 1'))}finally{_$c&&_$x(_$c);}}).then(() => {let _$c=_$on&&_$e0(20);try{return(note('micro 2'))}finally{_$c&&_$x(_$c);}});
note('sync');
(async () => _$on&&void _$x(_$e0(24))?0:note(await 'value'))();
(async () => {_$on&&_$x(_$e0(28)); for (let i = 0; i < 6; i++) await null; log(order) })();
