// Where an arrow ends without a semicolon, the next line must stay a line of its own.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/let a = 1, b = 2
const f = x => {let _$c=_$on&&_$e1(0,x);try{return(x)}finally{_$c&&_$x(_$c);}}
const g = y => {let _$c=_$on&&_$e1(4,y);try{return(y)}finally{_$c&&_$x(_$c);}}
++a
const h = z => {const _$c=_$on&&_$e1(8,z);try{ return z }finally{_$c&&_$x(_$c)}}
(a)
let i = x => {let _$c=_$on&&_$e1(12,x);try{return(x ? y => {let _$c=_$on&&_$e1(16,y);try{return(y)}finally{_$c&&_$x(_$c);}} : z => {let _$c=_$on&&_$e1(20,z);try{return(-z)}finally{_$c&&_$x(_$c);}})}finally{_$c&&_$x(_$c);}}
;[1].forEach(x => {let _$c=_$on&&_$e1(24,x);try{return(log(x))}finally{_$c&&_$x(_$c);}})
const j = async () => {let _$c=_$on&&_$e0(28);try{return(1)}finally{_$c&&_$x(_$c);}}
let k = () => {let _$c=_$on&&_$e0(32);try{return(() => {const _$c=_$on&&_$e0(36);try{ return 3 }finally{_$c&&_$x(_$c)}})}finally{_$c&&_$x(_$c);}}
log(typeof h, i(1)(5), i(0)(5), k()(), a, f(1), g(2))
const list = [x => {let _$c=_$on&&_$e1(40,x);try{return(1)}finally{_$c&&_$x(_$c);}}, x => {let _$c=_$on&&_$e1(44,x);try{return(2)}finally{_$c&&_$x(_$c);}}, (x) => {let _$c=_$on&&_$e1(48,x);try{return(3)}finally{_$c&&_$x(_$c);}}]; const table = { a: x => {let _$c=_$on&&_$e1(52,x);try{return(1)}finally{_$c&&_$x(_$c);}}, b: x => {let _$c=_$on&&_$e1(56,x);try{return((2))}finally{_$c&&_$x(_$c);}}, c: (x) => {const _$c=_$on&&_$e1(60,x);try{ return 3 }finally{_$c&&_$x(_$c)}} };
log(list.map(e => {let _$c=_$on&&_$e1(64,e);try{return(e())}finally{_$c&&_$x(_$c);}}), Object.values(table).map(e => {let _$c=_$on&&_$e1(68,e);try{return(e())}finally{_$c&&_$x(_$c);}}))
if (a) (x => {let _$c=_$on&&_$e1(72,x);try{return(log('if', x))}finally{_$c&&_$x(_$c);}})(a); else (x => {let _$c=_$on&&_$e1(76,x);try{return(log('else', x))}finally{_$c&&_$x(_$c);}})(a)
for (let m = (x => {let _$c=_$on&&_$e1(80,x);try{return(x)}finally{_$c&&_$x(_$c);}})(0); m < 2; m++) log((x => {let _$c=_$on&&_$e1(84,x);try{return(x)}finally{_$c&&_$x(_$c);}})(m))
label: for (const n of [1, 2].map(x => {let _$c=_$on&&_$e1(88,x);try{return(x * 2)}finally{_$c&&_$x(_$c);}})) { if (n > 2) continue label; log(n) }
var last = x => {let _$c=_$on&&_$e1(92,x);try{return(x * 2)}finally{_$c&&_$x(_$c);}}
