// Where an arrow ends without a semicolon, the next line must stay a line of its own.
typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/let a = 1, b = 2
const f = x => {var _$c=_$on&&_$e1(~0,x),_$b=(x);_$c&&_$x(_$c);return _$b}
const g = y => {var _$c=_$on&&_$e1(~4,y),_$b=(y);_$c&&_$x(_$c);return _$b}
++a
const h = z => {var _$c=_$on&&_$e1(~8,z); return _$c&&_$x(_$c), z }
(a)
let i = x => {let _$c=_$on&&_$e1(12,x);try{return(x ? y => {var _$c=_$on&&_$e1(~16,y),_$b=(y);_$c&&_$x(_$c);return _$b} : z => {var _$c=_$on&&_$e1(~20,z),_$b=(-z);_$c&&_$x(_$c);return _$b})}finally{_$c&&_$x(_$c);}}
;[1].forEach(x => {let _$c=_$on&&_$e1(24,x);try{return(log(x))}finally{_$c&&_$x(_$c);}})
const j = async () => {let _$c=_$on&&_$e0(28);try{return(1)}finally{_$c&&_$x(_$c);}}
let k = () => {let _$c=_$on&&_$e0(32);try{return(() => {var _$c=_$on&&_$e0(~36); return _$c&&_$x(_$c), 3 })}finally{_$c&&_$x(_$c);}}
log(typeof h, i(1)(5), i(0)(5), k()(), a, f(1), g(2))
const list = [x => {var _$c=_$on&&_$e1(~40,x),_$b=(1);_$c&&_$x(_$c);return _$b}, x => {var _$c=_$on&&_$e1(~44,x),_$b=(2);_$c&&_$x(_$c);return _$b}, (x) => {var _$c=_$on&&_$e1(~48,x),_$b=(3);_$c&&_$x(_$c);return _$b}]; const table = { a: x => {var _$c=_$on&&_$e1(~52,x),_$b=(1);_$c&&_$x(_$c);return _$b}, b: x => {var _$c=_$on&&_$e1(~56,x),_$b=((2));_$c&&_$x(_$c);return _$b}, c: (x) => {var _$c=_$on&&_$e1(~60,x); return _$c&&_$x(_$c), 3 } };
log(list.map(e => {let _$c=_$on&&_$e1(64,e);try{return(e())}finally{_$c&&_$x(_$c);}}), Object.values(table).map(e => {let _$c=_$on&&_$e1(68,e);try{return(e())}finally{_$c&&_$x(_$c);}}))
if (a) (x => {let _$c=_$on&&_$e1(72,x);try{return(log('if', x))}finally{_$c&&_$x(_$c);}})(a); else (x => {let _$c=_$on&&_$e1(76,x);try{return(log('else', x))}finally{_$c&&_$x(_$c);}})(a)
for (let m = (x => {var _$c=_$on&&_$e1(~80,x),_$b=(x);_$c&&_$x(_$c);return _$b})(0); m < 2; m++) log((x => {var _$c=_$on&&_$e1(~84,x),_$b=(x);_$c&&_$x(_$c);return _$b})(m))
label: for (const n of [1, 2].map(x => {var _$c=_$on&&_$e1(~88,x),_$b=(x * 2);_$c&&_$x(_$c);return _$b})) { if (n > 2) continue label; log(n) }
var last = x => {var _$c=_$on&&_$e1(~92,x),_$b=(x * 2);_$c&&_$x(_$c);return _$b}
