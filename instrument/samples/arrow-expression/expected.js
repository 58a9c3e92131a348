typeof _$on=="undefined"&&Object.defineProperty(globalThis,"_$on",{value:false,writable:true,configurable:true});/*_$*/const one = () => {let _$c=_$on&&_$e0(0);try{return(1)}finally{_$c&&_$x(_$c);}};
const id = x => {let _$c=_$on&&_$e1(4,x);try{return(x)}finally{_$c&&_$x(_$c);}};
const object = (x) => {let _$c=_$on&&_$e1(8,x);try{return(({ x }))}finally{_$c&&_$x(_$c);}};
const sequence = (x) => {let _$c=_$on&&_$e1(12,x);try{return((x++, x * 2))}finally{_$c&&_$x(_$c);}};
const nested = a => {let _$c=_$on&&_$e1(16,a);try{return(b => {let _$c=_$on&&_$e1(20,b);try{return(c => {let _$c=_$on&&_$e1(24,c);try{return([a, b, c])}finally{_$c&&_$x(_$c);}})}finally{_$c&&_$x(_$c);}})}finally{_$c&&_$x(_$c);}};
const conditional = a => {let _$c=_$on&&_$e1(28,a);try{return(a ? 'yes' : 'no')}finally{_$c&&_$x(_$c);}};
const assignment = o => {let _$c=_$on&&_$e1(32,o);try{return(o.x = 3)}finally{_$c&&_$x(_$c);}};
const comments = /* a */ (x /* b */) /* c */ => /* d */ {let _$c=_$on&&_$e1(36,x);try{return(x /* e */ + 1)}finally{_$c&&_$x(_$c);}} /* f */;
const lines = (x) =>
  // a comment with => and { inside
  {let _$c=_$on&&_$e1(40,x);try{return(x
    .toString())}finally{_$c&&_$x(_$c);}}
    // at the end
;
const parens = x => {let _$c=_$on&&_$e1(44,x);try{return(((x)))}finally{_$c&&_$x(_$c);}};
const trailing = (a, b, ) => {let _$c=_$on&&_$e2(48,a,b);try{return((
  a + b
  // ) and } in a comment
))}finally{_$c&&_$x(_$c);}};
const text = s => {let _$c=_$on&&_$e1(52,s);try{return(`=> ${(t => {let _$c=_$on&&_$e1(56,t);try{return(t + '}')}finally{_$c&&_$x(_$c);}})(s)} )`)}finally{_$c&&_$x(_$c);}};
const pattern = s => {let _$c=_$on&&_$e1(60,s);try{return(/=>[)}/]/.test(s))}finally{_$c&&_$x(_$c);}};
const thrown = () => {const _$c=_$on&&_$e0(64);try{ throw new Error('no') }finally{_$c&&_$x(_$c)}};
const voided = () => {let _$c=_$on&&_$e0(68);try{return(void 0)}finally{_$c&&_$x(_$c);}}, deleted = o => {let _$c=_$on&&_$e1(72,o);try{return(delete o.x)}finally{_$c&&_$x(_$c);}}, typed = x => {let _$c=_$on&&_$e1(76,x);try{return(typeof x)}finally{_$c&&_$x(_$c);}};
const inside = a => {let _$c=_$on&&_$e1(80,a);try{return(('x' in a))}finally{_$c&&_$x(_$c);}};
log(one(), id(2), object(3), sequence(4), nested(1)(2)(3), conditional(0), assignment({}), comments(1), lines(7));
log(parens(1), trailing(1, 2), text('t'), pattern('=>}'), voided(), deleted({ x: 1 }), typed(''), inside({ x: 1 }));
try { thrown() } catch (e) { log(e.message) }
log([3, 1, 2].sort((a, b) => {let _$c=_$on&&_$e2(84,a,b);try{return(a - b)}finally{_$c&&_$x(_$c);}}), ((a, b = () => {let _$c=_$on&&_$e0(92);try{return(a)}finally{_$c&&_$x(_$c);}}) => {let _$c=_$on&&_$e2(88,a,b);try{return(b())}finally{_$c&&_$x(_$c);}})(8));
log((() => {const _$c=_$on&&_$e0(96);try{}finally{_$c&&_$x(_$c)}})(), (() => {let _$c=_$on&&_$e0(100);try{return(({}))}finally{_$c&&_$x(_$c);}})(), (x => {let _$c=_$on&&_$e1(104,x);try{return(({}).toString.call(x))}finally{_$c&&_$x(_$c);}})([]));
log((() => {let _$c=_$on&&_$e0(108);try{return(function () {const _$c=_$on&&_$e0(112,arguments.length);try{}finally{_$c&&_$x(_$c)}})}finally{_$c&&_$x(_$c);}})().name, (() => {let _$c=_$on&&_$e0(116);try{return(class {})}finally{_$c&&_$x(_$c);}})().name, (() => {let _$c=_$on&&_$e0(120);try{return(() => {let _$c=_$on&&_$e0(124);try{return(1)}finally{_$c&&_$x(_$c);}})}finally{_$c&&_$x(_$c);}})().name);
